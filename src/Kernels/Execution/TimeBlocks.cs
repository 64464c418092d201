using System.Numerics;

namespace Kernels.Execution;

/// <summary>Chooses how many steps a time block has, from plan and shape only: never from threads, target or
/// machine.</summary>
internal static class TimeBlocks
{
    /// <summary>Half of the L2 cache that is assumed.</summary>
    private const long Budget = 512 << 10;

    /// <summary>Fewer rows than this leave tiles half empty. More of them leave the cache: the backward pass of layer-normalised
    /// LSTM of 256 units, 30 KiB a row, is 9 % faster with 64 rows than with 256.</summary>
    private const int LeastRows = 64;

    /// <summary>Rows that share what lies far and every block goes through once: weights, and sums of their gradients. What is
    /// near is not worth that so many rows leave the cache.</summary>
    private const int FarRows = 256;

    /// <summary>The shape of a run, in blocks of the asked number of steps or of the best one.</summary>
    public static RunShape Shape<T>(Pass<T> pass, int steps, int batch, int? asked)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int block = asked is { } blockSteps
            ? Math.Min(blockSteps, Math.Max(1, steps))
            : Steps(pass.RowBytes, pass.HasFarWeightsPerBlock, steps, batch);
        return new RunShape(steps, batch, block);
    }

    public static int Steps(long rowBytes, bool hasFarWeightsPerBlock, int steps, int batch)
    {
        long rows = Math.Max(Budget / rowBytes, hasFarWeightsPerBlock ? FarRows : LeastRows);
        return (int)Math.Clamp((rows + batch - 1) / batch, 1, Math.Max(1, steps));
    }
}
