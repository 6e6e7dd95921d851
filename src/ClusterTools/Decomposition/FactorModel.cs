namespace ClusterTools.Decomposition;

/// <summary>The result of a method: the weights of the records, row-major, and the components.</summary>
internal sealed record FactorModel(double[] Weights, double[][] Components, double[] Mean, double Error, int Iterations, bool Converged);
