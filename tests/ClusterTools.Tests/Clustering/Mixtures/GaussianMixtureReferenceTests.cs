using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Metrics.Agreement;
using ClusterTools.Metrics.Silhouettes;
using ClusterTools.Series;

namespace ClusterTools.Tests.Clustering.Mixtures;

/// <summary>The mixtures of the reference file: from given initial parameters, iteration by iteration.</summary>
public sealed class GaussianMixtureReferenceTests
{
    [Theory]
    [Trait(Work.Trait, Work.Large)]
    [InlineData("aniso_full")]
    [InlineData("aniso_tied")]
    [InlineData("aniso_diag")]
    [InlineData("aniso_spherical")]
    [InlineData("blobs_full")]
    [InlineData("blobs_diag")]
    [InlineData("fish_full")]
    [InlineData("fish_tied")]
    [InlineData("fish_diag")]
    [InlineData("fish_spherical")]
    public void FollowsTheReference(string name)
    {
        var problem = ReferenceFile.Open("gmm.json")[name];
        var series = name.Split('_')[0] switch
        {
            "aniso" => SharedTables.Aniso2D(),
            "blobs" => SharedTables.Blobs3D(),
            _ => SeriesSet.FromRows(FishMatrix.Filtered),
        };
        int components = problem["K"].Int;
        var type = Type(problem["covariance_type"].Text);
        string precision = problem["precisions_init"].Text.Split('/')[1].Split('(')[0];
        double[][] means = [.. problem["means_init_rows"].Ints.Select(series.GetRecord)];
        foreach (var run in problem["runs"].Items)
        {
            var result = GaussianMixture.Fit(series, new GaussianMixtureOptions
            {
                ComponentCount = components,
                CovarianceType = type,
                InitialMeans = means,
                InitialWeights = [.. Enumerable.Repeat(1.0 / components, components)],
                InitialPrecisions = MixtureArrays.Precisions(type, components, series.Length, 1 / double.Parse(precision, System.Globalization.CultureInfo.InvariantCulture)),
                Regularization = problem["reg_covar"].Number,
                MaxIterations = problem["max_iter"].Int,
                Tolerance = run["tol"].Number,
            });
            Check(run, result);
        }
    }

    [Fact]
    public void IdenticalRecordsCollapseToTheRegularization()
    {
        var expected = ReferenceFile.Open("gmm_selection.json")["degenerate_reg_covar"];
        double[][] points = expected["points"].Rows;
        var result = GaussianMixture.Fit(SeriesSet.FromRows(points), new GaussianMixtureOptions
        {
            InitialMeans = [points[0], points[5]],
            InitialWeights = [0.5, 0.5],
            InitialPrecisions = MixtureArrays.Precisions(CovarianceType.Full, 2, 2, 1),
            Regularization = 1e-6,
        });
        Close.Equal(expected["means"].Flat, MixtureArrays.Flatten(result.Means), 1e-9);
        Close.Equal(expected["covariances"].Flat, MixtureArrays.Flatten(result.Covariances), 1e-9);
        Close.Equal(expected["weights"].Flat, result.Weights, 1e-9);
        Close.Equal(expected["lower_bound"].Number, result.LowerBound, 1e-8);
        Assert.Equal(expected["n_iter"].Int, result.Iterations);
        var warning = Assert.Single(result.Warnings);
        Assert.Equal("ComponentCollapsed", warning.Id);
        Assert.Contains(": 0.", warning.Message);
    }

