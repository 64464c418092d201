using System.Numerics;

namespace Kernels.Language;

/// <summary>Collects a matrix's gradient, Σ adjoint ⊗ operand, and adds it in runs, so that the gradient is read and written once per run.</summary>
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
        for (; column <= columns - (2 * lanes); column += 2 * lanes)
        {
            Vector<double> s0 = default, s1 = default;
            foreach (var (adjoint, operand) in _pending)
            {
                var scale = new Vector<double>(adjoint[row]);
                var values = operand.Values[column..];
                s0 = Vector.MultiplyAddEstimate(scale, new Vector<double>(values), s0);
                s1 = Vector.MultiplyAddEstimate(scale, new Vector<double>(values[lanes..]), s1);
            }

            var part = target[column..];
            (new Vector<double>(part) + s0).CopyTo(part);
            (new Vector<double>(part[lanes..]) + s1).CopyTo(part[lanes..]);
        }

        for (; column < columns; column++)
        {
            foreach (var (adjoint, operand) in _pending)
                target[column] += adjoint[row] * operand.Values[column];
        }
    }
}
