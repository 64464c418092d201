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
    public static void Columns<T>(T* source, nint sourceStride, int real, T* target, nint targetStride, int run, int depth)
        where T : unmanaged
    {
        // Blocks of a cache line along k: each source line is read once while the target rows stay in L1.
        for (int k0 = 0; k0 < depth; k0 += Block)
        {
            int end = Math.Min(depth, k0 + Block);
            for (int j = 0; j < real; j++)
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
}
