using ClusterTools.Clustering;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Storage;
using ClusterTools.Decomposition;
using ClusterTools.Distances;
using ClusterTools.Files;
using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Series.Statistics;
using ClusterTools.Series.Transforms;

namespace ClusterTools.Tests.Clustering.Storage;

public sealed class ClusterModelFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clustertools");

    private string FilePath => Path.Combine(_folder.FullName, "model.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void AModelComesBackToTheBit()
    {
        var series = SeriesSet.FromRows([[0.1, 1 / 3.0], [0.2, 1e-300], [7, 8], [7.5, double.Epsilon]]);
        var fit = KMeansClustering.Fit(series, new KMeansOptions { ClusterCount = 2, Distance = ClusterDistance.Euclidean });
        ClusterModelFile.Write(fit, FilePath);
        var model = Assert.IsType<KMeansModel>(ClusterModelFile.Read(FilePath));
        Assert.Equal(fit.Centroids, model.Centroids);
        Assert.Equal(fit.Sizes, model.Sizes);
        Assert.Equal(fit.Inertia, model.Inertia);
        Assert.Equal(series.Index, model.Index);
        Assert.Equal("k-means", model.History[^1].Operation);
        Assert.Equal(fit.Labels, model.Assign(series).Labels);

        Assert.Throws<FileExistsException>(() => ClusterModelFile.Write(model, FilePath));
        ClusterModelFile.Write(model, FilePath, overwrite: true);
        Assert.Equal(fit.Centroids, ClusterModelFile.Read(FilePath).Centroids);
    }

    [Fact]
    public void PreparationComesBackToTheBit()
    {
        var raw = new SeriesSet(SeriesSet.FromArray([.. Enumerable.Range(0, 480).Select(i => (short)((i * 37 % 101) + (i % 12)))], 40, 12).Store)
        {
            ValueNames = [.. Enumerable.Range(0, 12).Select(i => $"column {i}, \"{(char)('ä' + i)}\"")],
        };
        var set = SeriesTransforms.Detrend(SeriesSelection.ByIndexRange(raw, 1, 11));
        set = SeriesTransforms.Standardize(new SeriesPreprocessing { Normalize = new NormalizeOptions { Offset = 1 / 3.0 }, ZScore = true }.Apply(set), Precision.Double);
        set = PrincipalComponents.Fit(set, 3, whiten: true).Transform(set);
        foreach (var fit in new IClusterModel[]
        {
            KMeansClustering.Fit(set, new KMeansOptions { ClusterCount = 3 }),
            GaussianMixture.Fit(set, new GaussianMixtureOptions { ComponentCount = 2, Regularization = 1e-3 }),
        })
        {
            ClusterModelFile.Write(fit, FilePath, overwrite: true);
            Assert.Contains("\"version\": 2", File.ReadAllText(FilePath));
            var model = ClusterModelFile.Read(FilePath);
            Assert.Equal(fit.ValueNames, model.ValueNames);
            Assert.Equal(fit.ElementType, model.ElementType);
            Assert.Equal(fit.History, model.History);
            Assert.Equal(raw.ValueNames, model.Pipeline!.InputNames);
            Assert.Equal(set.ToArray(), model.Pipeline.Apply(raw).ToArray());
            Assert.Empty(model.Assign(set).Warnings);
            Assert.Equal(fit.AssignAsIs(set).Distance, model.Assign(raw).Distance);
        }
    }

    [Fact]
    public void EveryStepComesBack()
    {
        var raw = SeriesSet.FromArray([.. Enumerable.Range(0, 480).Select(i => (float)(i * 37 % 101))], 40, 12);
        foreach (var set in new[]
        {
            SeriesTransforms.Squelch(raw, 60), SeriesTransforms.Stride(raw, 5), SeriesTransforms.MeanByPanel(raw, 4), SeriesTransforms.MeanByWindow(raw, [4, 8], 3),
            SeriesTransforms.AggregateByIndex(raw, ValueStatistic.Median, [0, 0, 1, 1, 5, 5, 5, 2, 2, 2, 2, 2]), SeriesTransforms.Convolve(raw, [0.25, 0.5]),
            SeriesTransforms.WeightColumns(raw, [1, 2, 0.3, 0, 1, 1, 1, 1, 1, 1, 7, 0.1]), SeriesTransforms.ScaleByStdDev(raw), SeriesTransforms.ToPrecision(raw, Precision.Double), SeriesTransforms.ScaleToRange(SeriesTransforms.BlockMean(raw, 5)),
        })
        {
            ClusterModelFile.Write(KMeansClustering.Fit(set, new KMeansOptions { ClusterCount = 2 }), FilePath, overwrite: true);
            Assert.Equal(set.ToArray(), ClusterModelFile.Read(FilePath).Pipeline!.Apply(raw).ToArray());
        }
    }

    [Fact]
    public void AModelOfRawSeriesIsOfTheFirstVersion()
    {
        var fit = KMeansClustering.Fit(SeriesSet.FromRows([[0, 1], [5, 6]]), new KMeansOptions { ClusterCount = 2 });
        ClusterModelFile.Write(fit, FilePath);
        Assert.Contains("\"version\": 1", File.ReadAllText(FilePath));
        Assert.True(ClusterModelFile.Read(FilePath).Pipeline!.IsEmpty);
    }

    [Fact]
    public void AFileOfTheFirstReleaseIsRead()
    {
        File.WriteAllText(FilePath, """
            {"format":"ClusterTools.Model","version":1,"type":"KMeans","distance":"Euclidean","clusterCount":2,"length":2,"inertia":1,"sizes":[1,1],"index":[0,1],
            "history":[{"operation":"standardize","detail":"each value over the records"}],"centroids":[[0,0],[5,5]]}
            """);
        var model = ClusterModelFile.Read(FilePath);
        Assert.Null(model.Pipeline);
        Assert.Null(model.ValueNames);
        var raw = SeriesSet.FromRows([[4, 4], [5, 1]]);
        var assignment = model.Assign(raw);
        Assert.Equal(1, assignment.Labels[0]);
        Assert.Equal("PipelineUnknown", Assert.Single(assignment.Warnings).Id);
        Assert.Contains("standardize", assignment.Warnings[0].Message);
        Assert.Empty(model.AssignAsIs(raw).Warnings);
        Assert.Empty(model.Assign(SeriesTransforms.Standardize(raw)).Warnings);
    }

    [Theory]
    [InlineData("{\"inputLength\":2,\"steps\":[{\"type\":\"Other\"}]}")]
    [InlineData("{\"inputLength\":3,\"steps\":[]}")]
    [InlineData("{\"inputLength\":0,\"steps\":[]}")]
    [InlineData("{\"inputLength\":2,\"inputNames\":[\"a\"],\"steps\":[]}")]
    [InlineData("{\"inputLength\":2,\"steps\":[{\"type\":\"Records\",\"precision\":\"Double\",\"steps\":[]}]}")]
    [InlineData("{\"inputLength\":2,\"steps\":[{\"type\":\"Records\",\"precision\":\"Double\",\"steps\":[{\"kind\":\"Detrend\",\"choice\":\"\",\"numbers\":[]}]}]}")]
    [InlineData("{\"inputLength\":2,\"steps\":[{\"type\":\"Records\",\"precision\":\"Double\",\"steps\":[{\"kind\":\"Convolve\",\"choice\":\"Odd\",\"numbers\":[1]}]}]}")]
    [InlineData("{\"inputLength\":2,\"steps\":[{\"type\":\"ValueSelection\",\"history\":[{\"operation\":\"select\",\"detail\":\"\"}],\"places\":[0,7]}]}")]
    [InlineData("{\"inputLength\":2,\"steps\":[{\"type\":\"ColumnScaling\",\"precision\":\"Double\",\"history\":[],\"shift\":[0,0],\"divisor\":[1,1]}]}")]
    [InlineData("{\"inputLength\":2,\"steps\":[{\"type\":\"Projection\",\"precision\":\"Double\",\"whitened\":0,\"mean\":[0,0],\"components\":[[1]],\"divisors\":[1]}]}")]
    public void APipelineThatCannotBeIsRefusedByName(string pipeline)
    {
        File.WriteAllText(FilePath, "{\"format\":\"ClusterTools.Model\",\"version\":2,\"type\":\"KMeans\",\"distance\":\"Euclidean\",\"clusterCount\":1,\"length\":2,\"inertia\":0,"
            + $"\"pipeline\":{pipeline},\"centroids\":[[1,2]]}}");
        var error = Assert.Throws<InvalidDataException>(() => ClusterModelFile.Read(FilePath));
        Assert.Contains(FilePath, error.Message);
    }

    [Theory]
    [InlineData("{\"kind\":\"Detrend\",\"choice\":\"\",\"numbers\":[3]},{\"kind\":\"BlockMean\",\"choice\":\"\",\"numbers\":[300000000]}")]
    [InlineData("{\"kind\":\"MeanByPanel\",\"choice\":\"\",\"numbers\":[2]}")]
    [InlineData("{\"kind\":\"MeanByWindow\",\"choice\":\"\",\"numbers\":[400000000,300000000]},{\"kind\":\"BlockMean\",\"choice\":\"\",\"numbers\":[200000000]}")]
    public void ALengthThatNoArrayConfirmsTakesNoMemory(string steps)
    {
        File.WriteAllText(FilePath, "{\"format\":\"ClusterTools.Model\",\"version\":2,\"type\":\"KMeans\",\"distance\":\"Euclidean\",\"clusterCount\":1,\"length\":2,\"inertia\":0,\"history\":[],"
            + "\"pipeline\":{\"inputLength\":600000000,\"steps\":[{\"type\":\"Records\",\"precision\":\"Double\",\"steps\":[" + steps + "]}]},\"centroids\":[[1,2]]}");
        long before = GC.GetAllocatedBytesForCurrentThread();
        var model = ClusterModelFile.Read(FilePath);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        Assert.Equal(600000000, model.Pipeline!.InputLength);
        Assert.Equal("PipelineDiffers", Assert.Single(model.Assign(SeriesSet.FromRows([[1, 2]])).Warnings).Id);
        Assert.Contains("600000000", Assert.Throws<ArgumentException>(() => model.Assign(SeriesSet.FromRows([[1, 2, 3]]))).Message);
    }

    [Fact]
    public void DamagedFilesAreReadOrRefusedByNameInLittleMemory()
    {
        var raw = SeriesSet.FromArray([.. Enumerable.Range(0, 40 * 24).Select(i => (float)((i * 37 % 101) + (i % 7)))], 40, 24);
        var rows = SeriesTransforms.MeanByWindow(SeriesTransforms.MeanByPanel(SeriesTransforms.Detrend(raw, 2), 12), [4, 8], 6);
        rows = SeriesTransforms.BlockMean(new SeriesPreprocessing { Normalize = new NormalizeOptions { Method = NormalizeMethod.Window, Window = 3, Percentile = 20 } }.Apply(rows), 2);
        var columns = PrincipalComponents.Fit(SeriesTransforms.Standardize(SeriesSelection.ByIndexRange(raw, 2, 9)), 2, whiten: true);
        List<string> parents = [];
        foreach (var set in new[] { rows, columns.Transform(SeriesTransforms.Standardize(SeriesSelection.ByIndexRange(raw, 2, 9))) })
        {
            ClusterModelFile.Write(KMeansClustering.Fit(set, new KMeansOptions { ClusterCount = 2 }), FilePath, overwrite: true);
            parents.Add(File.ReadAllText(FilePath));
            ClusterModelFile.Write(GaussianMixture.Fit(set, new GaussianMixtureOptions { ComponentCount = 2, Regularization = 1e-2 }), FilePath, overwrite: true);
            parents.Add(File.ReadAllText(FilePath));
        }

        string[] numbers = ["2147483647", "2000000000", "99999999999999999999", "-1", "0", "1e300", "0.5", "3", "\"NaN\"", "[]", "{}"];
        int refused = 0;
        const int Count = 600;
        for (int seed = 0; seed < Count; seed++)
        {
            var random = new Random(seed);
            string text = parents[seed % parents.Count];
            for (int edits = random.Next(1, 4); edits > 0; edits--)
            {
                var places = System.Text.RegularExpressions.Regex.Matches(text, "(?<=[:,\\[\\s])-?[0-9][0-9.eE+-]*|\"[A-Za-z]+\"");
                var place = places[random.Next(places.Count)];
                string other = random.Next(3) == 0 ? places[random.Next(places.Count)].Value : numbers[random.Next(numbers.Length)];
                text = text.Substring(0, place.Index) + other + text.Substring(place.Index + place.Length);
            }

            File.WriteAllText(FilePath, text);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                var model = ClusterModelFile.Read(FilePath);
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
                model.Assign(raw);
            }
            catch (InvalidDataException e)
            {
                Assert.Contains(FilePath, e.Message);
                refused++;
            }
            catch (ArgumentException)
            {
                // The model is one of other series.
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
            }
        }

        Assert.InRange(refused, Count / 10, Count * 49 / 50);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,2,3]")]
    [InlineData("{\"format\"]: \"ClusterTools.Model\"}}")]
    [InlineData("{\"format\":\"other\"}")]
    [InlineData("{\"format\":\"ClusterTools.Model\",\"version\":2,\"type\":\"KMeans\"}")]
    [InlineData("{\"format\":\"ClusterTools.Model\",\"version\":1,\"type\":\"Other\"}")]
    [InlineData("{\"format\":\"ClusterTools.Model\",\"version\":1,\"type\":\"KMeans\",\"distance\":\"Euclidean\"}")]
    [InlineData("{\"format\":\"ClusterTools.Model\",\"version\":1,\"type\":\"KMeans\",\"distance\":\"7\",\"centroids\":[[1]]}")]
    [InlineData("{\"format\":\"ClusterTools.Model\",\"version\":1,\"type\":\"KMeans\",\"distance\":\"Euclidean\",\"clusterCount\":2,\"length\":1,\"inertia\":0,\"centroids\":[[1],[2,3]]}")]
    [InlineData("{\"format\":\"ClusterTools.Model\",\"version\":1,\"type\":\"KMeans\",\"distance\":\"Euclidean\",\"clusterCount\":1,\"length\":1,\"inertia\":0,\"centroids\":[[\"x\"]]}")]
    [InlineData("{\"format\":\"ClusterTools.Model\",\"version\":1,\"type\":\"KMeans\",\"distance\":\"Euclidean\",\"clusterCount\":1,\"length\":2,\"inertia\":0,\"centroids\":[[1]]}")]
    [InlineData("{\"format\":\"ClusterTools.Model\",\"version\":1,\"type\":\"KMeans\",\"distance\":\"Euclidean\",\"clusterCount\":1,\"length\":1,\"inertia\":0,\"sizes\":[1e300],\"centroids\":[[1]]}")]
    public void WhatIsNoModelIsRefusedByName(string content)
    {
        File.WriteAllText(FilePath, content);
        var error = Assert.Throws<InvalidDataException>(() => ClusterModelFile.Read(FilePath));
        Assert.Contains(FilePath, error.Message);
    }
}
