using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Rotational unit of memory: the state is turned by the angle between two vectors, in their plane.</summary>
/// <remarks>
/// Dangovski, Jing, Nakov, Tatalović and Soljačić, <i>Rotational Unit of Memory: A Novel Representation Unit for RNNs with Scalable
/// Applications</i>, TACL (2019), arXiv:1710.09537, section 4, with λ = 0 as in the authors' code:
/// <code>
/// τ = W_τ x + U_τ h₋ + b_τ    u = σ(W_u x + U_u h₋ + b_u)    e = W_e x + b_e
/// p = e / |e|    q = τ − (p·τ) p    v = q / |q|    cos θ = p·τ / |τ|    sin θ = |q| / |τ|
/// r = h₋ − p (p·h₋) − v (v·h₋) + p (cos θ p·h₋ − sin θ v·h₋) + v (sin θ p·h₋ + cos θ v·h₋)
/// h = u ⊙ h₋ + (1 − u) ⊙ relu(e + r)
/// </code>
/// One unit has no plane: the cell is meant for two and more. The authors start matrices orthogonal, and b_τ and b_u at 1.
/// </remarks>
/// <param name="target">τ: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="update">u, of the same shapes.</param>
/// <param name="embedding">e: [Hidden, Input], [Hidden].</param>
[Cell]
public sealed partial class RotationalUnit(
    [Gate(Initial = Initial.Orthogonal, Bias = 1)] Affine target, [Gate(Initial = Initial.Orthogonal, Bias = 1)] Affine update,
    [Gate(Initial = Initial.Orthogonal)] Affine embedding)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var (t, e) = (target[x, h], embedding[x]);
        var u = Sigmoid(update[x, h]);
        var p = Direction(e);
        var q = t - Dot(p, t) * p;
        var (v, perLength) = (Direction(q), InverseLength(t));
        var (cos, sin) = (Dot(p, t) * perLength, Norm(q) * perLength);
        var (along, across) = (Dot(p, h), Dot(v, h));
        var turned = h - p * along - v * across + p * (cos * along - sin * across) + v * (sin * along + cos * across);
        return u * h + (1 - u) * Relu(e + turned);
    }

    private static Vec Direction(Vec a) => a * InverseLength(a);

    private static Vec InverseLength(Vec a) => Rsqrt(Max(Dot(a, a), 1e-12));
}
