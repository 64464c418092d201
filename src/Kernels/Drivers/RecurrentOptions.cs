using Kernels.Execution;

namespace Kernels;

/// <summary>How a layer is built and run.</summary>
public sealed record RecurrentOptions
{
    /// <summary>Seed of the first weights, and of random masks until <see cref="Recurrent{TCell, T}.Seed"/> is set.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads that work on one run, the calling thread among them. Results are the same bits for any
    /// number.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The instruction set of a float layer; null takes the best one of this processor. Layers in double are
    /// always portable.</summary>
    public Target? Target { get; init; }

    /// <summary>Steps per time block; null lets the plan and the shape decide. Changes the rounding of weight
    /// gradients, nothing else.</summary>
    public int? BlockSteps { get; init; }

    /// <summary>Values of hyper-parameters that differ from their defaults.</summary>
    public IReadOnlyList<(string Name, double Value)> Hypers { get; init; } = [];

    /// <summary>How threads share a run, whatever it costs; null lets the plan and the shape decide.</summary>
    internal Split? Split { get; init; }

    internal RecurrentOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
        if (BlockSteps is { } steps)
            ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1, nameof(BlockSteps));
        ArgumentNullException.ThrowIfNull(Hypers);
        return this;
    }
}
