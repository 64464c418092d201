using System.Numerics;

namespace Kernels.Execution;

/// <summary>Chooses how many steps a time block has, from plan and shape only: never from threads, target or
/// machine.</summary>
internal static class TimeBlocks
{
    /// <summary>Half of the L2 cache that is assumed.</summary>
    private const long Budget = 512 << 10;

    /// <summary>Fewer rows than this leave tiles half empty.</summary>
    private const int LeastRows = 64;

    /// <summary>Rows that share far weights, which every block reads once. Near ones are not worth that so many rows
    /// leave the cache.</summary>
    private const int FarRows = 256;

    /// <summary>Rows of a backward block: sums of weight gradients then meet their accumulators seldom.</summary>
    private const int GradientRows = 256;

    /// <summary>The shape of a run, in blocks of the asked number of steps or of the best one.</summary>
    public static RunShape Shape<T>(Pass<T> pass, int steps, int batch, int? asked)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int block = asked is { } blockSteps
            ? Math.Min(blockSteps, Math.Max(1, steps))
            : pass.Layout.Mode == PassMode.Backward
                ? Backward(pass.RowBytes, steps, batch)
                : Forward(pass.RowBytes, pass.HoistsFarWeights, steps, batch);
        return new RunShape(steps, batch, block);
    }

    public static int Forward(long rowBytes, bool hoistsFarWeights, int steps, int batch) =>
        Clamp(Math.Max(Budget / rowBytes, hoistsFarWeights ? FarRows : LeastRows), steps, batch);

    public static int Backward(long rowBytes, int steps, int batch) =>
        Clamp(Math.Max(Budget / rowBytes, GradientRows), steps, batch);

    private static int Clamp(long rows, int steps, int batch) =>
        (int)Math.Clamp((rows + batch - 1) / batch, 1, Math.Max(1, steps));
}
