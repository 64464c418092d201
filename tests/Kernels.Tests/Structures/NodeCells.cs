using static Kernels.Functions;

namespace Kernels.Tests.Structures;

/// <summary>Cells for nodes, whose operands come from predecessors in every way that there is.</summary>
public static partial class NodeCells
{
    /// <summary>A recurrent network of two dimensions: the neighbours as children, which give the one result its name.</summary>
    [Cell]
    public sealed partial class Plane(Affine cell)
    {
        public Vec Step(Vec x, [Count(2), Size("Hidden")] Vec[] neighbours) => Tanh(cell[x, neighbours[0], neighbours[1]]);
    }

    /// <summary>Words in pairs, as leaves of trees: no input at inner nodes.</summary>
    [Cell]
    public sealed partial class Pair(Affine cell, Vec gain)
    {
        public Vec Step([Count(2), Size("Hidden")] Vec[] p)
        {
            var joint = cell[p[0], p[1]];
            return Tanh(joint) + (gain * p[0] * p[1]);
        }
    }

    /// <summary>A state, children of the output, and an operation on rows between products.</summary>
    [Cell]
    public sealed partial class Mixed(Affine cell, [Size("Other")] Affine other, Matrix back)
    {
        public (Vec y, Vec s) Step(Vec x, Scalar weight, [Count(3), Size("Other")] Vec[] y, Vec s)
        {
            var shares = Softmax(other[x, s]);
            var sum = y[0] + (2 * y[1]) - y[2];
            s = LayerNorm(cell[x, s]) + (weight * (back * (shares * sum)));
            return (shares + (0.5 * sum), Tanh(s));
        }
    }

    /// <summary>No product on what comes from predecessors.</summary>
    [Cell]
    public sealed partial class Leaky(Affine input, Vec keep)
    {
        public (Vec h, Vec c) Step(Vec x, Vec c, [Count(2), Size("Hidden")] Vec[] h)
        {
            c = (Sigmoid(keep) * c) + Tanh(input[x]) + (0.25 * (h[0] - h[1]));
            return (Sin(c), c);
        }
    }

    /// <summary>Masks of a node and of a whole graph.</summary>
    [Cell]
    public sealed partial class Masked(Affine cell)
    {
        public Vec Step(Vec x, [Count(2), Size("Hidden")] Vec[] h) =>
            Tanh(cell[Dropout(x, 0.25), Dropout(h[0], 0.5, Per.Sequence) + h[1]]);
    }

    /// <summary>Reads a state of two steps ago, which no node has.</summary>
    [Cell]
    public sealed partial class Delayed(Affine cell)
    {
        public Vec Step(Vec x, [Delay(nameof(h), 2)] Vec old, Vec h) => Tanh(cell[x, old, h]);
    }

    /// <summary>Reads the index of the step, which no node has.</summary>
    [Cell]
    public sealed partial class Counting(Affine cell)
    {
        public Vec Step(Vec x, [StepIndex] Scalar t, Vec h) => Tanh(cell[x, h]) / (1 + t);
    }

    /// <summary>Nothing that a node could take from another.</summary>
    [Cell]
    public sealed partial class Alone(Affine cell)
    {
        public (Vec y, Vec z) Step([Count(2), Size("Input")] Vec[] words)
        {
            var y = Tanh(cell[words[0] + words[1]]);
            return (y, y * y);
        }
    }
}
