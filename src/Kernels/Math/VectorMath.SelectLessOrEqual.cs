using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Numerics;

public static partial class VectorMath
{
    /// <summary>a &lt;= b ? x : y.</summary>
    /// <param name="a">Left side of the comparison.</param>
    /// <param name="b">Right side of the comparison.</param>
    /// <param name="x">Chosen where it holds.</param>
    /// <param name="y">Chosen where it does not hold.</param>
    /// <returns>
    /// As the conditional of C#: NaN in a or b selects y; NaN in x or y comes out only where it is chosen.
    /// </returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SelectLessOrEqual(
        Vector512<float> a, Vector512<float> b, Vector512<float> x, Vector512<float> y) =>
        Vector512.ConditionalSelect(Vector512.LessThanOrEqual(a, b), x, y);

    /// <inheritdoc cref="SelectLessOrEqual(Vector512{float}, Vector512{float}, Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SelectLessOrEqual(
        Vector256<float> a, Vector256<float> b, Vector256<float> x, Vector256<float> y) =>
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(a, b), x, y);

    /// <inheritdoc cref="SelectLessOrEqual(Vector512{float}, Vector512{float}, Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SelectLessOrEqual(
        Vector128<float> a, Vector128<float> b, Vector128<float> x, Vector128<float> y) =>
        Vector128.ConditionalSelect(Vector128.LessThanOrEqual(a, b), x, y);

    /// <inheritdoc cref="SelectLessOrEqual(Vector512{float}, Vector512{float}, Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> SelectLessOrEqual(
        Vector128<double> a, Vector128<double> b, Vector128<double> x, Vector128<double> y) =>
        Vector128.ConditionalSelect(Vector128.LessThanOrEqual(a, b), x, y);
}
