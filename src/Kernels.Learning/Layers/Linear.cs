using Kernels.Execution;
using Kernels.Learning.Products;
using Kernels.Memory;

namespace Kernels.Learning.Layers;

/// <summary>y = x·Wᵀ + b over rows: [rows, in] to [rows, out].</summary>
/// <remarks>
/// Results and gradients are the same bits for any number of threads: threads divide rows in <see cref="Forward"/> and
/// in the gradient of x, and columns of W in its gradient, whose rows are summed in runs of <see cref="RowsInRun"/>.
/// </remarks>
public sealed unsafe class Linear : IDisposable
{
    /// <summary>
    /// Rows that go through one chain of a weight gradient; longer chains lose accuracy in single precision.
    /// </summary>
    public const int RowsInRun = OuterWork.RowsInRun;

    private readonly int _threads;
    private readonly AlignedBuffer<float> _start;
    private readonly AlignedBuffer<float> _zeros;
    private readonly Panels _forward;
    private readonly Panels _backward;
    private readonly MultiplyWork _multiply;
    private readonly OuterWork _outer;
    private long _packed = -1;

    /// <summary>Makes the layer; weights are drawn uniformly from ±1/√in and the bias starts at zero.</summary>
    /// <param name="input">Columns of x.</param>
    /// <param name="output">Columns of y.</param>
    /// <param name="seed">Seed of the initial weights.</param>
    /// <param name="threads">Threads that share the work.</param>
    /// <param name="name">Prefix of the parameters' names.</param>
    public Linear(int input, int output, ulong seed = 1, int threads = 1, string name = "linear")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(input, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(output, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Input = input;
        Output = output;
        Weight = new ParameterBuffer(name + ".weight", checked(input * output));
        Bias = new ParameterBuffer(name + ".bias", output);
        Weight.SetUniform(1 / MathF.Sqrt(input), new CounterRandom(seed, 0));
        _forward = new Panels(input, output);
        _backward = new Panels(output, input);
        _start = new AlignedBuffer<float>(_forward.Count * _forward.Width);
        _zeros = new AlignedBuffer<float>(_backward.Width);
        _outer = new OuterWork(input, output, threads);
        _multiply = new MultiplyWork(threads);
        _threads = threads;
    }

    /// <summary>Columns of x.</summary>
    public int Input { get; }

    /// <summary>Columns of y.</summary>
    public int Output { get; }

    /// <summary>W, [out, in].</summary>
    public ParameterBuffer Weight { get; }

    /// <summary>b, [out].</summary>
    public ParameterBuffer Bias { get; }

    /// <summary>Computes y.</summary>
    /// <param name="x">[rows, in].</param>
    /// <param name="y">[rows, out], overwritten.</param>
    /// <param name="rows">Number of rows.</param>
    public void Forward(ReadOnlySpan<float> x, Span<float> y, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        Shape.Require(x.Length, rows, Input, nameof(x));
        Shape.Require(y.Length, rows, Output, nameof(y));
        Pack();
        fixed (float* px = x)
        fixed (float* py = y)
        {
            _multiply.Set(px, Input, py, Output, rows, _forward, _start.Pointer, _forward.Width);
            TeamPool.Run(_threads, _multiply);
        }
    }

    /// <summary>Adds to the gradients of W and b, and computes that of x when it is wanted.</summary>
    /// <param name="x">[rows, in], as in <see cref="Forward"/>.</param>
    /// <param name="outputGradients">Gradient of y, [rows, out].</param>
    /// <param name="inputGradients">Gradient of x, [rows, in], overwritten; empty when not wanted.</param>
    /// <param name="rows">Number of rows.</param>
    public void Backward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> outputGradients, Span<float> inputGradients, int rows)
    {
        Shape.Require(x.Length, rows, Input, nameof(x));
        if (!inputGradients.IsEmpty)
            BackwardInputs(outputGradients, inputGradients, rows);
        BackwardWeights(x, outputGradients, rows);
    }

    /// <summary>Computes the gradient of x.</summary>
    /// <param name="outputGradients">Gradient of y, [rows, out].</param>
    /// <param name="inputGradients">Gradient of x, [rows, in], overwritten.</param>
    /// <param name="rows">Number of rows.</param>
    public void BackwardInputs(ReadOnlySpan<float> outputGradients, Span<float> inputGradients, int rows)
    {
        Shape.Require(outputGradients.Length, rows, Output, nameof(outputGradients));
        Shape.Require(inputGradients.Length, rows, Input, nameof(inputGradients));
        Pack();
        fixed (float* dy = outputGradients)
        fixed (float* dx = inputGradients)
        {
            _multiply.Set(dy, Output, dx, Input, rows, _backward, _zeros.Pointer, 0);
            TeamPool.Run(_threads, _multiply);
        }
    }

    /// <summary>Adds to the gradients of W and b.</summary>
    /// <param name="x">[rows, in], as in <see cref="Forward"/>.</param>
    /// <param name="outputGradients">Gradient of y, [rows, out].</param>
    /// <param name="rows">Number of rows.</param>
    public void BackwardWeights(ReadOnlySpan<float> x, ReadOnlySpan<float> outputGradients, int rows)
    {
        Shape.Require(x.Length, rows, Input, nameof(x));
        Shape.Require(outputGradients.Length, rows, Output, nameof(outputGradients));
        fixed (float* px = x)
        fixed (float* dy = outputGradients)
        fixed (float* dw = Weight.Gradients)
        {
            _outer.Set(px, dy, dw, rows);
            TeamPool.Run(_threads, _outer);
        }

        AddBiasGradient(outputGradients, rows);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _forward.Dispose();
        _backward.Dispose();
        _outer.Dispose();
        _start.Dispose();
        _zeros.Dispose();
    }

    private void Pack()
    {
        long version = Weight.Version + Bias.Version;
        if (version == _packed)
            return;
        _forward.Pack(Weight.Weights, termStep: 1, columnStep: Input);
        _backward.Pack(Weight.Weights, termStep: Input, columnStep: 1);
        Bias.Weights.CopyTo(new Span<float>(_start.Pointer, Bias.Weights.Length));
        _packed = version;
    }

    private void AddBiasGradient(ReadOnlySpan<float> outputGradients, int rows)
    {
        Span<float> run = stackalloc float[Math.Min(Output, 1024)];
        Span<float> total = Bias.Gradients;
        for (int first = 0; first < Output; first += run.Length)
        {
            int count = Math.Min(run.Length, Output - first);
            for (int row = 0; row < rows; row += RowsInRun)
            {
                run.Clear();
                for (int r = row; r < Math.Min(rows, row + RowsInRun); r++)
                    Sums.Add(outputGradients.Slice((r * Output) + first, count), run[..count]);
                Sums.Add(run[..count], total.Slice(first, count));
            }
        }
    }
}
