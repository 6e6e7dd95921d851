namespace System.Runtime.CompilerServices;

/// <summary>What the compiler calls for a range of an array. It hides the framework's class of this name, so that what else the compiler calls there is passed on.</summary>
internal static class RuntimeHelpers
{
    private static readonly Action<Array, RuntimeFieldHandle> Initialize = (Action<Array, RuntimeFieldHandle>)typeof(object).Assembly
        .GetType(typeof(RuntimeHelpers).FullName, throwOnError: true)
        .GetMethod(nameof(InitializeArray))
        .CreateDelegate(typeof(Action<Array, RuntimeFieldHandle>));

    public static int OffsetToStringData { get; } = (int)typeof(object).Assembly
        .GetType(typeof(RuntimeHelpers).FullName, throwOnError: true)
        .GetProperty(nameof(OffsetToStringData))
        .GetValue(null);

    public static void InitializeArray(Array array, RuntimeFieldHandle handle) => Initialize(array, handle);

    public static T[] GetSubArray<T>(T[] array, Range range)
    {
        var (offset, length) = range.GetOffsetAndLength(array.Length);
        return array.AsSpan(offset, length).ToArray();
    }
}
