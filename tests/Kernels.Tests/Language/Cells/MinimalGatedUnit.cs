using static Kernels.Functions;

namespace Kernels.Tests.Language;

/// <summary>
/// The design's second example, word for word, but for the attribute (see <see cref="HandCompiled"/>).
/// </summary>
public partial class MinimalGatedUnit([Gate(Bias = 1)] Affine forget, [Gate] Affine candidate)
{
    public Vec Step(Vec x, Vec h)
    {
        var f = Sigmoid(forget[x, h]);
        return (1 - f) * h + f * Tanh(candidate[x, f * h]);
    }
}
