using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <content>Cells from control, audio, neuroscience and geometry.</content>
public static partial class OutsideCells
{
    /// <summary>Izhikevich 2003, in normalised units: resets where the potential has passed its peak or gone astray.</summary>
    [Cell]
    public sealed partial class Izhikevich(Affine current, Vec a, Vec b, Vec c, Vec d, double width = 0.5)
    {
        private const double Peak = 1;
        private const double Dt = 0.05;

        private Vec Rate => Sigmoid(a);

        public (Vec s, Vec v, Vec u) Step(Vec x, Vec s, Vec v, Vec u)
        {
            v += Dt * (4 * v * v + 5 * v + 1.4 - u + current[x, s]);
            u += Dt * Rate * (b * v - u);
            var over = v - Peak;
            s = WithDerivative(Select(over > 0, 1, 0), Relu(1 - Abs(over) / width), over);
            var reset = v >= Peak | !(v > -2 & u < 3);
            return (s, Select(reset, c, v), Select(reset, u + d, u));
        }
    }

    /// <summary>FitzHugh 1961, coupled by a matrix, by Runge and Kutta: products on values of the step, helper in helper.</summary>
    [Cell]
    public sealed partial class FitzHughNagumo(Matrix input, Matrix coupling, Vec a, Vec b, Scalar tau)
    {
        private const double Dt = 0.1;

        public (Vec v, Vec w) Step(Vec x, Vec v, Vec w)
        {
            var i = input * x;
            var k1 = Slope(v, w, i);
            var k2 = Slope(v + Dt / 2 * k1.V, w + Dt / 2 * k1.W, i);
            var (k3V, k3W) = Slope(v + Dt * k2.V, w + Dt * k2.W, i);
            return (v + Dt / 6 * (k1.V + 4 * k2.V + k3V), w + Dt / 6 * (k1.W + 4 * k2.W + k3W));
        }

        private (Vec V, Vec W) Slope(Vec v, Vec w, Vec i) => (v - Pow(v, 3) / 3 - w + i + coupling[v], (v + a - b * w) / (5 + Square(tau)));
    }

    /// <summary>Two biquads in series and Schroeder's allpass of seven samples (1962): no product, tuples through helpers.</summary>
    [Cell]
    public sealed partial class Filters([Count(2)] Vec[] gain, [Count(2)] Vec[] pole, [Count(2)] Vec[] damping, Vec reflection, double limit = 2)
    {
        public (Vec y, Vec s1, Vec s2, Vec t1, Vec t2, Vec dry) Step(
            [Size("Hidden")] Vec x, [Delay(nameof(dry), 7)] Vec dry7, [Delay(nameof(y), 7)] Vec y7, Vec y, Vec s1, Vec s2, Vec t1, Vec t2, Vec dry)
        {
            (x, s1, s2) = Section(0, x, s1, s2);
            (dry, t1, t2) = Section(1, x, t1, t2);
            var g = 0.9 * Tanh(reflection);
            return (Clamp(dry7 - g * dry + g * y7, -limit, limit), s1, s2, t1, t2, dry);
        }

        private (Vec Y, Vec A, Vec B) Section(int k, Vec x, Vec a, Vec b)
        {
            var a1 = 2 * Tanh(pole[k]);
            var a2 = ((2 - Abs(a1)) * Tanh(damping[k]) + Abs(a1)) / 2;
            var y = gain[k] * x + a;
            return (y, LeakyRelu(gain[k] * x, 1 / limit) - a1 * y + b, 0.5 * x - a2 * y);
        }
    }

    /// <summary>Smyl 2020: exponential smoothing with a season of four steps, a network on what is left.</summary>
    [Cell]
    public sealed partial class Smoothing([Size("Input")] Vec alpha, [Size("Input")] Vec gamma, Affine net, [Size("Input")] Affine head)
    {
        public (Vec forecast, Vec level, Vec season, Vec h) Step(
            Vec x, [Size("Input")] Vec level, [Delay(nameof(season), 4)] Vec s4, [Size("Input")] Vec season, Vec h, [Delay(nameof(season), 3)] Vec s3)
        {
            var (a, g) = (Sigmoid(alpha), Sigmoid(gamma));
            level = a * x / Exp(s4) + (1 - a) * level;
            var rest = x / (2 + Square(level));
            h = Tanh(net[rest - s4, h]);
            return (head[h] * level + s3, level, g * rest + (1 - g) * s4, h);
        }
    }

    /// <summary>Kalman 1960 with one measured number: a covariance that is read, scaled on both sides and diminished.</summary>
    [Cell]
    public sealed partial class Kalman([Size("Hidden")] Matrix drive, Vec a, Vec h, Vec q, Scalar r)
    {
        public (Vec m, Matrix P) Step(Vec u, Scalar y, Vec m, [Size("Hidden", "Hidden")] Matrix P)
        {
            m = Tanh(a) * m + drive[u];
            P = ScaleRows(ScaleColumns(P, Tanh(a)), Tanh(a)) + Outer(q, q);
            var s = Square(Dot(h, P[h])) + Softplus(r) + 0.5;
            m += P[h] / s * (y - Dot(h, m));
            P -= Outer(P[h] / s, P.Transposed[h]);
            return (m, P);
        }
    }

    /// <summary>Sutskever et al. 2009, mean field: one matrix is read both ways, back and forth within a step.</summary>
    [Cell]
    public sealed partial class MeanField([Size("Hidden")] Matrix w, Matrix u, Vec bh, [Size("Input")] Vec bv)
    {
        public (Vec v, Vec h) Step(Vec x, Vec h)
        {
            var bias = u[h] + bh;
            var v = x;
            for (var i = 0; i < 2; i++)
            {
                h = Sigmoid(w[v] + bias);
                v = Sigmoid(w.Transposed[h] + bv);
            }

            return (v, h);
        }
    }
}
