using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>Operands that are arrays: the children of a node, whose values take the place of states.</summary>
public static partial class ChildCells
{
    /// <summary>A node of three children, summed for some gates and one by one for another; it has no state.</summary>
    [Cell]
    public sealed partial class Node(Affine input, Affine forget)
    {
        public (Vec h, Vec c) Step(Vec x, [Count(3), Size("Hidden")] Vec[] h, [Count(3), Size("Hidden")] Vec[] c)
        {
            var sum = h[0] + h[1] + h[2];
            var now = Tanh(input[x, sum]);
            for (var k = 0; k < h.Length; k++)
            {
                var child = h[k];
                now += Sigmoid(forget[x, child]) * c[k];
            }

            return (Tanh(now), now);
        }
    }

    /// <summary>Children of another size beside a state.</summary>
    [Cell]
    public sealed partial class Fed(Affine cell, [Count(2)] Matrix[] mix)
    {
        public Vec Step(Vec x, [Count(2), Size("Side")] Vec[] sides, Vec h)
        {
            foreach (var side in sides)
                h += Tanh(mix[0] * side) * 0.5;
            return Tanh(cell[x, h] + (mix[1] * sides[^1]));
        }
    }

    /// <summary>A cell that passes some of its operands on as the children of another.</summary>
    [Cell]
    public sealed partial class Outer(Node inner)
    {
        public (Vec a, Vec b) Step(Vec x, Vec a, Vec b)
        {
            var (h, c) = inner.Step(x, [a, b, 0.5 * a], [b, a, a * b]);
            return (h - (0.1 * a), 0.5 * c);
        }
    }
}
