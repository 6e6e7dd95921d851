namespace ClusterTools.Decomposition;

/// <summary>What the methods come to: the weights of the records, row-major, and the components.</summary>
internal sealed record FactorModel(double[] Weights, double[][] Components, double[] Mean, double Error, int Iterations, bool Converged);
