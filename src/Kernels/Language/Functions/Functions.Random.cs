using Kernels.Language;

namespace Kernels;

/// <content>Random masks: drawn in training, absent in inference.</content>
public static partial class Functions
{
    /// <summary>
    /// In training each unit is 0 with a probability of rate, and otherwise x / (1 − rate); in inference x itself
    /// (Srivastava et al. 2014).
    /// </summary>
    /// <param name="x">A vector.</param>
    /// <param name="rate">A constant or a hyper-parameter, at least 0 and below 1.</param>
    /// <param name="per">
    /// Whether each step draws a mask, or each row keeps one for its whole sequence (Gal and Ghahramani 2016,
    /// arXiv:1512.05287).
    /// </param>
    /// <remarks>
    /// Each call in <c>Step</c> draws masks of its own, from <see cref="Recurrent{TCell, T}.Seed"/>.
    /// Derivative: 1 / (1 − rate) where a unit is kept, else 0.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not at least 0 and below 1.</exception>
    public static Vec Dropout(Vec x, double rate, Per per = Per.Step)
    {
        ArgumentNullException.ThrowIfNull(x);
        CheckRate(rate);
        return Drawing.Mask(x, rate, per) is { } mask
            ? Operations.SelectLess.Apply(0, mask, 0, x * (1 / (1 - rate)))
            : x;
    }

    /// <summary>
    /// In training each unit stays what it was before with a probability of rate; in inference rate · before + (1 −
    /// rate) · after (Krueger et al. 2016, arXiv:1606.01305).
    /// </summary>
    /// <param name="before">A vector: a state as it enters the step.</param>
    /// <param name="after">What it would become, of the same size.</param>
    /// <param name="rate">A constant or a hyper-parameter, at least 0 and below 1.</param>
    /// <remarks>
    /// Each call in <c>Step</c> draws masks of its own, a new one at each step, from
    /// <see cref="Recurrent{TCell, T}.Seed"/>. The gradient goes to the side chosen.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not at least 0 and below 1.</exception>
    public static Vec Zoneout(Vec before, Vec after, double rate)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        CheckRate(rate);
        return Drawing.Mask(before.IsRankZero ? after : before, rate, Per.Step) is { } mask
            ? Operations.SelectLess.Apply(0, mask, before, after)
            : (rate * before) + ((1 - rate) * after);
    }

    /// <summary>
    /// In training each element of a weight matrix is 0 with a probability of rate, and otherwise w / (1 − rate); in
    /// inference the matrix itself (DropConnect: Wan et al. 2013).
    /// </summary>
    /// <param name="matrix">A weight, or what is computed from weights alone.</param>
    /// <param name="rate">A constant or a hyper-parameter, at least 0 and below 1.</param>
    /// <remarks>
    /// One mask for each sequence and call, the same for all rows and steps. It is applied when the matrix is packed,
    /// not at each step; the gradient passes it once, after the sequence.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not at least 0 and below 1.</exception>
    public static Matrix Dropout(Matrix matrix, double rate)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        CheckRate(rate);
        return MatrixOperations.Drop(matrix, rate);
    }

    /// <summary>
    /// An affine map with dropout on the weight of one operand: <c>Dropout(forget, nameof(h), 0.5)[x, h]</c> is
    /// forget[x, h] with <see cref="Dropout(Matrix, double)"/> of forget.h in its place.
    /// </summary>
    /// <param name="affine">The map.</param>
    /// <param name="operand">The operand as the weight is called after it, a constant.</param>
    /// <param name="rate">A constant or a hyper-parameter, at least 0 and below 1.</param>
    /// <exception cref="ArgumentException">The affine map has no weight of this name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not at least 0 and below 1.</exception>
    public static Affine Dropout(Affine affine, string operand, double rate)
    {
        ArgumentNullException.ThrowIfNull(affine);
        return affine.With(operand, weight => Dropout(weight, rate));
    }

    private static void CheckRate(double rate)
    {
        if (rate is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(rate), rate, "The rate of a mask is a probability of at least 0 and below 1.");
        }
    }
}
