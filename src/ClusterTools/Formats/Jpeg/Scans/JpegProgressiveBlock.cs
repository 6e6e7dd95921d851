using ClusterTools.Formats.Jpeg.Pixels;

namespace ClusterTools.Formats.Jpeg.Scans;

/// <summary>Adds what a progressive scan says of a block to its coefficients (ITU-T T.81, annex G).</summary>
internal sealed class JpegProgressiveBlock(JpegEntropyReader reader, JpegScan scan)
{
    private int _endOfBandRun;

    /// <summary>Forgets the run of blocks without more coefficients: a restart.</summary>
    public void Reset() => _endOfBandRun = 0;

    /// <summary>Decodes one block.</summary>
    public void Decode(int componentIndex, Span<short> block)
    {
        reader.Fill();
        if (scan.First == 0)
        {
            if (scan.High == 0)
                FirstDc(componentIndex, block);
            else if (reader.Take(1) != 0)
                block[0] |= (short)(1 << scan.Low);
        }
        else if (scan.High == 0)
        {
            FirstAc(block);
        }
        else
        {
            RefineAc(block);
        }

        reader.RequireBits();
    }

    private void FirstDc(int componentIndex, Span<short> block)
    {
        var component = scan.Components[componentIndex];
        component.Prediction += reader.TakeSigned(reader.TakeSymbol(scan.Dc(componentIndex)));
        block[0] = (short)(component.Prediction << scan.Low);
    }

    private void FirstAc(Span<short> block)
    {
        if (_endOfBandRun > 0)
        {
            _endOfBandRun--;
            return;
        }

        var natural = JpegZigZag.Natural;
        var table = scan.Ac(0);
        for (int k = scan.First; k <= scan.Last; k++)
        {
            reader.Fill();
            int symbol = reader.TakeSymbol(table);
            int run = symbol >> 4;
            int size = symbol & 0x0F;
            if (size > 0)
            {
                k += run;
                if (k > scan.Last)
                    throw reader.Damaged();
                block[natural[k]] = (short)(reader.TakeSigned(size) << scan.Low);
            }
            else if (run == 15)
            {
                k += 15;
            }
            else
            {
                _endOfBandRun = (1 << run) + reader.Take(run) - 1;
                break;
            }
        }
    }

    private void RefineAc(Span<short> block)
    {
        var natural = JpegZigZag.Natural;
        int k = scan.First;
        if (_endOfBandRun == 0)
        {
            var table = scan.Ac(0);
            for (; k <= scan.Last; k++)
            {
                reader.Fill();
                int symbol = reader.TakeSymbol(table);
                int run = symbol >> 4;
                int value = 0;
                if ((symbol & 0x0F) != 0)
                {
                    if ((symbol & 0x0F) != 1)
                        throw reader.Damaged();
                    value = reader.Take(1) != 0 ? 1 << scan.Low : -1 << scan.Low;
                }
                else if (run < 15)
                {
                    _endOfBandRun = (1 << run) + reader.Take(run);
                    break;
                }

                k = RefineOver(block, k, run);
                if (value == 0)
                    continue;
                if (k > scan.Last)
                    throw reader.Damaged();
                block[natural[k]] = (short)value;
            }
        }

        if (_endOfBandRun > 0)
        {
            RefineOver(block, k, int.MaxValue);
            _endOfBandRun--;
        }
    }

    /// <summary>Passes over <paramref name="run"/> coefficients that are zero still, to the next such one, and refines those on the way that are not.</summary>
    private int RefineOver(Span<short> block, int k, int run)
    {
        var natural = JpegZigZag.Natural;
        int bit = 1 << scan.Low;
        for (; k <= scan.Last; k++)
        {
            ref short coefficient = ref block[natural[k]];
            if (coefficient == 0)
            {
                if (run-- == 0)
                    break;
                continue;
            }

            if (reader.Count < 1)
                reader.Fill();
            if (reader.Take(1) != 0 && (coefficient & bit) == 0)
                coefficient += (short)(coefficient > 0 ? bit : -bit);
        }

        return k;
    }
}
