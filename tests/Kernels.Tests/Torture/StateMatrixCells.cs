using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>Matrices that change with the step: as states and inputs, written, scaled, read by both sides.</summary>
public static partial class StateMatrixCells
{
    /// <summary>A memory that products of vectors are written to and read from, by both its sides, with a weight added to it.</summary>
    [Cell]
    public sealed partial class Memory(
        [Size("Key")] Affine key, Affine value, [Size("Key")] Affine query, Vec decay, [Size("Hidden")] Matrix start)
    {
        public (Vec h, Matrix m) Step(Vec x, Vec h, [Size("Hidden", "Key")] Matrix m)
        {
            var k = Softmax(key[x]);
            var v = Tanh(value[x, h]);
            var next = ScaleColumns(ScaleRows(m, Sigmoid(decay)), Cos(k)) + Outer(v - m[k], k) + 0.1 * Tanh(start);
            var read = next[query[x]] + RowSums(m) * Sum(m.Transposed[v]);
            h = Tanh(read) * Sigmoid(0.1 * Sum(next) + Sum(ColumnSums(next) * k));
            return (h, next);
        }
    }

    /// <summary>A matrix as input, two as states that change places, and a number between them.</summary>
    [Cell]
    public sealed partial class Given(Affine layer)
    {
        public (Vec h, Matrix a, Matrix b) Step(
            [Size("Hidden", "Hidden")] Matrix w, Vec x, Vec h, [Size("Hidden", "Hidden")] Matrix a, [Size("Hidden", "Hidden")] Matrix b)
        {
            h = Tanh(layer[x, h] + w[h] - a.Transposed[h]);
            return (h, 0.5 * Tanh(b) + Sigmoid(Dot(h, h)) * Hadamard(w, a), a - Outer(h, h));
        }
    }
}
