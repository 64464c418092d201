using System.Numerics;

namespace Kernels.Language;

/// <summary>
/// Collects a matrix's gradient, Σ adjoint ⊗ operand, and adds it in runs, so that the gradient is read and written
/// once per run.
/// </summary>
internal sealed class OuterProducts(Storage storage, int columns)
{
    private const int Run = 16;

    private readonly List<(double[] Adjoint, Vec Operand)> _pending = new(Run);

    /// <summary>Adds adjoint ⊗ operand, now or at a later call.</summary>
    public void Add(double[] adjoint, Vec operand)
    {
        _pending.Add((adjoint, operand));
        if (_pending.Count == Run)
            Flush();
    }

    /// <summary>Adds what is pending.</summary>
    public void Flush()
    {
        var gradient = storage.Gradient;
        for (var row = 0; row < gradient.Length / columns; row++)
            AddRow(row, gradient.Slice(row * columns, columns));
        _pending.Clear();
    }

    private void AddRow(int row, Span<double> target)
    {
        var lanes = Vector<double>.Count;
        var column = 0;
        for (; Vector.IsHardwareAccelerated && column <= columns - (4 * lanes); column += 4 * lanes)
        {
            Vector<double> s0 = default, s1 = default, s2 = default, s3 = default;
            foreach (var (adjoint, operand) in _pending)
            {
                var scale = new Vector<double>(adjoint[row]);
                var values = operand.Values.Slice(column, 4 * lanes);
                s0 = Vector.MultiplyAddEstimate(scale, new Vector<double>(values), s0);
                s1 = Vector.MultiplyAddEstimate(scale, new Vector<double>(values[lanes..]), s1);
                s2 = Vector.MultiplyAddEstimate(scale, new Vector<double>(values[(2 * lanes)..]), s2);
                s3 = Vector.MultiplyAddEstimate(scale, new Vector<double>(values[(3 * lanes)..]), s3);
            }

            Accumulate(s0, target[column..]);
            Accumulate(s1, target[(column + lanes)..]);
            Accumulate(s2, target[(column + (2 * lanes))..]);
            Accumulate(s3, target[(column + (3 * lanes))..]);
        }

        for (; column < columns; column++)
        {
            foreach (var (adjoint, operand) in _pending)
                target[column] += adjoint[row] * operand.Values[column];
        }
    }

    private static void Accumulate(Vector<double> sum, Span<double> target) =>
        (new Vector<double>(target) + sum).CopyTo(target);
}
