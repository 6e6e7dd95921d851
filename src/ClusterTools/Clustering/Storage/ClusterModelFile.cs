using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml.Linq;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Bayesian;
using ClusterTools.Clustering.Search;
using ClusterTools.Files;

namespace ClusterTools.Clustering.Storage;

/// <summary>Models as JSON files. A file states <c>"format": "ClusterTools.Model"</c>, its <c>version</c> and the <c>type</c> of its model; numbers are written so that they round-trip
/// exactly.</summary>
/// <remarks>Version 2 has a pipeline of steps that records go through before they are compared; earlier versions of the module, which could not apply them, refuse it. A model without
/// such steps is written as version 1.</remarks>
public static class ClusterModelFile
{
    private const string Format = "ClusterTools.Model";
    private const int PlainVersion = 1;
    private const int PipelineVersion = 2;
    private const int LongestText = 1 << 24;

    /// <summary>Writes a model.</summary>
    /// <param name="model">A fit (<see cref="KMeansResult"/>, <see cref="GaussianMixtureResult"/>, <see cref="BayesianGaussianMixtureResult"/>), a model without its
    /// records (<see cref="KMeansModel"/>, <see cref="GaussianMixtureModel"/>), or a scan, of which the chosen fit is written.</param>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <exception cref="ArgumentException">Models of this kind have no file format.</exception>
    /// <exception cref="IOException">The file exists and <paramref name="overwrite"/> is false, or writing failed.</exception>
    public static void Write(IClusterModel model, string path, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        var root = ToElement(model);
        WholeFile.Write(path, overwrite, stream =>
        {
            using var writer = JsonReaderWriterFactory.CreateJsonWriter(stream, new UTF8Encoding(false), ownsStream: false, indent: true, indentChars: " ");
            root.WriteTo(writer);
            writer.Flush();
        });
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The file is not a model file, or has a newer version; the message names the file and the problem.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IClusterModel Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path))
            throw new InvalidDataException(string.Format(SR.ModelIsFolder, path));
        try
        {
            return FromElement(JsonFile.Load(path, LongestText));
        }
        catch (Exception e) when (JsonFile.IsDamage(e))
        {
            throw new InvalidDataException(string.Format(SR.ModelFileInvalid, path, JsonFile.Reason(e)), e);
        }
    }

    /// <summary>The content of a model file.</summary>
    internal static XElement ToElement(IClusterModel model)
    {
        if (model is ClusterCountSearchResult search)
            model = search.Best;
        XElement content = model switch
        {
            KMeansResult result => KMeansModelContent.ToElement(result.ToModel()),
            KMeansModel kmeans => KMeansModelContent.ToElement(kmeans),
            MixtureResult result => GaussianMixtureModelContent.ToElement(result.ToModel()),
            GaussianMixtureModel mixture => GaussianMixtureModelContent.ToElement(mixture),
            _ => throw new ArgumentException(string.Format(SR.ModelTypeWithoutFile, model.GetType().Name)),
        };
        int version = model.Pipeline is null or { IsEmpty: true } ? PlainVersion : PipelineVersion;
        return new XElement("root", JsonEntry.Type("object"), JsonEntry.Text("format", Format), JsonEntry.Number("version", version), content.Elements());
    }

    /// <summary>The model of a file's content.</summary>
    internal static IClusterModel FromElement(XElement root)
    {
        if (JsonEntry.ReadText(root, "format") != Format)
            throw new FormatException(SR.ModelFormatUnknown);
        double version = JsonEntry.ReadNumber(root, "version");
        if (version is not (PlainVersion or PipelineVersion))
            throw new FormatException(string.Format(SR.ModelVersionUnknown, version, PipelineVersion));
        return JsonEntry.ReadText(root, "type") switch
        {
            KMeansModelContent.Type => KMeansModelContent.FromElement(root),
            GaussianMixtureModelContent.Type => GaussianMixtureModelContent.FromElement(root),
            var type => throw new FormatException(string.Format(SR.ModelTypeUnknown, type)),
        };
    }
}
