using static Kernels.Functions;

namespace Kernels.Tests.Language;

/// <summary>
/// The design's first example, word for word, but for the attribute (see <see cref="HandCompiled"/>).
/// </summary>
public partial class Lstm(
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate)
{
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        c = Sigmoid(forget[x, h]) * c + Sigmoid(input[x, h]) * Tanh(candidate[x, h]);
        h = Sigmoid(output[x, h]) * Tanh(c);
        return (h, c);
    }
}
