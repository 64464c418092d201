using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Building;

/// <summary>
/// The names that declarations use, as nodes: an operation of the table, or what it is short for.
/// Shorthands are written so that neither value nor derivative loses accuracy anywhere.
/// </summary>
internal static class OperationNames
{
    private static readonly Dictionary<string, (int Arity, Func<Node[], Node> Build)> Shorthands = new()
    {
        ["CumSum"] = (1, a => Row(Op.PrefixSum, a[0])),
        ["Indices"] = (1, a => Row(Op.PrefixSum, Ones(a[0])) + (-1)),
        ["Softmax"] = (1, a => Softmax(a[0])),
        ["LayerNorm"] = (2, a => LayerNorm(a[0], a[1])),
        ["RmsNorm"] = (2, a => a[0] * Call(Op.Rsqrt, (Row(Op.Dot, a[0], a[0]) / Units(a[0])) + a[1])),
        ["Power"] = (2, a => Call(Op.Pow, a[0], a[1])),
        ["Square"] = (1, a => a[0] * a[0]),
        ["Remainder"] = (2, a => Remainder(a[0], a[1])),
        ["Reciprocal"] = (1, a => 1 / a[0]),
        ["Silu"] = (1, a => a[0] * Call(Op.Sigmoid, a[0])),
        ["Softsign"] = (1, a => a[0] / (1 + Call(Op.Abs, a[0]))),
        ["HardTanh"] = (1, a => Call(Op.Clamp, a[0], a[0].Build.Constant(-1), a[0].Build.Constant(1))),
        ["HardSigmoid"] = (1, a => HardSigmoid(a[0])),
        ["LeakyRelu"] = (2, a => Call(Op.SelectLess, a[0].Build.Constant(0), a[0], a[0], a[0] * a[1])),
        ["Elu"] = (2, a => Elu(a[0], a[1])),
        ["Gelu"] = (1, a => Gelu(a[0])),
        ["Clamp"] = (3, a => a[1].Op == Op.Constant && a[2].Op == Op.Constant ? Call(Op.Clamp, a) : Clamp(a[0], a[1], a[2])),
    };

    // What makes one number of a row. Arguments after the first are vectors of the same size.
    private static readonly Dictionary<string, (int Arity, Func<Node[], Node> Build)> Reductions = new()
    {
        ["Sum"] = (1, a => Row(Op.Sum, a[0])),
        ["Mean"] = (1, a => Mean(a[0])),
        ["Units"] = (1, a => a[0].Build.Size(a[0].Shape.Size!)),
        ["Largest"] = (1, a => Row(Op.Largest, a[0])),
        ["Smallest"] = (1, a => -Row(Op.Largest, -a[0])),
        ["Dot"] = (2, a => Row(Op.Dot, a[0], a[1])),
        ["Norm"] = (1, a => Norm(a[0])),
        ["LogSumExp"] = (1, a => LogSumExp(a[0])),
    };

    /// <summary>Number of arguments of an operation, or null when the name is not known or takes any number.</summary>
    public static int? Arity(string name) =>
        Shorthands.TryGetValue(name, out var row) || Reductions.TryGetValue(name, out row) ? row.Arity
        : RandomOperations.Arity(name) is { } arity ? arity
        : Enum.TryParse<Op>(name, out var op) && OpTable.IsElementwise(op) ? OpTable.Of(op).Arity : null;

    /// <summary>Whether the operation makes one number of whole vectors.</summary>
    public static bool IsReduction(string name) => Reductions.ContainsKey(name);

    /// <summary>Whether the operation needs all units of its first argument, and so a vector.</summary>
    public static bool TakesRows(string name) => IsReduction(name) || name is "CumSum" or "Indices" or "Softmax" or "LayerNorm" or "RmsNorm";

    public static Node Build(string name, Node[] arguments) =>
        Shorthands.TryGetValue(name, out var row) || Reductions.TryGetValue(name, out row) ? row.Build(arguments)
        : arguments[0].Build.Apply((Op)Enum.Parse(typeof(Op), name), arguments);

