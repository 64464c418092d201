using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>Every function of the language, and declarations that use C# around them.</summary>
public static partial class FunctionCells
{
    /// <summary>Functions with a derivative everywhere.</summary>
    [Cell]
    public sealed partial class Smooth(Affine a, Affine b)
    {
        public Vec Step(Vec x, Vec h)
        {
            var u = Tanh(a[x, h]);
            var v = Tanh(b[x, h]);
            var p = 1.5 + u;
            var sum = Gelu(u) + Silu(v) + Softplus(u - v) + Softsign(2 * v) + Exp(-p) + Log(p) + Sqrt(p) + Rsqrt(p);
            sum += Sin(3 * u) * Cos(v) + Pow(p, 1.7) - Pow(p, -0.5) + Square(v) + Reciprocal(p) + u / p;
            return Tanh(0.2 * sum) + 0.1 * h;
        }
    }

    /// <summary>A state that is a small remainder of large terms: four digits of it are right in float, whatever computes it.</summary>
    [Cell]
    public sealed partial class Remainders(Affine a, Vec scale)
    {
        public (Vec y, Vec s) Step(Vec x, Vec s)
        {
            var y = Tanh(a[x, s]);
            return (y, LayerNorm(Sqrt(2 + 1e-4 * scale * y), 0.1));
        }
    }

    /// <summary>Functions with kinks.</summary>
    [Cell]
    public sealed partial class Kinked(Affine a, Affine b)
    {
        public Vec Step(Vec x, Vec h)
        {
            var u = 2 * a[x, h];
            var v = b[x, h];
            var sum = Relu(u) + LeakyRelu(v) - LeakyRelu(u, 0.3) + Elu(u) - Elu(v, 0.7) + HardSigmoid(4 * v) - HardTanh(u);
            sum += Abs(u - v) - 0.5 * Sign(v) * u + Min(u, v) - Max(u, 0.2) + Max(-0.4, v) - Clamp(u, -0.3, 0.6);
            sum += Select(u < v, u * v, u - v) - Select(u >= 0.1, Sin(u), v);
            return Tanh(0.3 * sum) + 0.2 * h;
        }
    }

    /// <summary>Branches that are not taken are out of their function's domain: 0 · ∞ must not leak into a gradient.</summary>
    [Cell]
    public sealed partial class Unselected(Affine a, Affine b)
    {
        public Vec Step(Vec x, Vec h)
        {
            var u = Tanh(a[x, h]);
            var v = b[x, h];
            var root = Select(u > 0, Sqrt(Max(u, 0)), u);
            var logarithm = Select(v > 0.05, Log(Max(v, 0.05)), v - 0.05);
            var power = Select(u < 0, u, Pow(Max(u, 0), 0.5));
            return Tanh(root + logarithm - 0.3 * power) * 0.5 + 0.1 * h;
        }
    }

    /// <summary>Helpers, loops, reassignment, constants, conditional expressions of constants.</summary>
    [Cell]
    public sealed partial class Language(Affine a, Affine b, Vec w)
    {
        private const double Half = 0.5;

        public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
        {
            const int Rounds = 3;
            var (g, k) = Gates(a[x, h], b[x, c]);
            for (var i = 1; i <= Rounds; i++)
            {
                if (i == 2)
                    continue;
                c += Half / i * Blend(g, k, c);
            }

            c = Tanh(c);
            c -= w * Half;
            (h, c) = (c * g, Tanh(h + c));
            return (h, c);
        }

        private static (Vec, Vec) Gates(Vec p, Vec q) => (Sigmoid(p), Tanh(q));

        private static Vec Blend(Vec g, Vec a, Vec b)
        {
            Vec one = 1;
            return g * a + (one - g) * b;
        }
    }

    /// <summary>Constants that fold to nothing: x·1, x + 0, powers 0 to 3, double negation, x − x.</summary>
    [Cell]
    public sealed partial class Folding(Affine a)
    {
        public Vec Step(Vec x, Vec h)
        {
            var u = Tanh(a[x, h] * 1 + 0);
            return -(-u) * Pow(u, 0) + Pow(u, 1) - Pow(u, 2) * 0.5 + 0.25 * Pow(u, 3) - 0 * u + (h - h) - (0 - u) / -4 + 0.1 * (2 * (3 * u));
        }
    }

    /// <summary>Declared derivatives: a spike with a surrogate, a detached reset, a number whose slope is a vector's.</summary>
    [Cell]
    public sealed partial class Declared(Affine a, Vec w)
    {
        public (Vec s, Vec v) Step(Vec x, Vec s, Vec v)
        {
            v = 0.8 * v + a[x, s] - StopGradient(0.5 * s * w);
            s = WithDerivative(Select(v > 0.1, 1, 0), 1 / Square(1 + Abs(v)), v);
            v += 0.1 * WithDerivative(1, Cos(w), s) + StopGradient(w);
            return (s, v);
        }
    }

    /// <summary>A function of numbers only, of parameters only, of a constant vector.</summary>
    [Cell]
    public sealed partial class Constants(Affine a, Scalar s)
    {
        public Vec Step(Vec x, Vec h)
        {
            Vec two = 2;
            return Tanh(a[x, h]) * Sigmoid(two) + Tanh(two) * s * h * 0.2 + Max(s, 0.1) * 0.1 - Select(s < 3, two, s) * 0.01;
        }
    }
}