    [Theory]
    [Trait(Work.Trait, Work.Large)]
    [InlineData("table", "full")]
    [InlineData("table", "diag")]
    [InlineData("table2_full", "full")]
    public void ChoosesTheNumberOfComponents(string table, string type)
    {
        var reference = ReferenceFile.Open("gmm_selection.json");
        var series = table == "table" ? SharedTables.Blobs3D() : SharedTables.Blobs2D();
        var aic = new SortedList<double, int>();
        var bic = new SortedList<double, int>();
        var silhouette = new SortedList<double, int>();
        foreach (var row in reference[table].Items)
        {
            if (row.Has("covariance_type", out var rowType) && rowType.Text != type)
                continue;
            int k = row["K"].Int;
            var result = GaussianMixture.Fit(series, new GaussianMixtureOptions { ComponentCount = k, CovarianceType = Type(type), RestartCount = 10, Regularization = 1e-6, Tolerance = 1e-4, MaxIterations = 300 });
            // With too few or too many components there are several optima that ten runs may end in: scikit-learn's own seeds differ by as much. A better one is welcome.
            double share = k is 4 or 7 ? 0.01 : 0.065;
            Close.Relative(row["aic"].Number, result.Aic, share);
            Close.Relative(row["bic"].Number, result.Bic, share);
            aic.Add(result.Aic, k);
            bic.Add(result.Bic, k);
            double mean = Silhouette.Compute(series, result.Labels).Mean;
            // If both ended in the same optimum, the labels are the same.
            bool same = Math.Abs(row["lower_bound"].Number - result.LowerBound) < 1e-4;
            Assert.True(same || result.LowerBound > row["lower_bound"].Number || !(table == "table" ? k is 4 or 5 or 7 : k == 3));
            if (same)
                Close.Equal(row["silhouette"].Number, mean, 0.005);
            silhouette.Add(-mean, k);
        }

        if (table == "table2_full")
        {
            Assert.Equal(reference["best_bic2"].Int, bic.Values[0]);
            Assert.Equal(reference["best_silhouette2"].Int, silhouette.Values[0]);
            return;
        }

        Assert.Equal(reference[$"best_bic_{type}"].Int, bic.Values[0]);
        Assert.Equal(reference["best_silhouette_full"].Int, silhouette.Values[0]);
        if (type == "full")
            Assert.InRange(aic.Values[0], 8, 9);
    }

    private static void Check(ReferenceFile run, GaussianMixtureResult result)
    {
        Assert.Equal(run["n_iter"].Int, result.Iterations);
        Assert.Equal(run["converged"].Flag, result.Converged);
        Close.Equal(run["lower_bound_per_iteration"].Flat, result.LowerBoundHistory, 1e-8);
        Close.Equal(run["lower_bound_last"].Number, result.LowerBound, 1e-8);
        Close.Equal(run["score_mean_loglik_final_params"].Number, result.LogLikelihood, 1e-8);
        Assert.Equal(run["n_parameters"].Int, result.ParameterCount);
        Close.Equal(run["aic"].Number, result.Aic, 1e-8);
        Close.Equal(run["bic"].Number, result.Bic, 1e-8);
        Close.Equal(run["weights"].Flat, result.Weights, 1e-6);
        Close.Equal(run["means"].Flat, MixtureArrays.Flatten(result.Means), 1e-6);
        if (run["covariances"].IsArray)
            Close.Equal(run["covariances"].Flat, MixtureArrays.Flatten(result.Covariances), 1e-6);
        Assert.Equal(run["labels_sha256_int32le"].Text, LabelHash.Of(result.Labels));
        Assert.Equal(run["label_counts"].Ints, result.Sizes);
        int[] rows = run["proba_rows"].Ints;
        double[][] probabilities = result.GetProbabilities();
        Close.Equal(run["predict_proba"].Flat, [.. rows.SelectMany(r => probabilities[r])], 1e-6);
        Close.Equal(run["score_samples"].Flat, [.. rows.Select(r => result.LogLikelihoods[r])], 1e-6);
        Close.Equal(run["entropy_nats"].Flat, [.. rows.Select(r => result.Entropy[r])], 1e-6);
        Close.Equal(run["entropy_mean"].Number, result.Entropy.Average(), 1e-6);
        Close.Equal(run["entropy_max"].Number, result.Entropy.Max(), 1e-6);
        Assert.Equal(run["entropy_argmax"].Int, Array.IndexOf(result.Entropy, result.Entropy.Max()));
        if (run.Has("ari_vs_true", out var rand))
            Close.Equal(rand.Number, AdjustedRand.Score(result.Series.Truth!, result.Labels), 1e-9);
    }

    private static CovarianceType Type(string name) => name switch
    {
        "full" => CovarianceType.Full,
        "tied" => CovarianceType.Tied,
        "diag" => CovarianceType.Diagonal,
        _ => CovarianceType.Spherical,
    };
}
