using static Kernels.Functions;

namespace Kernels.Tests.Language;

/// <summary>
/// Vector weights read twice, an affine used on two operands, a matrix, a scalar, a hyper-parameter, a nested cell and
/// non-smooth functions, so that gradients of repeated weights have to add up.
/// </summary>
public partial class Peephole(
    [Gate] Affine gate, Vec peephole, Matrix mix, Scalar gain, double decay, MinimalGatedUnit inner, Vec[] pair)
{
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        var f = Sigmoid(gate[x, h] + peephole * c);
        c = f * c * decay + (1 - f) * Tanh(gate[x, Max(c, h)] + mix * h);
        var o = Sigmoid(gain * peephole * c + pair[0]) / (1.5 + Relu(pair[1]));
        h = inner.Step(x, Select(o < 0.4, o, h));
        return (o * h, c);
    }
}
