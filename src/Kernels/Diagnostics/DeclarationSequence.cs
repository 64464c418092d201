using Kernels.Execution;

namespace Kernels;

/// <summary>A batch of sequences in double, and what the executed declaration makes of it.</summary>
/// <remarks>
/// Arrays are indexed as the cell's inputs, states and outputs are. Sequences are [T, B, n], states [B, n], both
/// row-major. What lies beyond a row's length is not read; in results it is zero.
/// </remarks>
public sealed class DeclarationSequence
{
    internal DeclarationSequence(CompiledCell compiled, int[] sizes, int steps, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentOutOfRangeException.ThrowIfNegative(batch);
        (Steps, Batch) = (steps, batch);
        Inputs = InputBuffers();
        InputGradients = InputBuffers();
        Outputs = Buffers(compiled.Outputs.Select(output => output.Size), steps);
        OutputGradients = Buffers(compiled.Outputs.Select(output => output.Size), steps);
        InitialStates = Buffers(compiled.Carried.Select(carried => carried.Size), 1);
        FinalStates = Buffers(compiled.Carried.Select(carried => carried.Size), 1);
        FinalStateGradients = Buffers(compiled.Carried.Select(carried => carried.Size), 1);
        InitialStateGradients = Buffers(compiled.Carried.Select(carried => carried.Size), 1);

        double[][] InputBuffers() => [.. compiled.Inputs.SelectMany(input => Buffers([input.Size], input.IsPerSequence ? 1 : steps))];

        double[][] Buffers(IEnumerable<int> units, int length) =>
            [.. units.Select(size => new double[length * batch * CellSizes.Of(size, sizes, compiled.MadeSizes)])];
    }

    /// <summary>T.</summary>
    public int Steps { get; }

    /// <summary>B.</summary>
    public int Batch { get; }

    /// <summary>Steps of each row, 0 to T; null when all have T.</summary>
    /// <exception cref="ArgumentException">There is not one length per row, or one is not between 0 and T.</exception>
    public int[]? Lengths
    {
        get;
        set
        {
            if (value is not null && (value.Length != Batch || value.Any(length => length < 0 || length > Steps)))
                throw new ArgumentException(
                    $"{Batch} lengths from 0 to {Steps} are needed; found {string.Join(", ", value)}.", nameof(value));
            field = value;
        }
    }

    /// <summary>For each row the number by which its masks are drawn; null when that is its position.</summary>
    public int[]? RowNumbers { get; set; }

    /// <summary>Steps of the sequence that went before, when this is a part of it.</summary>
    public int FirstStep { get; set; }

    /// <summary>Inputs [T, B, n], or [B, n] where they are given once for the sequence.</summary>
    public double[][] Inputs { get; }

    /// <summary>States before the first step [B, n], and what delays read before it.</summary>
    public double[][] InitialStates { get; }

    /// <summary>Outputs [T, B, n].</summary>
    public double[][] Outputs { get; }

    /// <summary>States after each row's last step [B, n].</summary>
    public double[][] FinalStates { get; }

    /// <summary>The loss's gradient by the outputs [T, B, n].</summary>
    public double[][] OutputGradients { get; }

    /// <summary>The loss's gradient by the final states [B, n].</summary>
    public double[][] FinalStateGradients { get; }

    /// <summary>The loss's gradient by the inputs [T, B, n], or [B, n].</summary>
    public double[][] InputGradients { get; }

    /// <summary>The loss's gradient by the initial states [B, n].</summary>
    public double[][] InitialStateGradients { get; }

    internal int NumberOf(int row) => RowNumbers is { } numbers ? numbers[row] : row;

    internal int LengthOf(int row) => Lengths is { } lengths ? lengths[row] : Steps;

    /// <summary>One row's units of a buffer [T, B, n] at a step, or of [B, n] at step 0.</summary>
    internal Span<double> Row(double[] buffer, int step, int row, int units) =>
        buffer.AsSpan(((step * Batch) + row) * units, units);
}
