using Kernels.Language;

namespace Kernels;

/// <summary>The functions of the cell language, for <c>using static Kernels.Functions</c>.</summary>
/// <remarks>
/// Elementwise functions work unit by unit, or element by element of a matrix, and keep the size of their arguments; NaN in, NaN out.
/// Reductions make one number of a vector, moves put its units elsewhere, and functions of matrices say what their sizes must be.
/// What does not fit is an <see cref="ArgumentException"/> where the declaration is executed and a diagnostic where it is compiled.
/// </remarks>
public static partial class Functions
{
    /// <summary>σ(x) = 1 / (1 + e^−x).</summary>
    /// <remarks>Derivative: σ′ = σ(1 − σ).</remarks>
    public static Vec Sigmoid(Vec x) => Operations.Sigmoid.Apply(x);

    /// <summary>The hyperbolic tangent.</summary>
    /// <remarks>Derivative: 1 − tanh².</remarks>
    public static Vec Tanh(Vec x) => Operations.Tanh.Apply(x);

    /// <summary>max(x, 0); NaN stays NaN.</summary>
    /// <remarks>Derivative: 1 where x &gt; 0, else 0 (at 0 too).</remarks>
    public static Vec Relu(Vec x) => Operations.Relu.Apply(x);

    /// <summary>
    /// x/2 · (1 + tanh(√(2/π) · (x + 0.044715 x³))), the tanh form of Hendrycks and Gimpel 2016 (arXiv:1606.08415).
    /// </summary>
    public static Vec Gelu(Vec x) => Operations.Gelu.Apply(x);

    /// <summary>x · σ(x) (Elfwing et al. 2017, arXiv:1702.03118).</summary>
    /// <remarks>Derivative: σ(x) · (1 + x − silu(x)).</remarks>
    public static Vec Silu(Vec x) => Operations.Silu.Apply(x);

    /// <summary>log(1 + e^x).</summary>
    /// <remarks>Derivative: σ(x).</remarks>
    public static Vec Softplus(Vec x) => Operations.Softplus.Apply(x);

    /// <summary>x / (1 + |x|).</summary>
    /// <remarks>Derivative: 1 / (1 + |x|)².</remarks>
    public static Vec Softsign(Vec x) => Operations.Softsign.Apply(x);

    /// <summary>x/6 + 1/2, held between 0 and 1.</summary>
    /// <remarks>Derivative: 1/6 where −3 &lt; x &lt; 3, else 0.</remarks>
    public static Vec HardSigmoid(Vec x) => Operations.HardSigmoid.Apply(x);

    /// <summary>x, held between −1 and 1.</summary>
    /// <remarks>Derivative: 1 where −1 &lt; x &lt; 1, else 0.</remarks>
    public static Vec HardTanh(Vec x) => Operations.HardTanh.Apply(x);

    /// <summary>e^x.</summary>
    /// <remarks>Derivative: e^x.</remarks>
    public static Vec Exp(Vec x) => Operations.Exp.Apply(x);

    /// <summary>The natural logarithm; −∞ at 0, NaN below.</summary>
    /// <remarks>Derivative: 1/x.</remarks>
    public static Vec Log(Vec x) => Operations.Log.Apply(x);

    /// <summary>√x; NaN below 0.</summary>
    /// <remarks>Derivative: 1 / (2√x).</remarks>
    public static Vec Sqrt(Vec x) => Operations.Sqrt.Apply(x);

    /// <summary>1 / √x.</summary>
    /// <remarks>Derivative: −1 / (2 x √x).</remarks>
    public static Vec Rsqrt(Vec x) => Operations.Rsqrt.Apply(x);

    /// <summary>1 / x.</summary>
    /// <remarks>Derivative: −1 / x².</remarks>
    public static Vec Reciprocal(Vec x) => Operations.Reciprocal.Apply(x);

    /// <summary>|x|.</summary>
    /// <remarks>Derivative: sign(x), 0 at 0.</remarks>
    public static Vec Abs(Vec x) => Operations.Abs.Apply(x);

    /// <summary>−1, 0 or 1; NaN stays NaN.</summary>
    /// <remarks>Derivative: 0 everywhere.</remarks>
    public static Vec Sign(Vec x) => Operations.Sign.Apply(x);

    /// <summary>⌊x⌋, the largest whole number that is not above x.</summary>
    /// <remarks>Derivative: 0 everywhere.</remarks>
    public static Vec Floor(Vec x) => Operations.Floor.Apply(x);

