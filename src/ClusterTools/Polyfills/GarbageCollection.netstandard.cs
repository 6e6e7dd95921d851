namespace ClusterTools.Polyfills;

/// <summary>Members of <see cref="GC"/> that netstandard2.0 lacks.</summary>
internal static class GarbageCollection
{
    extension(GC)
    {
        // Arrays are always zeroed on this target.
        public static T[] AllocateUninitializedArray<T>(int length) => new T[length];
    }
}
