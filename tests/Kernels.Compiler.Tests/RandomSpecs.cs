using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Tests;

/// <summary>Well-formed specs drawn at random: every pass must keep what they compute.</summary>
internal static class RandomSpecs
{
    private static readonly string[] Unary =
        ["Sigmoid", "Tanh", "Relu", "Softplus", "Abs", "Sin", "Cos", "Negate", "Silu", "Gelu", "Square", "HardTanh", "Softsign", "Exp"];

    private static readonly string[] Binary = ["Add", "Add", "Subtract", "Multiply", "Multiply", "Min", "Max"];

    private static readonly string[] Affines = ["a", "b", "c"];

    public static CellSpec Draw(int seed)
    {
        var random = new Random(seed);
        var b = new SpecBuilder().Parameter("v", ParameterKind.Vec).Parameter("k", ParameterKind.Scalar);
        foreach (var affine in Affines)
            b.Affine(affine, "x", "operand2");
        var x = b.Input("x");
        List<int> values = [b.State("h"), b.State("g")];
        values.Add(b.Read("v"));
        for (var i = 0; i < 14; i++)
            values.Add(Value(b, random, x, values));
        for (var i = 0; i < 4; i++)
            values.Add(b.Op("Tanh", b.Op("Add", values[^1], Pick(random, values))));
        return b.Return("h", b.Name(values[^1], "h")).Return("g", values[^2]).Return("y", values[^3], isState: false).Build($"Random{seed}");
    }

    private static int Value(SpecBuilder b, Random random, int x, List<int> values)
    {
        var (first, second) = (Pick(random, values), Pick(random, values));
        return random.Next(9) switch
        {
            < 2 => b.Apply(Affines[random.Next(Affines.Length)], x, first),
            2 => b.Op("Multiply", b.Read("k"), first),
            3 => b.Op("Subtract", b.Constant(random.Next(3)), first),
            4 => b.Op("Divide", first, b.Op("Add", b.Constant(2), b.Op("Square", second))),
            // Bounded first: chains of Exp and Square would leave the range where differences mean anything.
            < 7 => b.Op(Unary[random.Next(Unary.Length)], b.Op("Sin", first)),
            _ => b.Op(Binary[random.Next(Binary.Length)], first, second),
        };
    }

    private static int Pick(Random random, List<int> values) => values[random.Next(values.Count)];
}
