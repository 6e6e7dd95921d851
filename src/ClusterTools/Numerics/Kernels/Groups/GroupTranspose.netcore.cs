using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels.Groups;

internal static unsafe partial class GroupTranspose
{
    private const int Wide = 8;
    private const int Narrow = 4;

    /// <summary>The supported block sizes, the fastest first.</summary>
    public static IReadOnlyList<int> Sides { get; } =
        InstructionSets.Select<int>((InstructionSet.Avx2, () => Wide), (InstructionSet.Vector128, () => Narrow), (InstructionSet.None, () => 1));

    private static int Side
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => InstructionSets.HasAvx2 ? Wide : InstructionSets.HasVector128 ? Narrow : 1;
    }

    private static void RunBand<T, TLoader>(int side, in GroupSource source, int firstRow, int firstColumn, int columns, float* target, float* squaredNorms)
        where T : unmanaged
        where TLoader : struct, IValueLoader<T>
    {
        if (side == Wide)
            RunWide<T, TLoader>(source, firstRow, firstColumn, columns, target, squaredNorms);
        else
            RunNarrow<T, TLoader>(source, firstRow, firstColumn, columns, target, squaredNorms);
    }

    /// <summary>Eight records and eight columns at a time.</summary>
    [MethodImpl(KernelLoop.Options)]
    private static void RunWide<T, TLoader>(in GroupSource source, int firstRow, int firstColumn, int columns, float* target, float* squaredNorms)
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
        for (int j = 0; j < columns; j += Wide, from += Wide, point += Wide, target += Wide * Size)
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

    /// <summary>Four records and four columns at a time.</summary>
    [MethodImpl(KernelLoop.Options)]
    private static void RunNarrow<T, TLoader>(in GroupSource source, int firstRow, int firstColumn, int columns, float* target, float* squaredNorms)
        where T : unmanaged
        where TLoader : struct, IValueLoader<T>
    {
        var loader = default(TLoader);
        long stride = source.Columns;
        T* from = (T*)source.Rows + (firstRow * stride) + firstColumn;
        float* point = source.Point + firstColumn;
        var scale = Vector128.Create((float)source.Scale);
        var doubleScale = Vector128.Create(source.Scale);
        var squares = Vector128<float>.Zero;
        for (int j = 0; j < columns; j += Narrow, from += Narrow, point += Narrow, target += Narrow * Size)
        {
            var p = Vector128.Load(point);
            var r0 = loader.Load(from, p, scale, doubleScale);
            var r1 = loader.Load(from + stride, p, scale, doubleScale);
            var r2 = loader.Load(from + (2 * stride), p, scale, doubleScale);
            var r3 = loader.Load(from + (3 * stride), p, scale, doubleScale);

            // Every other record, so that two interleaving steps bring each column together.
            var a0 = LanePairs.Low(r0, r2);
            var a1 = LanePairs.High(r0, r2);
            var a2 = LanePairs.Low(r1, r3);
            var a3 = LanePairs.High(r1, r3);
            Put(LanePairs.Low(a0, a2), target, ref squares);
            Put(LanePairs.High(a0, a2), target + Size, ref squares);
            Put(LanePairs.Low(a1, a3), target + (2 * Size), ref squares);
            Put(LanePairs.High(a1, a3), target + (3 * Size), ref squares);
        }

        (Vector128.Load(squaredNorms) + squares).Store(squaredNorms);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector128<float> values, float* target, ref Vector128<float> squares)
    {
        values.Store(target);
        squares = Vector128.MultiplyAddEstimate(values, values, squares);
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
        Vector256<float> Load(T* source, Vector256<float> point, Vector256<float> scale, Vector256<double> doubleScale);

        Vector128<float> Load(T* source, Vector128<float> point, Vector128<float> scale, Vector128<double> doubleScale);
    }

    private readonly partial struct UInt8Loader
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Load(byte* source, Vector256<float> point, Vector256<float> scale, Vector256<double> doubleScale) =>
            (Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(source)) * scale) - point;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> Load(byte* source, Vector128<float> point, Vector128<float> scale, Vector128<double> doubleScale) =>
            (Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(Unsafe.ReadUnaligned<uint>(source)).AsByte())).AsInt32()) * scale) - point;
    }

    private readonly partial struct UInt16Loader
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Load(ushort* source, Vector256<float> point, Vector256<float> scale, Vector256<double> doubleScale) =>
            (Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(source)) * scale) - point;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> Load(ushort* source, Vector128<float> point, Vector128<float> scale, Vector128<double> doubleScale) =>
            (Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(source)).AsUInt16()).AsInt32()) * scale) - point;
    }

    private readonly partial struct Int16Loader
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Load(short* source, Vector256<float> point, Vector256<float> scale, Vector256<double> doubleScale) =>
            (Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(source)) * scale) - point;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> Load(short* source, Vector128<float> point, Vector128<float> scale, Vector128<double> doubleScale) =>
            (Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.CreateScalar(Unsafe.ReadUnaligned<long>(source)).AsInt16())) * scale) - point;
    }

    private readonly partial struct Float32Loader
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Load(float* source, Vector256<float> point, Vector256<float> scale, Vector256<double> doubleScale) =>
            (Vector256.Load(source) * scale) - point;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> Load(float* source, Vector128<float> point, Vector128<float> scale, Vector128<double> doubleScale) =>
            (Vector128.Load(source) * scale) - point;
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

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> Load(double* source, Vector128<float> point, Vector128<float> scale, Vector128<double> doubleScale)
        {
            var low = (Vector128.Load(source) * doubleScale) - Vector128.WidenLower(point);
            var high = (Vector128.Load(source + 2) * doubleScale) - Vector128.WidenUpper(point);
            return Vector128.Narrow(low, high);
        }
    }
}
