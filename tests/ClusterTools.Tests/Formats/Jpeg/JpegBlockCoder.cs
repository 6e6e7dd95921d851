namespace ClusterTools.Tests.Formats.Jpeg;

/// <summary>Writes the part of a block that a scan brings. DC symbols have codes of 5 bits, AC symbols of a given length; a code is the symbol's own number.</summary>
internal sealed class JpegBlockCoder(JpegBits bits, int codeLength, int first, int last, int high, int low, bool progressive)
{
    private readonly int[] _predictions = new int[4];
    private int _emptyBlocks;

    public void Reset() => Array.Clear(_predictions);

    public void Write(int component, int[] block)
    {
        if (first == 0)
            WriteDc(component, block[0]);
        if (last == 0)
            return;
        if (high > 0)
            RefineAc(block);
        else
            FirstAc(block);
    }

    /// <summary>Writes the run of blocks that have nothing more.</summary>
    public void EndRun()
    {
        if (_emptyBlocks == 0)
            return;
        int size = JpegBits.SizeOf(_emptyBlocks) - 1;
        bits.Put(size << 4, codeLength);
        bits.Put(_emptyBlocks - (1 << size), size);
        _emptyBlocks = 0;
    }

    private void WriteDc(int component, int dc)
    {
        if (high > 0)
        {
            bits.Put((dc >> low) & 1, 1);
            return;
        }

        int difference = (dc >> low) - _predictions[component];
        _predictions[component] = dc >> low;
        int size = JpegBits.SizeOf(difference);
        bits.Put(size, 5);
        bits.PutSigned(difference, size);
    }

    private void FirstAc(int[] block)
    {
        int run = 0;
        for (int k = Math.Max(1, first); k <= last; k++)
        {
            int value = Math.Sign(block[k]) * (Math.Abs(block[k]) >> low);
            if (value == 0)
            {
                run++;
                continue;
            }

            EndRun();
            for (; run > 15; run -= 16)
                bits.Put(0xF0, codeLength);
            int size = JpegBits.SizeOf(value);
            bits.Put((run << 4) | size, codeLength);
            bits.PutSigned(value, size);
            run = 0;
        }

        if (run > 0)
            _emptyBlocks++;
        if (!progressive || _emptyBlocks == 0x7FFF)
            EndRun();
    }

    private void RefineAc(int[] block)
    {
        int run = 0;
        var corrections = new List<int>();
        int lastNew = Enumerable.Range(first, last - first + 1).LastOrDefault(k => Math.Abs(block[k]) >> low == 1);
        for (int k = first; k <= last; k++)
        {
            int magnitude = Math.Abs(block[k]) >> low;
            if (magnitude == 0)
            {
                run++;
                continue;
            }

            for (; run > 15 && k <= lastNew; run -= 16)
            {
                bits.Put(0xF0, codeLength);
                PutAll(corrections);
            }

            if (magnitude > 1)
            {
                corrections.Add(magnitude & 1);
                continue;
            }

            bits.Put((run << 4) | 1, codeLength);
            bits.Put(block[k] > 0 ? 1 : 0, 1);
            PutAll(corrections);
            run = 0;
        }

        if (run > 0 || corrections.Count > 0)
        {
            bits.Put(0, codeLength);
            PutAll(corrections);
        }
    }

    private void PutAll(List<int> corrections)
    {
        foreach (int bit in corrections)
            bits.Put(bit, 1);
        corrections.Clear();
    }
}
