using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>Values of earlier steps: of inputs and states, in products and elementwise, near and far, read, unread and shared.</summary>
public static partial class DelayCells
{
    /// <summary>A product on the state of three steps ago beside one on the state.</summary>
    [Cell]
    public sealed partial class Skip(Affine hidden)
    {
        public Vec Step(Vec x, [Delay(nameof(h), 3)] Vec old, Vec h) => Tanh(hidden[x, h, old]);
    }

    /// <summary>Two inputs of earlier steps in products, one of them the same twice.</summary>
    [Cell]
    public sealed partial class Window(Affine mix, Affine gate)
    {
        public Vec Step(Vec x, [Delay(nameof(x), 1)] Vec before, [Delay(nameof(x), 3)] Vec first, [Delay(nameof(x), 1)] Vec again, Vec h) =>
            Tanh(mix[x, before, first]) * Sigmoid(gate[again, h]) + 0.3 * h;
    }

    /// <summary>No product on any state, and the loop runs through time: delays of state and input elementwise.</summary>
    [Cell]
    public sealed partial class Leaky(Affine enter, Vec near, Vec far)
    {
        public Vec Step(Vec x, [Delay(nameof(h), 2)] Vec second, [Delay(nameof(h), 4)] Vec fourth, Vec h) =>
            0.3 * near * h + 0.3 * far * second + 0.2 * fourth * second + Tanh(enter[x]);
    }

    /// <summary>Elementwise reads of past inputs, of the size of the state.</summary>
    [Cell]
    public sealed partial class Differences(Vec scale, Affine cell)
    {
        public Vec Step([Size("Hidden")] Vec x, [Delay(nameof(x), 1)] Vec before, [Delay(nameof(x), 2)] Vec earlier, Vec h) =>
            Tanh(scale * (x - before) + x * earlier + cell[h]) - 0.1 * before;
    }

    /// <summary>The state of one step ago is the state itself.</summary>
    [Cell]
    public sealed partial class OneStep(Affine hidden)
    {
        public Vec Step(Vec x, [Delay(nameof(h), 1)] Vec same, Vec h) => Tanh(hidden[x, same]) - 0.2 * h;
    }

    /// <summary>A state that only its past reads, an output that is the past, and a past that nothing reads.</summary>
    [Cell]
    public sealed partial class Echo(Affine cell)
    {
        public (Vec y, Vec h, Vec s) Step(
            Vec x, [Delay(nameof(s), 2)] Vec old, [Delay(nameof(h), 3)] Vec unread, [Delay(nameof(x), 2)] Vec ignored, Vec h, Vec s) =>
            (old, Tanh(cell[x, old]) + 0.1 * h, Sin(h));
    }

    /// <summary>One weight on a state and on its past, a product on a gated past, and states of two sizes that read each other's.</summary>
    [Cell]
    public sealed partial class Crossed(Matrix both, Affine inner, [Size("Memory")] Affine outer)
    {
        public (Vec h, Vec m) Step(
            Vec x, [Delay(nameof(h), 2)] Vec back, [Delay(nameof(m), 5)] Vec far, Vec h, [Size("Memory")] Vec m)
        {
            var gated = Sigmoid(back) * h;
            var next = Tanh(both[h] + both[back] + inner[x, gated, far]);
            m = Tanh(outer[back, far]) + 0.2 * m * far;
            return (next, m);
        }
    }

    /// <summary>The new state is its own past, and the past of another: nothing is computed.</summary>
    [Cell]
    public sealed partial class Ring(Affine enter)
    {
        public (Vec a, Vec b) Step(Vec x, [Delay(nameof(b), 2)] Vec older, [Delay(nameof(a), 2)] Vec old, Vec a, Vec b) =>
            (older + Tanh(enter[x]), old);
    }

    /// <summary>Numbers of earlier steps: an input's and a state's.</summary>
    [Cell]
    public sealed partial class PastNumbers(Affine cell)
    {
        public (Vec h, Vec s) Step(
            Vec x, Scalar t, [Delay(nameof(t), 1)] Scalar last, [Delay(nameof(s), 2)] Scalar old, Vec h, Scalar s) =>
            (Tanh(cell[x, h]) * (t - last) + old * h * 0.3, Tanh(0.5 * s + t * old));
    }
}
