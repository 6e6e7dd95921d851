using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Search;
using ClusterTools.Tests.Clustering.Mixtures;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.Search;

/// <summary>Scans of mixtures over several types of covariance.</summary>
public sealed class CovarianceTypeSearchTests
{
    private static readonly CovarianceType[] Types = [CovarianceType.Spherical, CovarianceType.Diagonal, CovarianceType.Tied, CovarianceType.Full];

    private static readonly ClusterCountSearchOptions Options = new()
    {
        ClusterCounts = [1, 2, 3],
        Model = ClusterCountModel.GaussianMixture,
        CovarianceTypes = Types,
        Mixture = new GaussianMixtureOptions { RestartCount = 2 },
    };

    [Theory]
    [InlineData(CovarianceType.Full)]
    [InlineData(CovarianceType.Tied)]
    [InlineData(CovarianceType.Diagonal)]
    [InlineData(CovarianceType.Spherical)]
    public void FindsTheTypeThatRecordsWereDrawnFrom(CovarianceType type)
    {
        Array covariances = type switch
        {
            CovarianceType.Full => new double[][][] { [[2, 1.5], [1.5, 2]], [[1, -0.5], [-0.5, 0.5]] },
            CovarianceType.Tied => new double[][] { [2, 1.5], [1.5, 2] },
            CovarianceType.Diagonal => new double[][] { [4, 0.5], [0.5, 3] },
            _ => new double[] { 3, 0.5 },
        };
        var series = new GaussianMixtureModel(type, [1, 1], [[0, 0], [20, 10]], covariances).Sample(600, seed: 3);
        foreach (var criterion in (ClusterCountCriterion[])[ClusterCountCriterion.Bic, ClusterCountCriterion.Aic])
        {
            var scan = ClusterCountSearch.Run(series, Options with { Criterion = criterion });
            var best = (GaussianMixtureResult)scan.Best;
            Assert.Equal(2, scan.BestK);
            if (criterion == ClusterCountCriterion.Bic)
                Assert.Equal(type, best.CovarianceType);
            Assert.Equal(Types, [.. scan.CovarianceTypes.Select(t => t.CovarianceType)]);
            var chosen = Assert.Single(scan.CovarianceTypes, t => t.IsBest);
            Assert.Equal(best.CovarianceType, chosen.CovarianceType);
            Assert.Equal(scan.CovarianceTypes.Min(t => t.Score), chosen.Score);
            Assert.Same(scan.Candidates, chosen.Candidates);
        }
    }

    [Fact]
    public void EachTypeIsTheScanOfThatTypeAlone()
    {
        var series = MixtureArrays.Overlapping(150, 2, 2, 4);
        var scan = ClusterCountSearch.Run(series, Options, new ExecutionOptions { ThreadCount = 2 });
        foreach (var type in scan.CovarianceTypes)
        {
            var alone = ClusterCountSearch.Run(series, Options with { CovarianceTypes = [type.CovarianceType] });
            Assert.Equal(alone.Candidates, type.Candidates);
            Assert.Equal(alone.BestK, type.BestK);
            Assert.Equal(type.CovarianceType, ((GaussianMixtureResult)alone.Best).CovarianceType);
            Assert.Empty(alone.CovarianceTypes);
        }
    }

    [Fact]
    public void RefusesWhatCannotBeCompared()
    {
        var series = MixtureArrays.Overlapping(50, 2, 2, 4);
        Refused("Similarity", Options with { Criterion = ClusterCountCriterion.Similarity });
        Refused("Stability", Options with { Criterion = ClusterCountCriterion.Stability });
        Refused("checkpoint", Options with { CheckpointPath = Path.Combine(Path.GetTempPath(), "scan.json") });
        Refused("CovarianceType", Options with { Model = ClusterCountModel.KMeans });

        void Refused(string part, ClusterCountSearchOptions options) =>
            Assert.Contains(part, Assert.Throws<ArgumentException>(() => ClusterCountSearch.Run(series, options)).Message);
    }

    [Fact]
    public void ReportsOneProgressForAllTypes()
    {
        var reports = new List<OperationProgress>();
        ClusterCountSearch.Run(MixtureArrays.Overlapping(100, 2, 2, 4), Options, new ExecutionOptions { ThreadCount = 1, Progress = new Reports(reports) });
        Assert.Single(reports.Select(r => r.Activity).Distinct());
        Assert.Equal(reports.Select(r => r.Done).OrderBy(d => d), reports.Select(r => r.Done));
    }

    private sealed class Reports(List<OperationProgress> reports) : IProgress<OperationProgress>
    {
        public void Report(OperationProgress value)
        {
            lock (reports)
                reports.Add(value);
        }
    }
}
