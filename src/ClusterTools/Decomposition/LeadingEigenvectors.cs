using ClusterTools.Numerics.Matrices;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Decomposition;

/// <summary>The largest eigenvalues and their eigenvectors of a symmetric matrix that is available only through its products with vectors: subspace iteration from random vectors (Halko,
/// Martinsson and Tropp 2011), until the residuals are small enough.</summary>
internal static class LeadingEigenvectors
{
    private const int MultipliesPerCycle = 3;

    /// <summary>Finds the leading eigenvalues and eigenvectors.</summary>
    /// <param name="apply">The products of the matrix with vectors, one per row.</param>
    /// <param name="size">The number of rows of the matrix.</param>
    /// <param name="count">The number of eigenvalues.</param>
    /// <param name="tolerance">Converged when the norm of no residual exceeds this times the largest eigenvalue.</param>
    /// <param name="maxCycles">The maximum number of cycles of three products each.</param>
    /// <param name="converged">Whether the tolerance was reached.</param>
    /// <param name="execution">Threads, cancellation.</param>
    public static (double[] Values, double[] Vectors) Solve(Func<double[], double[]> apply, int size, int count, double tolerance, int maxCycles, out bool converged, ExecutionOptions execution)
    {
        int width = Math.Min(size, (2 * count) + 20);
        var random = new RandomSource(0);
        var basis = new double[width * size];
        for (int i = 0; i < basis.Length; i++)
            basis[i] = random.NextNormal();
        double[] values = [];
        converged = false;
        for (int cycle = 0; cycle < maxCycles && !converged; cycle++)
        {
            for (int i = 0; i < MultipliesPerCycle - 1; i++)
                basis = apply(basis);
            OrthonormalRows.Make(basis, size, random, execution.CancellationToken);
            double[] image = apply(basis);
            double[] small = RowProducts.TimesTransposed(image, basis, size, execution);
            (values, double[] rotation) = SymmetricEigen.Solve(small, width, execution.CancellationToken);
            double[] vectors = RowProducts.TimesTransposed(rotation, RowProducts.Transpose(basis, size), width, execution);
            image = RowProducts.TimesTransposed(rotation, RowProducts.Transpose(image, size), width, execution);
            converged = true;
            double limit = tolerance * Math.Abs(values[0]);
            for (int k = 0; k < count && converged; k++)
            {
                double squares = 0;
                for (int j = 0; j < size; j++)
                {
                    double off = image[(k * size) + j] - (values[k] * vectors[(k * size) + j]);
                    squares += off * off;
                }

                converged = Math.Sqrt(squares) <= limit;
            }

            basis = converged || cycle == maxCycles - 1 ? vectors : image;
        }

        return (values, basis);
    }
}
