namespace ClusterTools.Polyfills;

/// <summary>Members of <see cref="GC"/> that netstandard2.0 lacks.</summary>
internal static class GarbageCollection
{
    extension(GC)
    {
        // Arrays are always cleared here.
        public static T[] AllocateUninitializedArray<T>(int length) => new T[length];
    }
}
