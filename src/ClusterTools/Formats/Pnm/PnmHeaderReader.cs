namespace ClusterTools.Formats.Pnm;

/// <summary>Reads and checks the head of a file.</summary>
internal static class PnmHeaderReader
{
    /// <exception cref="ImageFormatException">The head is not one of this format.</exception>
    public static PnmHeader Read(PnmInput input)
    {
        int letter = input.ReadByte();
        int kind = input.ReadByte() - '0';
        if (letter != 'P' || kind is < 1 or > 7)
            throw input.Error(SR.PnmHeaderInvalid);
        if (kind == 7)
            return ReadPam(input);
        int width = input.ReadNumber(int.MaxValue / 10);
        int height = input.ReadNumber(int.MaxValue / 10);
        int maximum = kind is 1 or 4 ? 1 : input.ReadNumber(ushort.MaxValue);
        return Check(input, new PnmHeader(kind, width, height, kind is 3 or 6 ? 3 : 1, maximum, input.Position));
    }

    private static PnmHeader ReadPam(PnmInput input)
    {
        int width = 0, height = 0, depth = 0, maximum = 0;
        input.ReadLine();
        for (string line = input.ReadLine(); line != "ENDHDR"; line = input.ReadLine())
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            string[] words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            int value = 0;
            if (words[0] != "TUPLTYPE" && (words.Length != 2 || !int.TryParse(words[1], out value)))
                throw input.Error(SR.PnmHeaderInvalid);
            switch (words[0])
            {
                case "WIDTH":
                    width = value;
                    break;
                case "HEIGHT":
                    height = value;
                    break;
                case "DEPTH":
                    depth = value;
                    break;
                case "MAXVAL":
                    maximum = value;
                    break;
                case "TUPLTYPE":
                    break;
                default:
                    throw input.Error(SR.PnmHeaderInvalid);
            }
        }

        if (depth is < 1 or > 1024)
            throw input.Error(SR.PnmHeaderInvalid);
        return Check(input, new PnmHeader(7, width, height, depth, maximum, input.Position));
    }

    private static PnmHeader Check(PnmInput input, PnmHeader header)
    {
        if (header.Width < 1 || header.Height < 1)
            throw input.Error(string.Format(SR.ImageSizeInvalid, header.Width, header.Height));
        if (header.Maximum is < 1 or > ushort.MaxValue)
            throw input.Error(string.Format(SR.PnmMaximumInvalid, header.Maximum));
        return header;
    }
}
