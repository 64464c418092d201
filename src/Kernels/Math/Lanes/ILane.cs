namespace Kernels.Numerics;

/// <summary>
/// The few vector operations that the activations are written in. Each algorithm exists once, generic over this
/// interface, so that the three widths cannot drift apart; after inlining nothing of it is left.
/// </summary>
/// <typeparam name="TSelf">A struct around one <c>Vector*&lt;float&gt;</c>.</typeparam>
internal interface ILane<TSelf>
    where TSelf : struct, ILane<TSelf>
{
    /// <summary>All elements equal to <paramref name="value"/>.</summary>
    static abstract TSelf Create(float value);

    /// <summary>All elements with the bit pattern <paramref name="bits"/>.</summary>
    static abstract TSelf CreateBits(uint bits);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    static abstract TSelf operator &(TSelf left, TSelf right);

    static abstract TSelf operator |(TSelf left, TSelf right);

    static abstract TSelf operator ^(TSelf left, TSelf right);

    /// <summary>a · b + c, with one rounding where the processor has it and with two where it has not.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>c − a · b, rounded like <see cref="MultiplyAdd"/>.</summary>
    static abstract TSelf NegateMultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>a ÷ b for b in [1, 2^100], a not above 2^100 in magnitude; within 0.51 ulp.</summary>
    static abstract TSelf Quotient(TSelf a, TSelf b);

    /// <summary>The smaller one. NaN in <paramref name="x"/> comes out; <paramref name="bound"/> is not NaN.</summary>
    static abstract TSelf AtMost(TSelf bound, TSelf x);

    /// <summary>The larger one. A NaN in <paramref name="x"/> comes out; <paramref name="bound"/> is not NaN.</summary>
    static abstract TSelf AtLeast(TSelf bound, TSelf x);

    /// <summary>Magnitude: the sign bit cleared.</summary>
    static abstract TSelf Abs(TSelf x);

    /// <summary>Square root, correctly rounded.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary>A non-negative <paramref name="x"/> under the sign bit of <paramref name="sign"/>.</summary>
    static abstract TSelf WithSign(TSelf x, TSelf sign);

    /// <summary>a &lt; b ? x : y; a NaN on the left or right of the comparison selects y.</summary>
    static abstract TSelf SelectLess(TSelf a, TSelf b, TSelf x, TSelf y);

    /// <summary>a &lt;= b ? x : y; a NaN on the left or right of the comparison selects y.</summary>
    static abstract TSelf SelectLessOrEqual(TSelf a, TSelf b, TSelf x, TSelf y);

    /// <summary>a == b ? x : y; a NaN on the left or right of the comparison selects y.</summary>
    static abstract TSelf SelectEqual(TSelf a, TSelf b, TSelf x, TSelf y);

    /// <summary>
    /// x · 2^n with one rounding, for n in [−150, 128]. <paramref name="power"/> is n as a number,
    /// <paramref name="shifted"/> has n + 254 in its low nine bits: each target takes the one it can use.
    /// </summary>
    static abstract TSelf Scale(TSelf x, TSelf power, TSelf shifted);

    /// <summary>The bit patterns, shifted to the left.</summary>
    static abstract TSelf ShiftBitsLeft(TSelf x, int count);

    /// <summary>The bit patterns as signed integers, shifted to the right.</summary>
    static abstract TSelf ShiftBitsRight(TSelf x, int count);

    /// <summary>The sum of the bit patterns as integers.</summary>
    static abstract TSelf AddBits(TSelf left, TSelf right);

    /// <summary>The bit patterns, read as signed integers, as numbers.</summary>
    static abstract TSelf BitsToNumber(TSelf x);

    /// <summary>Whether an element is above <paramref name="limit"/>; a NaN is not.</summary>
    static abstract bool AnyAbove(TSelf x, TSelf limit);
}
