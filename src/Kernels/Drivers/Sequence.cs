using Kernels.Execution;

namespace Kernels;

/// <summary>What a layer reads and writes in one run: inputs and outputs [T, B, n], states [B, n], and gradients of
/// all of them.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
/// <remarks>Rows are unpadded and row-major. Empty memory means absent: zero where it would be read, not wanted where
/// it would be written.</remarks>
public sealed class Sequence<T>
    where T : unmanaged
{
    private int[]? _lengths;
    private int[]? _rowNumbers;

    internal Sequence(CompiledCell cell, CellSizes sizes, int steps, int batch, bool gradients)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        (Steps, Batch) = (steps, batch);
        (string, int)[] inputs = [.. cell.Inputs.Select(input => (input.Name, sizes[input.Size]))];
        (string, int)[] outputs = [.. cell.Outputs.Select(output => (output.Name, sizes[output.Size]))];
        (string, int)[] states = [.. cell.Carried.Select(carried => (carried.Name, sizes[carried.Size]))];
        bool[] once = [.. cell.Inputs.Select(input => input.IsPerSequence)];
        Inputs = new Signals<T>(nameof(Inputs), inputs, steps, batch, true, once);
        Outputs = new Signals<T>(nameof(Outputs), outputs, steps, batch, true);
        InitialStates = new Signals<T>(nameof(InitialStates), states, null, batch, true);
        FinalStates = new Signals<T>(nameof(FinalStates), states, null, batch, true);
        OutputGradients = new Signals<T>(nameof(OutputGradients), outputs, steps, batch, gradients);
        FinalStateGradients = new Signals<T>(nameof(FinalStateGradients), states, null, batch, gradients);
        InputGradients = new Signals<T>(nameof(InputGradients), inputs, steps, batch, gradients, once);
        InitialStateGradients = new Signals<T>(nameof(InitialStateGradients), states, null, batch, gradients);
    }

    /// <summary>T.</summary>
    public int Steps { get; }

    /// <summary>B.</summary>
    public int Batch { get; }

    /// <summary>Steps of each row, 0 to T; null when all rows have T. Beyond its length a row keeps its states, and
    /// outputs are zero.</summary>
    /// <exception cref="ArgumentException">There is not one length per row, or one is not within 0 to T.</exception>
    public IReadOnlyList<int>? Lengths
    {
        get => _lengths;
        set => _lengths = value is null ? null : CheckLengths([.. value]);
    }

    /// <summary>
    /// Whether this is the next part of the sequence that the layer's last <c>Forward</c> ran, cut into parts for truncated
    /// backpropagation: masks of a whole sequence stay as they are, and steps go on being counted. False draws new masks.
    /// </summary>
    public bool Continues { get; set; }

    /// <summary>
    /// The index of the first step: how many steps of the sequence went before, when this is a part of it. Step indices,
    /// and all that goes by them, count from here; so do masks. Where it <see cref="Continues"/>, <c>Forward</c> counts itself.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long FirstStep
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>
    /// For each row the number by which its masks are drawn; null when that is its position. A batch that is run in
    /// parts, or in another order, draws the same masks if each row keeps its number.
    /// </summary>
    /// <exception cref="ArgumentException">There is not one number per row, or one is negative.</exception>
    public IReadOnlyList<int>? RowNumbers
    {
        get => _rowNumbers;
        set => _rowNumbers = value is null ? null : DrawNumbers.Checked([.. value], Batch, "row", nameof(RowNumbers));
    }

    /// <summary>Inputs, [T, B, n], or [B, n] where they are given once for the sequence. Never absent in a run.</summary>
    public Signals<T> Inputs { get; }

    /// <summary>Outputs, [T, B, n].</summary>
    public Signals<T> Outputs { get; }

    /// <summary>States before the first step, [B, n], and what delays read before it: <c>x[-1]</c> is the input of one
    /// step before.</summary>
    public Signals<T> InitialStates { get; }

    /// <summary>States after each row's last step, [B, n], and what delays of further steps would read: <c>x[-1]</c> is
    /// the last input.</summary>
    public Signals<T> FinalStates { get; }

    /// <summary>Gradients of outputs, read by a backward run, [T, B, n].</summary>
    public Signals<T> OutputGradients { get; }

    /// <summary>Gradients of final states, read by a backward run, [B, n].</summary>
    public Signals<T> FinalStateGradients { get; }

    /// <summary>Gradients of inputs, written by a backward run, [T, B, n], or [B, n] as the inputs are.</summary>
    public Signals<T> InputGradients { get; }

    /// <summary>Gradients of initial states, written by a backward run, [B, n].</summary>
    public Signals<T> InitialStateGradients { get; }

    internal ReadOnlySpan<int> LengthSpan => _lengths;

    internal ReadOnlySpan<int> RowNumberSpan => _rowNumbers;

    internal bool IsRagged => _lengths is not null;

    internal void RequireFor(CompiledCell cell, CellSizes sizes)
    {
        for (int i = 0; i < cell.Inputs.Length; i++)
            Inputs.RequireSize(i, cell.Inputs.Length, cell.Inputs[i].Name, sizes[cell.Inputs[i].Size]);
        for (int i = 0; i < cell.Outputs.Length; i++)
            Outputs.RequireSize(i, cell.Outputs.Length, cell.Outputs[i].Name, sizes[cell.Outputs[i].Size]);
        for (int i = 0; i < cell.Carried.Length; i++)
            InitialStates.RequireSize(i, cell.Carried.Length, cell.Carried[i].Name, sizes[cell.Carried[i].Size]);
    }

    private int[] CheckLengths(int[] lengths)
    {
        if (lengths.Length != Batch)
            throw Invalid.Argument(nameof(Lengths),
                $"There are {lengths.Length} lengths for {Batch} rows; give one for each row.");
        for (int row = 0; row < lengths.Length; row++)
        {
            if (lengths[row] < 0 || lengths[row] > Steps)
                throw Invalid.Argument(nameof(Lengths),
                    $"The length of row {row} is {lengths[row]}; it must be within 0 and {Steps}.");
        }

        return lengths;
    }
}
