using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.Numerics;

/// <summary>16 floats. What the operations mean is said in <see cref="ILane{TSelf}"/>.</summary>
internal readonly struct Lane512(Vector512<float> value) : ILane<Lane512>
{
    /// <summary>The vector itself.</summary>
    public readonly Vector512<float> Value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Create(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 CreateBits(uint bits) => new(Vector512.Create(bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator +(Lane512 left, Lane512 right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator -(Lane512 left, Lane512 right) => new(left.Value - right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator *(Lane512 left, Lane512 right) => new(left.Value * right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator /(Lane512 left, Lane512 right) => new(left.Value / right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator &(Lane512 left, Lane512 right) => new(left.Value & right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator |(Lane512 left, Lane512 right) => new(left.Value | right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator ^(Lane512 left, Lane512 right) => new(left.Value ^ right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 MultiplyAdd(Lane512 a, Lane512 b, Lane512 c) =>
        new(Vector512.MultiplyAddEstimate(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 NegateMultiplyAdd(Lane512 a, Lane512 b, Lane512 c) =>
        new(Vector512.MultiplyAddEstimate(-a.Value, b.Value, c.Value));

    /// <remarks>
    /// The reciprocal is good to 2^-14; the remainder of the first quotient is exact under a fused multiply-add, so
    /// one correction leaves 2^-28 before the last rounding. A division has no better throughput than these four.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Quotient(Lane512 a, Lane512 b)
    {
        if (!Avx512F.IsSupported)
            return new(a.Value / b.Value);
        var reciprocal = Avx512F.Reciprocal14(b.Value);
        var quotient = a.Value * reciprocal;
        var remainder = Avx512F.FusedMultiplyAddNegated(b.Value, quotient, a.Value);
        return new(Avx512F.FusedMultiplyAdd(remainder, reciprocal, quotient));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 AtMost(Lane512 bound, Lane512 x) => new(Vector512.MinNative(bound.Value, x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 AtLeast(Lane512 bound, Lane512 x) => new(Vector512.MaxNative(bound.Value, x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Abs(Lane512 x) => new(Vector512.Abs(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Sqrt(Lane512 x) => new(Vector512.Sqrt(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 WithSign(Lane512 x, Lane512 sign) =>
        new(x.Value | (sign.Value & Vector512.Create(-0f)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 SelectLess(Lane512 a, Lane512 b, Lane512 x, Lane512 y) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a.Value, b.Value), x.Value, y.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 SelectLessOrEqual(Lane512 a, Lane512 b, Lane512 x, Lane512 y) =>
        new(Vector512.ConditionalSelect(Vector512.LessThanOrEqual(a.Value, b.Value), x.Value, y.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 SelectEqual(Lane512 a, Lane512 b, Lane512 x, Lane512 y) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(a.Value, b.Value), x.Value, y.Value));

    /// <remarks>In two factors, 2^⌊n/2⌋ and the rest: the first product is exact, the second rounds once.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Scale(Lane512 x, Lane512 power, Lane512 shifted)
    {
        if (Avx512F.IsSupported)
            return new(Avx512F.Scale(x.Value, power.Value));
        var exponent = shifted.Value.AsInt32();
        var half = exponent >>> 1;
        var first = (half << 23).AsSingle();
        var second = ((exponent - half) << 23).AsSingle();
        return new(x.Value * first * second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 ShiftBitsLeft(Lane512 x, int count) => new((x.Value.AsInt32() << count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 ShiftBitsRight(Lane512 x, int count) => new((x.Value.AsInt32() >> count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 AddBits(Lane512 left, Lane512 right) =>
        new((left.Value.AsInt32() + right.Value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 BitsToNumber(Lane512 x) => new(Vector512.ConvertToSingle(x.Value.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyAbove(Lane512 x, Lane512 limit) => Vector512.GreaterThanAny(x.Value, limit.Value);
}
