using Kernels.Compiler.Ir;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Building;

/// <summary>
/// The operations that draw a mask, as nodes. Each has a form for training and one for inference, and each occurrence in a
/// step draws bits of its own.
/// </summary>
internal static class RandomOperations
{
    private sealed record Row(int Values, bool PerSequence, Func<Node, Node[], Node, Node> Training, Func<Node[], Node, Node> Inference);

    private static readonly Dictionary<string, Row> Rows = new()
    {
        ["Dropout"] = new(1, PerSequence: false, Drop, (values, _) => values[0]),
        ["DropoutPerSequence"] = new(1, PerSequence: true, Drop, (values, _) => values[0]),
        ["Zoneout"] = new(
            2, PerSequence: false,
            (mask, values, _) => mask.Build.Apply(Op.SelectLess, mask.Build.Constant(0), mask, values[0], values[1]),
            (values, rate) => (rate * values[0]) + ((1 - rate) * values[1])),
    };

    public static bool IsRandom(InstructionSpec instruction) =>
        instruction.Code == InstructionCode.Operation && Rows.ContainsKey(instruction.Operation!);

    /// <summary>Number of arguments, the rate among them; null for any other operation.</summary>
    public static int? Arity(string name) => Rows.TryGetValue(name, out var row) ? row.Values + 1 : null;

    /// <summary>The instruction that an instruction takes its rate from.</summary>
    public static int RateOf(InstructionSpec instruction) => instruction.Arguments[instruction.Arguments.Count - 1];

    /// <summary>An operation on vectors, the last argument being its rate.</summary>
    /// <param name="name">The operation.</param>
    /// <param name="arguments">Values and rate.</param>
    /// <param name="occurrence">How many draws precede it in the step.</param>
    public static Node Build(string name, Node[] arguments, int occurrence)
    {
        var row = Rows[name];
        var values = arguments.Take(arguments.Length - 1).ToArray();
        var (rate, build) = (arguments[arguments.Length - 1], arguments[0].Build);
        var shape = values.First(v => v.Shape.Rank > 0).Shape;
        // A matrix of weights is the same for every row and step, and so is its mask.
        var ofWeights = shape.Rank == 2;
        var mask = build.Apply(
            Op.Chance, Half(high: false), Half(high: true),
            build.Leaf(Op.UnitNumber, DrawSymbol.UnitsOf(shape.Size!), shape, Domain.Parameter), rate);
        mask.Name ??= (values[0].Name ?? values[0].Symbol) + "Mask";
        return build.Apply(Op.WhenTraining, row.Training(mask, values, rate), row.Inference(values, rate));

        Node Half(bool high) => build.Leaf(
            Op.Draw, DrawSymbol.Of(occurrence, row.PerSequence || ofWeights, high), Shape.Number,
            ofWeights ? Domain.Parameter : Domain.Sequence);
    }

    // Chosen rather than multiplied: what is dropped hands on neither NaN nor its gradient.
    private static Node Drop(Node mask, Node[] values, Node rate)
    {
        var zero = mask.Build.Constant(0);
        return mask.Build.Apply(Op.SelectLess, zero, mask, zero, values[0] * (1 / (1 - rate)));
    }
}
