using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Kernels.Execution.Derived;

namespace Kernels.Execution;

/// <summary>Copies of weights and rows into the order in which tiles read them.</summary>
internal static unsafe class Packing
{
    private const int Block = 16;

    /// <summary>target[k][j] = source[k][j] for j &lt; real, zero for the rest of the run.</summary>
    public static void Rows<T>(T* source, nint sourceStride, int real, T* target, nint targetStride, int run, int depth)
        where T : unmanaged
    {
        for (int k = 0; k < depth; k++)
        {
            new Span<T>(source + (k * sourceStride), real).CopyTo(new Span<T>(target + (k * targetStride), real));
            if (real < run)
                new Span<T>(target + (k * targetStride) + real, run - real).Clear();
        }
    }

    /// <summary>target[k][j] = source[j][k] for j &lt; real, zero for the rest of the run.</summary>
    public static void Columns<T>(T* source, nint sourceStride, int real, T* target, nint targetStride, int run,
        int depth)
        where T : unmanaged
    {
        // Blocks of a cache line along k: each source line is read once while the target rows stay in L1.
        for (int k0 = 0; k0 < depth; k0 += Block)
        {
            int end = Math.Min(depth, k0 + Block);
            int j = 0;
            if (sizeof(T) == sizeof(float) && Sse.IsSupported && end - k0 == Block)
            {
                for (; j + 4 <= real; j += 4)
                    FourColumns((float*)(source + (j * sourceStride) + k0), sourceStride,
                        (float*)(target + (k0 * targetStride) + j), targetStride);
            }

            for (; j < real; j++)
            {
                T* from = source + (j * sourceStride);
                T* to = target + j;
                for (int k = k0; k < end; k++)
                    to[k * targetStride] = from[k];
            }

            for (int k = k0; k < end && real < run; k++)
                new Span<T>(target + (k * targetStride) + real, run - real).Clear();
        }
    }

    /// <summary>Some columns of one term, [k][columns]: runs of columns that belong to the same member.</summary>
    /// <param name="matrices">Where the matrices lie.</param>
    /// <param name="term">The weights of the members.</param>
    /// <param name="depth">Length of the operand.</param>
    /// <param name="units">The members' columns: first unit, columns of a member, units that there are; the rest is
    /// zero.</param>
    /// <param name="firstColumn">First column, counted over all members.</param>
    /// <param name="columns">How many.</param>
    /// <param name="target">Where they go.</param>
    public static void Term<T>(MatrixPointers<T> matrices, TermInfo term, int depth,
        (int First, int Width, int Real) units, int firstColumn, int columns, T* target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int column = 0; column < columns;)
        {
            (int member, int offset) = Math.DivRem(firstColumn + column, units.Width);
            int run = Math.Min(units.Width - offset, columns - column);
            int unit = units.First + offset;
            int real = Math.Clamp(units.Real - unit, 0, run);
            T* source = matrices[term.Weights[member]];
            if (term.Transposed)
                Rows(source + unit, units.Real, real, target + column, columns, run, depth);
            else
                Columns(source + ((nint)unit * depth), depth, real, target + column, columns, run, depth);
            column += run;
        }
    }

    /// <summary>Transposes a block of four rows by sixteen columns in squares of four.</summary>
    private static void FourColumns(float* source, nint sourceStride, float* target, nint targetStride)
    {
        for (int k = 0; k < Block; k += 4)
        {
            Vector128<float> a = Vector128.Load(source + k);
            Vector128<float> b = Vector128.Load(source + sourceStride + k);
            Vector128<float> c = Vector128.Load(source + (2 * sourceStride) + k);
            Vector128<float> d = Vector128.Load(source + (3 * sourceStride) + k);
            (Vector128<float> ab, Vector128<float> cd) = (Sse.UnpackLow(a, b), Sse.UnpackLow(c, d));
            Sse.MoveLowToHigh(ab, cd).Store(target + (k * targetStride));
            Sse.MoveHighToLow(cd, ab).Store(target + ((k + 1) * targetStride));
            (ab, cd) = (Sse.UnpackHigh(a, b), Sse.UnpackHigh(c, d));
            Sse.MoveLowToHigh(ab, cd).Store(target + ((k + 2) * targetStride));
            Sse.MoveHighToLow(cd, ab).Store(target + ((k + 3) * targetStride));
        }
    }
}
