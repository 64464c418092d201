using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>Matrices derived from weights, by every operation and applied in every place.</summary>
public static partial class MatrixCells
{
    /// <summary>Sums, differences and multiples by every kind of number.</summary>
    [Cell]
    public sealed partial class Sums(Affine input, Matrix a, Matrix b, Scalar s, double rate = 0.5)
    {
        public Vec Step(Vec x, Vec h)
        {
            var m = a - b.Transposed - rate * Identity(a) + 0.25 * (a + b) * s - -b / (1 + Exp(s));
            return Tanh(input[x] + m[h]);
        }
    }

    /// <summary>Elementwise functions of matrices, one of them short for several operations.</summary>
    [Cell]
    public sealed partial class Functions(Affine input, Matrix a, Matrix b)
    {
        public Vec Step(Vec x, Vec h)
        {
            var m = Hadamard(Tanh(a), Sigmoid(b)) + Softplus(a) * 0.25 - Silu(Hadamard(a, a)) + Max(Exp(-Square(b)), Cos(a)) / 4;
            return Tanh(input[x] + m * h - Gelu(b)[h]);
        }
    }

    /// <summary>Products of matrices that are not square, on an input, and a factor that is derived itself.</summary>
    [Cell]
    public sealed partial class Products(
        Matrix left, [Size("Rank")] Matrix right, [Size("Rank")] Matrix wide, Affine cell)
    {
        public Vec Step(Vec x, Vec h)
        {
            var low = Product(left, Tanh(right));
            var square = Product(wide.Transposed, wide);
            return Tanh(cell[x, h] + low[x]) + 0.2 * square[h];
        }
    }

    /// <summary>Orthogonal by the exponential, and by Cayley's transform; each also through its inverse.</summary>
    [Cell]
    public sealed partial class Orthogonal(Affine input, Matrix a, Matrix b)
    {
        public Vec Step(Vec x, Vec h)
        {
            var u = MatrixExp(a - Transpose(a));
            var s = LowerTriangle(b) - LowerTriangle(b).Transposed;
            var q = Product(Inverse(Identity(s) + s), Identity(s) - s);
            return Tanh(input[x] + u[h]) + 0.5 * Product(q, MatrixExp(0.5 * b))[h];
        }
    }

    /// <summary>Diagonals and scaled rows and columns, by vectors that numbers were stretched over.</summary>
    [Cell]
    public sealed partial class Diagonals(Affine input, Matrix a, Vec d, Vec rows, Vec columns, Scalar s)
    {
        public Vec Step(Vec x, Vec h)
        {
            var scaled = ScaleColumns(ScaleRows(a, s * Tanh(rows)), columns);
            var m = scaled + Diagonal(Sigmoid(s + d)) - Diagonal(DiagonalOf(a));
            return Tanh(input[x] + m[h]) * d;
        }
    }

    /// <summary>Weight normalisation, and sums of rows and columns that equations read.</summary>
    [Cell]
    public sealed partial class Normalised(Matrix a, Vec gain, Affine input)
    {
        public Vec Step(Vec x, Vec h)
        {
            var norms = Rsqrt(RowSums(Square(a)) + 0.125);
            var m = ScaleRows(a, gain * norms);
            return Tanh(input[x] + m[h]) * norms + 0.1 * ColumnSums(a);
        }
    }

    /// <summary>Blocks along the diagonal that do not come out even, of weights and of derived matrices.</summary>
    [Cell]
    public sealed partial class Blocks(Affine input, Matrix heads, Matrix pairs)
    {
        public Vec Step(Vec x, Vec h) =>
            Tanh(input[x] + BlockDiagonal(heads, 4)[h]) + 0.3 * (BlockDiagonal(Tanh(pairs), 2) - BlockDiagonal(heads, 4))[h];
    }

    /// <summary>One derived matrix on several operands, beside the weight that it is made of, in two stages.</summary>
    [Cell]
    public sealed partial class AppliedTwice(Affine input, Matrix a)
    {
        public (Vec h, Vec k) Step(Vec x, Vec h, Vec k)
        {
            var turn = a - 0.5 * a.Transposed;
            var next = Tanh(turn[h] + input[x] + a[k]);
            return (next, Tanh(turn[next] * k + turn[k] + a[h]));
        }
    }

    /// <summary>A derived matrix that only the input meets: its product is hoisted, its operand is no state.</summary>
    [Cell]
    public sealed partial class FromInput(Matrix w, Vec gain, Affine head)
    {
        public (Vec y, Vec h) Step(Vec x, Vec h)
        {
            h = 0.5 * h + Tanh(ScaleRows(w, gain)[x]);
            return (head[h], h);
        }
    }

    /// <summary>A nested cell with a derived matrix, and one of an array.</summary>
    [Cell]
    public sealed partial class NestedMatrices(AppliedTwice inner, [Count(2)] Matrix[] m)
    {
        public (Vec h, Vec k) Step(Vec x, Vec h, Vec k)
        {
            (h, k) = inner.Step(x, h, k);
            foreach (var each in m)
                h += 0.3 * (each - each.Transposed)[k];
            return (h, k);
        }
    }

    /// <summary>Derived from weights of which some are not trained.</summary>
    [Cell]
    public sealed partial class FrozenFactor(Affine input, [Frozen] Matrix a, Matrix b, [Frozen, Gate(Bias = 1)] Vec signs)
    {
        public Vec Step(Vec x, Vec h) => Tanh(input[x] + ScaleColumns(Product(a, b), signs)[h]);
    }

    /// <summary>Convolutions of maps: of windows that are even, and wider than a map; of derived kernels; of parts of a state.</summary>
    [Cell]
    public sealed partial class Convolved([Size("Rank")] Matrix fromInput, [Size("Rank")] Matrix fromState, [Size("Rank")] Vec bias, Matrix narrow)
    {
        public Vec Step([Size("6*Input")] Vec x, [Size("6*Rank")] Vec h)
        {
            var sum = Convolution(fromInput, 2, 3, 3)[x] + Convolution(Tanh(fromState), 2, 3, 2)[h] + Repeat(bias, 6);
            return Tanh(sum) + 0.2 * Convolution(narrow, 6, 1, 1)[h];
        }
    }
}