    private static Node Call(Op op, params Node[] operands) => operands[0].Build.Apply(op, operands);

    private static Node Row(Op op, params Node[] operands) => operands[0].Build.Row(op, operands);

    // What the runtime counts anyway need not be divided.
    private static Node Remainder(Node a, Node b) => StepCount.Remainder(a, b) ?? (a - (b * Call(Op.Floor, a / b)));

    // Chosen by a comparison, so that no value of the vector reaches it.
    private static Node Ones(Node vector)
    {
        var one = vector.Build.Constant(1);
        return Call(Op.SelectLess, vector, vector, one, one);
    }

    private static Node Units(Node vector) => vector.Build.Size(vector.Shape.Size!);

    // The length of a vector has no slope at zero, where the chain through the root would give 0/0: there it is taken as 0.
    private static Node Norm(Node vector)
    {
        var square = Row(Op.Dot, vector, vector);
        var norm = Call(Op.Sqrt, square);
        var zero = vector.Build.Constant(0);
        return Call(Op.WithDerivative, norm, Call(Op.SelectLess, zero, norm, 0.5 / norm, zero), square);
    }

    private static Node Mean(Node vector) => Row(Op.Sum, vector) / Units(vector);

    // Nothing above 0 is raised, and the largest unit's own gradient cancels: it need not be followed.
    private static Node Raised(Node vector, out Node largest)
    {
        largest = Call(Op.StopGradient, Row(Op.Largest, vector));
        return Call(Op.Exp, vector - largest);
    }

    private static Node Softmax(Node vector)
    {
        var raised = Raised(vector, out _);
        return raised / raised.Build.Sum(raised);
    }

    private static Node LogSumExp(Node vector) => Call(Op.Log, vector.Build.Sum(Raised(vector, out var largest))) + largest;

    // Ba, Kiros, Hinton 2016: the mean of squares about the mean, by the number of units. Distances from the mean sum to zero, so
    // that the variance does not change with the mean: its gradient need not be followed, and the backward pass is one stage shorter.
    private static Node LayerNorm(Node vector, Node epsilon)
    {
        var mean = Mean(vector);
        var distance = vector - Call(Op.StopGradient, mean);
        return (vector - mean) * Call(Op.Rsqrt, (Row(Op.Dot, distance, distance) / Units(vector)) + epsilon);
    }

    // Between numbers that are known only when a layer is made. At the limits the slope is 0, as between constants.
    private static Node Clamp(Node x, Node low, Node high) =>
        Call(Op.SelectLessOrEqual, x, low, low, Call(Op.SelectLessOrEqual, high, x, high, x));

    // Piecewise linear sigmoid: x/6 + 1/2 limited to [0, 1]. The limits act on x, where they are exact.
    private static Node HardSigmoid(Node x) =>
        (Call(Op.Clamp, x, x.Build.Constant(-3), x.Build.Constant(3)) * (1.0 / 6)) + 0.5;

    // eˣ − 1 = 2t / (1 − t) with t = tanh(x/2): no cancellation near 0, and t ≤ 0 keeps the other branch finite.
    private static Node Elu(Node x, Node alpha)
    {
        var zero = x.Build.Constant(0);
        var t = Call(Op.Tanh, 0.5 * Call(Op.Min, x, zero));
        return Call(Op.SelectLess, zero, x, x, alpha * (2 * t / (1 - t)));
    }

    // Hendrycks and Gimpel 2016: 0.5x(1 + tanh(√(2/π)(x + 0.044715x³))), as x·σ(2u) because 1 + tanh u cancels for u → −∞.
    private static Node Gelu(Node x)
    {
        var u = Math.Sqrt(2 / Math.PI) * (x + (0.044715 * (x * x * x)));
        return x * Call(Op.Sigmoid, 2 * u);
    }
}
