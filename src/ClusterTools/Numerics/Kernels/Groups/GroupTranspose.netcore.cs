using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ClusterTools.Numerics.Kernels.Groups;

internal static unsafe partial class GroupTranspose
{
    private const int Side = 8;

    private static void Run<T, TLoader>(in GroupSource source, int firstColumn, int columns, float* target, float* squaredNorms)
        where T : unmanaged
        where TLoader : struct, IValueLoader<T>
    {
        int whole = Avx2.IsSupported && source.Count == Size ? columns - (columns % Side) : 0;
        for (int r = 0; r < Size && whole > 0; r += Side)
            RunBand<T, TLoader>(source, r, firstColumn, whole, target + r, squaredNorms + r);
        if (whole < columns)
            RunScalar<T, TLoader>(source, firstColumn + whole, columns - whole, target + (whole * Size), squaredNorms);
    }

    /// <summary>Eight records, eight columns at a time.</summary>
    [MethodImpl(KernelLoop.Options)]
    private static void RunBand<T, TLoader>(in GroupSource source, int firstRow, int firstColumn, int columns, float* target, float* squaredNorms)
        where T : unmanaged
        where TLoader : struct, IValueLoader<T>
    {
        var loader = default(TLoader);
        long stride = source.Columns;
        T* from = (T*)source.Rows + (firstRow * stride) + firstColumn;
        float* point = source.Point + firstColumn;
        var scale = Vector256.Create((float)source.Scale);
        var doubleScale = Vector256.Create(source.Scale);
        var squares = Vector256<float>.Zero;
        for (int j = 0; j < columns; j += Side, from += Side, point += Side, target += Side * Size)
        {
            var p = Vector256.Load(point);
            var r0 = loader.Load(from, p, scale, doubleScale);
            var r1 = loader.Load(from + stride, p, scale, doubleScale);
            var r2 = loader.Load(from + (2 * stride), p, scale, doubleScale);
            var r3 = loader.Load(from + (3 * stride), p, scale, doubleScale);
            var r4 = loader.Load(from + (4 * stride), p, scale, doubleScale);
            var r5 = loader.Load(from + (5 * stride), p, scale, doubleScale);
            var r6 = loader.Load(from + (6 * stride), p, scale, doubleScale);
            var r7 = loader.Load(from + (7 * stride), p, scale, doubleScale);

            var a0 = Avx.UnpackLow(r0, r1);
            var a1 = Avx.UnpackHigh(r0, r1);
            var a2 = Avx.UnpackLow(r2, r3);
            var a3 = Avx.UnpackHigh(r2, r3);
            var a4 = Avx.UnpackLow(r4, r5);
            var a5 = Avx.UnpackHigh(r4, r5);
            var a6 = Avx.UnpackLow(r6, r7);
            var a7 = Avx.UnpackHigh(r6, r7);

            var b0 = Avx.UnpackLow(a0.AsDouble(), a2.AsDouble()).AsSingle();
            var b1 = Avx.UnpackHigh(a0.AsDouble(), a2.AsDouble()).AsSingle();
            var b2 = Avx.UnpackLow(a1.AsDouble(), a3.AsDouble()).AsSingle();
            var b3 = Avx.UnpackHigh(a1.AsDouble(), a3.AsDouble()).AsSingle();
            var b4 = Avx.UnpackLow(a4.AsDouble(), a6.AsDouble()).AsSingle();
            var b5 = Avx.UnpackHigh(a4.AsDouble(), a6.AsDouble()).AsSingle();
            var b6 = Avx.UnpackLow(a5.AsDouble(), a7.AsDouble()).AsSingle();
            var b7 = Avx.UnpackHigh(a5.AsDouble(), a7.AsDouble()).AsSingle();

            Put(Avx.Permute2x128(b0, b4, 0x20), target, ref squares);
            Put(Avx.Permute2x128(b1, b5, 0x20), target + Size, ref squares);
            Put(Avx.Permute2x128(b2, b6, 0x20), target + (2 * Size), ref squares);
            Put(Avx.Permute2x128(b3, b7, 0x20), target + (3 * Size), ref squares);
            Put(Avx.Permute2x128(b0, b4, 0x31), target + (4 * Size), ref squares);
            Put(Avx.Permute2x128(b1, b5, 0x31), target + (5 * Size), ref squares);
            Put(Avx.Permute2x128(b2, b6, 0x31), target + (6 * Size), ref squares);
            Put(Avx.Permute2x128(b3, b7, 0x31), target + (7 * Size), ref squares);
        }

        (Vector256.Load(squaredNorms) + squares).Store(squaredNorms);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector256<float> values, float* target, ref Vector256<float> squares)
    {
        values.Store(target);
        squares = Vector256.MultiplyAddEstimate(values, values, squares);
    }

    private partial interface IValueLoader<T>
        where T : unmanaged
    {
        unsafe Vector256<float> Load(T* source, Vector256<float> point, Vector256<float> scale, Vector256<double> doubleScale);
    }

    private readonly partial struct UInt8Loader
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Load(byte* source, Vector256<float> point, Vector256<float> scale, Vector256<double> doubleScale) =>
            (Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(source)) * scale) - point;
    }

    private readonly partial struct UInt16Loader
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Load(ushort* source, Vector256<float> point, Vector256<float> scale, Vector256<double> doubleScale) =>
            (Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(source)) * scale) - point;
    }

    private readonly partial struct Int16Loader
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Load(short* source, Vector256<float> point, Vector256<float> scale, Vector256<double> doubleScale) =>
            (Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(source)) * scale) - point;
    }

    private readonly partial struct Float32Loader
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Load(float* source, Vector256<float> point, Vector256<float> scale, Vector256<double> doubleScale) =>
            (Vector256.Load(source) * scale) - point;
    }

    private readonly partial struct Float64Loader
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Load(double* source, Vector256<float> point, Vector256<float> scale, Vector256<double> doubleScale)
        {
            var (low, high) = Vector256.Widen(point);
            low = (Vector256.Load(source) * doubleScale) - low;
            high = (Vector256.Load(source + 4) * doubleScale) - high;
            return Vector256.Narrow(low, high);
        }
    }
}
