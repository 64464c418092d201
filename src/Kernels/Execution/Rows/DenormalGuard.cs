using System.Numerics;

namespace Kernels.Execution;

/// <summary>Keeps what decays from step to step from the denormals, on which arithmetic is slow on some processors.</summary>
/// <remarks>
/// After every <see cref="Period"/>-th step, counted from the first of the sequence, so that neither batch nor threads nor
/// time blocks change a bit, what is smaller than a bound becomes zero. A value that loses less than a fifth at each step
/// meets a guard before it is denormal; any other is denormal for one period at most. A guard at every step would be three more
/// instructions in loops of ten.
/// </remarks>
internal static unsafe class DenormalGuard
{
    /// <summary>Steps from guard to guard, a power of two.</summary>
    public const int Period = 64;

    /// <summary>Whether what leaves that step is guarded.</summary>
    public static bool IsDue(nint step) => Until(step) == 1;

    /// <summary>Steps from one that is entered up to the next that is guarded, which counts.</summary>
    /// <param name="step">The first of them.</param>
    /// <param name="direction">1 forward, −1 backward.</param>
    public static int Until(nint step, int direction = 1) =>
        1 + (int)((direction > 0 ? Period - 1 - step : step + 1) & (Period - 1));

    /// <summary>Sets elements to zero that are smaller than the bound.</summary>
    /// <remarks>The bound is the smallest normal number times the precision, 2⁻¹⁰² and in double 2⁻⁹⁶⁹: what is kept can be
    /// multiplied by a gate as small as one rounding error of 1 before it is denormal.</remarks>
    public static void Flush<T>(T* values, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T least = typeof(T) == typeof(float) ? T.CreateTruncating(1.9721522630525295e-31) : T.CreateTruncating(2.004168360008973e-292);
        int i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> value = Vector.Load(values + i);
            Vector.Store(Vector.AndNot(value, Vector.LessThan(Vector.Abs(value), Vector.Create(least))), values + i);
        }

        for (; i < count; i++)
            values[i] = T.Abs(values[i]) < least ? T.Zero : values[i];
    }
}
