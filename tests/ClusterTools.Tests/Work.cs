namespace ClusterTools.Tests;

/// <summary>Marks tests by their work, as <c>[Trait(Work.Trait, Work.Large)]</c>.</summary>
internal static class Work
{
    public const string Trait = "Work";

    /// <summary>Left out on .NET Framework and Mono, which have no vector instructions for the netstandard2.0 build or few: together these take longer there than all others.
    /// What they call is called by a smaller test of the same class or folder, too.</summary>
    public const string Large = "Large";
}
