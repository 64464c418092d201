using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>Matrices of the step in other shapes, by rows, and multiplied by one another.</summary>
public static partial class ShapeCells
{
    /// <summary>Rows that attend to rows: each through the same weights, one more below them, products of matrices.</summary>
    [Cell]
    public sealed partial class Attention(
        [Size("Wide")] Matrix query, [Size("Wide")] Matrix key, [Size("Rank")] Affine value, [Size("Hidden")] Affine back,
        [Size("Hidden")] Matrix input, [Size("Hidden")] Affine keep, [Size("Hidden")] Affine write)
    {
        public (Vec h, Matrix m) Step(Vec x, [Size("Memory", "Hidden")] Matrix m)
        {
            var fresh = input[x];
            var all = Concat(m, Reshape(fresh, 1));
            var shares = SoftmaxRows(Rsqrt(Units(fresh)) * Product(query[m], key[all].Transposed));
            var read = back[Product(shares, Tanh(value[all]))];
            m = Hadamard(Sigmoid(keep[fresh, m]), m) + Hadamard(Sigmoid(write[m, read]), Tanh(LayerNormRows(read, 0.1)));
            return (Tanh(m.Transposed[RowMeans(read)]), m);
        }
    }

    /// <summary>Vectors read as matrices, matrices read as vectors, and both carried to the next step.</summary>
    [Cell]
    public sealed partial class Shapes(Affine second, Affine matrix, [Size("Memory")] Affine slots, Vec flat, [Size("Hidden")] Matrix back)
    {
        public (Vec h, Matrix m, Vec f) Step(
            Vec x, Vec h, [Size("Hidden", "Memory")] Matrix m, [Size("Hidden*Memory")] Vec f)
        {
            var s = slots[x, h];
            var read = Reshape(matrix[x, f], h, s) + 0.5 * Reshape(f, m);
            var three = SoftmaxRows(Reshape(Concat(h, Tanh(h), flat), 3));
            h = Tanh(second[Flatten(Outer(x, h))] + read[s] + three.Transposed[s[0] * RowMeans(three)]);
            var next = Tanh(read) + 0.5 * m;
            return (h + back[Flatten(m)], Reshape(f, m), Flatten(next) + 0.1 * f);
        }
    }

    /// <summary>Every function of rows, and every way to multiply two matrices.</summary>
    [Cell]
    public sealed partial class Rows(Affine layer, [Size("Memory")] Matrix weight, [Size("Memory")] Affine left, Scalar scale)
    {
        public (Vec h, Matrix a) Step(Vec x, Vec h, [Size("Memory", "Hidden")] Matrix a, [Size("Memory", "Hidden")] Matrix b)
        {
            var v = left[x, h];
            var square = Product(a.Transposed, b);
            var other = Product(square, a.Transposed);
            var grams = Product(weight, weight.Transposed);
            var sums = RowMax(a) - RowMin(b) * RowNorms(a) + RowDots(a, b) + grams[v];
            h = Tanh(layer[x, h] + 0.1 * square[h] + 0.1 * other[sums * scale]);
            a = Tanh(0.5 * a + Outer(v, h) - LayerNormRows(b, 0.1) + 0.1 * Product(SoftmaxRows(weight), square));
            return (h, a);
        }
    }

    /// <summary>Units that move along, what comes in behind them, and single ones.</summary>
    [Cell]
    public sealed partial class Shifts(Affine layer, [Size("2")] Affine action, [Size("1")] Affine push)
    {
        public (Vec h, Vec s) Step(Vec x, Vec h, [Size("Memory")] Vec s)
        {
            var a = Softmax(action[x, h]);
            var pushed = Shift(s, Sigmoid(push[h][0]), 1);
            s = a[0] * pushed + a[1] * Shift(s, -1, -1) + 0.1 * Shift(s, 2) - 0.1 * Shift(s, s[0] * a[1], -3);
            h = Tanh(layer[x, h] + s[0]);
            return (h, s);
        }
    }
}
