namespace Kernels.Benchmarks.OneDnn;

/// <summary>The numbers of one LSTM layer, in oneDNN's plain layouts; gates in its order: input, forget, candidate, output.</summary>
/// <param name="Input">Units of the input.</param>
/// <param name="Hidden">Units of the state.</param>
/// <param name="Batch">Rows.</param>
/// <param name="Steps">Steps.</param>
internal sealed record LstmProblem(int Input, int Hidden, int Batch, int Steps)
{
    /// <summary>oneDNN's order of gates, by their names in our declaration.</summary>
    public static readonly string[] Gates = ["input", "forget", "candidate", "output"];

    /// <summary>[Steps, Batch, Input].</summary>
    public float[] Inputs { get; } = Draw(Steps * Batch * Input, 1, 1);

    /// <summary>[Input, 4, Hidden].</summary>
    public float[] InputWeights { get; } = Draw(Input * 4 * Hidden, 2, 1 / Math.Sqrt(Input));

    /// <summary>[Hidden, 4, Hidden].</summary>
    public float[] StateWeights { get; } = Draw(Hidden * 4 * Hidden, 3, 1 / Math.Sqrt(Hidden));

    /// <summary>[4, Hidden].</summary>
    public float[] Bias { get; } = Draw(4 * Hidden, 4, 0.5);

    /// <summary>[Steps, Batch, Hidden].</summary>
    public float[] OutputGradients { get; } = Draw(Steps * Batch * Hidden, 5, 1);

    /// <summary>A gate's matrix as our layers keep it: [Hidden, columns], row-major.</summary>
    /// <param name="stacked">[columns, 4, Hidden].</param>
    /// <param name="gate">Index into <see cref="Gates"/>.</param>
    /// <param name="result">[Hidden, columns].</param>
    public void Unstack(ReadOnlySpan<float> stacked, int gate, Span<float> result)
    {
        var columns = stacked.Length / (4 * Hidden);
        for (var unit = 0; unit < Hidden; unit++)
            for (var column = 0; column < columns; column++)
                result[(unit * columns) + column] = stacked[(((column * 4) + gate) * Hidden) + unit];
    }

    private static float[] Draw(int count, int seed, double bound)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(((2 * random.NextDouble()) - 1) * bound))];
    }
}
