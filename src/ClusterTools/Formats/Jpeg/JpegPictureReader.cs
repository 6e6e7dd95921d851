using ClusterTools.Formats.Jpeg.Headers;
using ClusterTools.Formats.Jpeg.Pixels;
using ClusterTools.Formats.Jpeg.Scans;

namespace ClusterTools.Formats.Jpeg;

/// <summary>Decodes the scans of one picture.</summary>
internal sealed class JpegPictureReader(JpegInput input, JpegHeader header, CancellationToken cancellationToken)
{
    // No encoder needs this many; a file of thousands of tiny scans would keep a decoder busy for hours.
    private const int MaximumScanCount = 100;

    private readonly JpegTables _tables = new();
    private readonly JpegEntropyReader _entropy = new(input);
    private readonly JpegFrame _frame = header.Frame;

    /// <summary>Decodes into pixels as they are stored.</summary>
    /// <exception cref="ImageFormatException">The data are damaged.</exception>
    /// <exception cref="InvalidDataException">Likewise.</exception>
    public void Read(Span<byte> pixels)
    {
        var writer = new JpegRowWriter(_frame, header.ColorModel);
        for (int count = 0; ReadTables() == JpegMarker.StartOfScan; count++)
        {
            if (count == MaximumScanCount)
                throw input.Error(string.Format(SR.JpegTooManyScans, MaximumScanCount));
            var scan = new JpegScan(input.ReadSegment(), _frame, _tables);
            _entropy.BeginScan(_tables.RestartInterval);
            if (!_frame.Progressive && count == 0 && scan.Components.Length == _frame.Components.Length)
            {
                // The only scan holds everything: no coefficients need to be kept, and what follows does not matter.
                new JpegSingleScan(_entropy, _frame, scan, cancellationToken).Read(writer, pixels);
                return;
            }

            new JpegPartialScan(_entropy, _frame, scan, cancellationToken).Read();
        }

        var incomplete = Array.Find(_frame.Components, c => c.Coefficients.Length == 0);
        if (incomplete is not null)
            throw input.Error(string.Format(SR.JpegComponentWithoutData, incomplete.Id));
        new JpegCoefficientOutput(_frame, cancellationToken).Write(writer, pixels);
    }

    /// <summary>Reads segments up to the next scan or the end of the picture, and says which it is.</summary>
    private int ReadTables()
    {
        while (true)
        {
            int marker = input.NextMarker();
            switch (marker)
            {
                case < 0:
                    throw input.Error(SR.JpegCutOff);
                case JpegMarker.EndOfImage or JpegMarker.StartOfScan:
                    return marker;
                case JpegMarker.QuantizationTables:
                    _tables.ReadQuantization(input.ReadSegment());
                    break;
                case JpegMarker.HuffmanTables:
                    _tables.ReadHuffman(input.ReadSegment());
                    break;
                case JpegMarker.RestartInterval:
                    _tables.ReadRestartInterval(input.ReadSegment());
                    break;
                default:
                    if (!JpegMarker.IsBare(marker))
                        input.SkipSegment();
                    break;
            }
        }
    }
}
