using System.Numerics;
using Kernels.Execution.Levels;

namespace Kernels.Execution;

/// <summary>How the members of a crew share the steps of a run.</summary>
internal enum Split
{
    /// <summary>The calling thread does everything.</summary>
    None,

    /// <summary>Each member has some rows of the batch and never waits within a block.</summary>
    Rows,

    /// <summary>Each member has some panels, whose weights stay in its core's cache, and waits after each
    /// stage.</summary>
    Units,
}

/// <summary>What one step of a pass costs: numbers that plan and sizes alone decide.</summary>
internal readonly record struct StepCost
{
    /// <summary>Multiply-adds of one row in the step.</summary>
    public double Products { get; init; }

    /// <summary>Those of the member that has most of them, where panels are shared.</summary>
    public double LargestProducts { get; init; }

    /// <summary>Multiply-adds of one row in the work over blocks.</summary>
    public double BlockProducts { get; init; }

    /// <summary>Packed weights that a step reads.</summary>
    public double WeightBytes { get; init; }

    /// <summary>Values of one row that equations read and write.</summary>
    public double Values { get; init; }

    /// <summary>Those of the member that has most of them, where panels are shared.</summary>
    public double LargestValues { get; init; }

    /// <summary>Times that members wait for each other in a step, where panels are shared.</summary>
    public int Barriers { get; init; }
}

/// <summary>Chooses how a run is shared, from plan and shape only. The choice changes no bit of a result.</summary>
/// <remarks>
/// A step is timed three ways, in nanoseconds of a core with AVX-512, and the fastest is taken; what matters is how the
/// terms stand to each other, not what they are. Products: multiply-adds and the streaming of weights overlap in
/// part, so they cost the larger and half of the smaller; few rows wait for their own multiply-adds. Sharing rows leaves
/// every member with all weights to stream and tiles of fewer rows; sharing units leaves each a slice that may fit its own
/// cache, at the price of barriers.
/// </remarks>
internal static class Sharing
{
    private const double MultiplyAdds = 130;

    /// <summary>Rows that a tile could have taken along in the time in which it fills and waits (measured: two rows take
    /// 0.7 to 0.8 of the time of four).</summary>
    private const double FillRows = 2;

    private const double CacheBytes = 200;

    private const double FarBytes = 110;

    /// <summary>Weights that stay in a core's L2 beside the rows.</summary>
    private const double CachedWeights = 3 << 18;

    private const double Value = 0.08;

    /// <summary>Arrivals go from core to core, and what was written follows them.</summary>
    private const double Barrier = 100;

    /// <summary>Handing a run to the other members and waiting for the last.</summary>
    private const double Start = 1000;

    /// <summary>The fastest way; that without waiting where two are equal.</summary>
    public static Split Choose(StepCost cost, int steps, int batch, int members)
    {
        if (members == 1)
            return Split.None;
        double shared = batch * cost.BlockProducts / (MultiplyAdds * members);
        double none = Products(cost.Products, cost.WeightBytes, batch) + (Value * cost.Values * batch)
            + (shared * members);
        int rows = (batch + members - 1) / members;
        double byRows = Products(cost.Products, cost.WeightBytes, rows) + (Value * cost.Values * rows) + shared;
        double slice = cost.Products > 0 ? cost.WeightBytes * cost.LargestProducts / cost.Products : 0;
        double byUnits = Products(cost.LargestProducts, slice, batch) + (Value * cost.LargestValues * batch)
            + (cost.Barriers * Barrier) + shared;
        double best = Math.Min(byRows, byUnits);
        if (steps * (none - best) <= Start)
            return Split.None;
        return byRows <= byUnits ? Split.Rows : Split.Units;
    }

    /// <summary>Decides for each level of a structure, and who takes part in the run.</summary>
    public static void OfLevels<T>(StepCost cost, LevelRows<T> levels, Crew<T> crew)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool any = false;
        for (int level = 0; level < levels.Count; level++)
        {
            WorkRows rows = levels[level];
            Split split = crew.Split ?? Choose(cost, levels.Count, rows.To - rows.From, crew.Threads);
            any |= split != Split.None;
            levels[level] = rows with { AreShared = split != Split.Units };
        }

        crew.Members = any ? crew.Threads : 1;
    }

    private static double Products(double count, double bytes, int rows)
    {
        double multiply = (rows + FillRows) * count / MultiplyAdds;
        double stream = bytes / (bytes <= CachedWeights ? CacheBytes : FarBytes);
        return Math.Max(multiply, stream) + (Math.Min(multiply, stream) / 2);
    }
}