    /// <summary>sin(x), x in radians.</summary>
    /// <remarks>Derivative: cos(x).</remarks>
    public static Vec Sin(Vec x) => Operations.Sin.Apply(x);

    /// <summary>cos(x), x in radians.</summary>
    /// <remarks>Derivative: −sin(x).</remarks>
    public static Vec Cos(Vec x) => Operations.Cos.Apply(x);

    /// <summary>x².</summary>
    /// <remarks>Derivative: 2x.</remarks>
    public static Vec Square(Vec x) => Operations.Square.Apply(x);

    /// <summary>x where x &gt; 0, else slope · x.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="slope">A constant.</param>
    /// <remarks>Derivative: 1 where x &gt; 0, else slope (at 0 too).</remarks>
    public static Vec LeakyRelu(Vec x, double slope = 0.01) => Operations.LeakyRelu.Apply(x, slope);

    /// <summary>x where x &gt; 0, else alpha · (e^x − 1) (Clevert et al. 2015, arXiv:1511.07289).</summary>
    /// <param name="x">The argument.</param>
    /// <param name="alpha">A constant.</param>
    /// <remarks>Derivative: 1 where x &gt; 0, else alpha · e^x.</remarks>
    public static Vec Elu(Vec x, double alpha = 1) => Operations.Elu.Apply(x, alpha);

    /// <summary>x^exponent.</summary>
    /// <param name="x">The base; NaN below 0 unless the exponent is whole.</param>
    /// <param name="exponent">A constant.</param>
    /// <remarks>Derivative: exponent · x^(exponent − 1).</remarks>
    public static Vec Pow(Vec x, double exponent) => Operations.Pow.Apply(x, exponent);

    /// <summary>x to a power that is computed itself.</summary>
    /// <param name="x">Positive values, or zero where the exponent is positive.</param>
    /// <param name="exponent">One for each unit, or a number for all.</param>
    /// <remarks>Derivative: exponent · x^(exponent − 1) by x, x^exponent · ln x by the exponent, 0 where x is not positive.</remarks>
    public static Vec Pow(Vec x, Vec exponent) => Operations.Power.Apply(x, exponent);

    /// <summary>x, held between two constants.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="low">Least value.</param>
    /// <param name="high">Greatest value, not below <paramref name="low"/>.</param>
    /// <remarks>Derivative: 1 where low &lt; x &lt; high, else 0.</remarks>
    /// <exception cref="ArgumentException"><paramref name="low"/> is above <paramref name="high"/>.</exception>
    public static Vec Clamp(Vec x, double low, double high) =>
        low <= high
            ? Operations.Clamp.Apply(x, low, high)
            : throw new ArgumentException(
                $"Clamp between {low} and {high}: the lower bound must not be above the upper.", nameof(low));

    /// <summary>a − b·⌊a / b⌋: what is left of a, from 0 up to b, or down to b where b is negative.</summary>
    /// <param name="a">The dividend.</param>
    /// <param name="b">The divisor; NaN where it is 0.</param>
    /// <remarks>
    /// Derivative: 1 by a and −⌊a / b⌋ by b, at the jumps too. Unlike C#'s <c>%</c> it has the sign of b. Rounding of the
    /// quotient may leave a little less than 0, or b.
    /// </remarks>
    public static Vec Remainder(Vec a, Vec b) => Operations.Remainder.Apply(a, b);

    /// <summary>The smaller of two values; NaN when either is.</summary>
    /// <remarks>The gradient goes to a where a ≤ b, else to b.</remarks>
    public static Vec Min(Vec a, Vec b) => Operations.Min.Apply(a, b);

    /// <summary>The greater of two values; NaN when either is.</summary>
    /// <remarks>The gradient goes to a where a ≥ b, else to b.</remarks>
    public static Vec Max(Vec a, Vec b) => Operations.Max.Apply(a, b);

    /// <summary>a where the comparison holds, else b: <c>Select(x &lt; y, a, b)</c>.</summary>
    /// <param name="mask">The comparison; it gets no gradient.</param>
    /// <param name="a">Value where it holds.</param>
    /// <param name="b">Value where it does not, NaN compared included.</param>
    /// <remarks>The gradient goes to the branch chosen.</remarks>
    public static Vec Select(Mask mask, Vec a, Vec b)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return mask.Select(a, b);
    }
}
