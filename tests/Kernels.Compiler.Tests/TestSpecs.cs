using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Tests;

/// <summary>Cells that tell plans apart.</summary>
internal static class TestSpecs
{
    /// <summary>Every cell of this class, by name.</summary>
    public static IReadOnlyDictionary<string, CellSpec> All { get; } = new[]
    {
        Lstm(), PeepholeLstm(), ProjectedLstm(), MinimalGatedUnit(), Gru(), GruResetAfter(), IndRnn(), Jordan(), Highway(1), Highway(3),
        SharedAffine(), StretchedScalar(), DerivedDecay(), Swap(), LayerNormLstm(), Reductions(), Moves(), FastWeights(), Antisymmetric(), DerivedMatrices(), Delays(), TwoRates(),
    }.ToDictionary(spec => spec.Name);

    public static TheoryData<string> Names => [.. All.Keys];

    public static CellSpec Lstm()
    {
        var b = Gates("x", "h");
        var (x, h, c) = (b.Input("x"), b.State("h"), b.State("c"));
        var next = b.Name(LstmCell(b, x, h, c), "c");
        var output = b.Name(b.Op("Multiply", b.Op("Sigmoid", b.Apply("output", x, h)), b.Op("Tanh", next)), "h");
        return b.Return("h", output).Return("c", next).Build("Lstm");
    }

    /// <summary>Norms of hoisted and of recurrent products, and of a value in between.</summary>
    public static CellSpec LayerNormLstm()
    {
        var b = new SpecBuilder().Parameter("gain", ParameterKind.Vec);
        string[] names = ["input", "forget", "output", "candidate"];
        foreach (var name in names)
            b.Declare(new(name + "Input", ParameterKind.Matrix)).Declare(new(name + "State", ParameterKind.Matrix));
        var (x, h, c) = (b.Input("x"), b.State("h"), b.State("c"));
        var epsilon = b.Constant(1e-5);
        int Norm(int v) => b.Op("LayerNorm", v, epsilon);
        int Gate(string name) => b.Op("Add", Norm(b.Multiply(name + "Input", x)), Norm(b.Multiply(name + "State", h)));
        var kept = b.Op("Multiply", b.Op("Sigmoid", Gate("forget")), c);
        var next = b.Name(b.Op("Add", kept, b.Op("Multiply", b.Op("Sigmoid", Gate("input")), b.Op("Tanh", Gate("candidate")))), "c");
        var output = b.Op("Multiply", b.Op("Sigmoid", Gate("output")), b.Op("Tanh", b.Op("Multiply", b.Read("gain"), Norm(next))));
        return b.Return("h", b.Name(output, "h")).Return("c", next).Build("LayerNormLstm");
    }

    /// <summary>Every operation on rows: of inputs, of states, of products; numbers among each other; as operands of products.</summary>
    public static CellSpec Reductions()
    {
        var b = new SpecBuilder().Affine("layer", "x", "p").Parameter("weight", ParameterKind.Vec).Parameter("scale", ParameterKind.Scalar)
            .Declare(new("plain", ParameterKind.Matrix));
        var (x, h, s) = (b.Input("x"), b.State("h"), b.State("s"));
        var p = b.Name(b.Op("Softmax", h), "p");
        var sum = b.Op("Tanh", b.Apply("layer", x, p));
        var energy = b.Name(b.Op("Add", b.Op("Dot", sum, b.Read("weight")), b.Op("Multiply", b.Op("Mean", x), b.Read("scale"))), "energy");
        var gate = b.Op("Sigmoid", b.Op("Add", energy, b.Op("Largest", b.Multiply("plain", x))));
        var spread = b.Op("Divide", s, b.Op("Norm", b.Op("Add", s, b.Constant(3))));
        var next = b.Op("Add", b.Op("Multiply", gate, b.Op("CumSum", spread)), b.Op("Multiply", sum, b.Op("LogSumExp", s)));
        var total = b.Op("Multiply", b.Op("Sum", b.Op("Multiply", sum, spread)), b.Op("Smallest", h));
        return b.Return("h", b.Name(b.Op("Tanh", next), "h")).Return("s", b.Name(b.Op("Sin", b.Op("Add", total, s)), "s")).Build("Reductions");
    }

    /// <summary>Every move of units: of inputs, states and products, before and behind products.</summary>
    public static CellSpec Moves()
    {
        var b = new SpecBuilder().Affine("gates", "both").Affine("narrow", "x").Declare(new("head", ParameterKind.Matrix) { Size = "3" });
        var (x, h, s) = (b.Input("x"), b.State("h"), b.State("s", "Input+3"));
        var both = b.Name(b.Op("Concat", x, h), "both");
        var gates = b.Apply("gates", both);
        var halves = b.Op("Add", b.Op("Chunk", h, b.Constant(0), b.Constant(2)), b.Op("Chunk", b.Op("Tanh", gates), b.Constant(1), b.Constant(2)));
        var wide = b.Op("Repeat", b.Op("Sigmoid", b.Apply("narrow", x)), b.Constant(2));
        var turned = b.Op("Rotate", b.Op("Reverse", h), b.Constant(-1));
        var next = b.Op("Add", b.Op("Multiply", wide, turned), b.Op("Concat", halves, halves));
        var part = b.Op("Slice", b.Op("Sin", s), b.Constant(1), b.Constant(3));
        var joined = b.Op("Concat", x, b.Op("Multiply", part, b.Multiply("head", halves)));
        return b.Return("h", b.Name(b.Op("Tanh", next), "h")).Return("s", b.Name(joined, "s")).Build("Moves");
    }

    /// <summary>A matrix that products of vectors are written to and read from, by both its sides, forgotten row by row and column by column.</summary>
    public static CellSpec FastWeights()
    {
        var b = new SpecBuilder().Affine("key", "x").Affine("value", "x", "h").Affine("query", "x").Parameter("decay", ParameterKind.Vec)
            .Declare(new("start", ParameterKind.Matrix));
        var (x, h, m) = (b.Input("x"), b.State("h"), b.Matrix("memory", "Hidden", "Key"));
        var key = b.Name(b.Op("Softmax", b.Apply("key", x)), "key");
        var value = b.Name(b.Op("Tanh", b.Apply("value", x, h)), "value");
        var old = b.Times(m, key);
        var kept = b.Op("ScaleColumns", b.Op("ScaleRows", m, b.Op("Sigmoid", b.Read("decay"))), b.Op("Cos", key));
        var next = b.Op("Add", b.Op("Add", kept, b.Op("Outer", b.Op("Subtract", value, old), key)), b.Op("Tanh", b.Read("start")));
        var read = b.Op("Add", b.Times(next, b.Apply("query", x)), b.Op("Multiply", b.Op("RowSums", m), b.Op("Sum", b.Times(b.Op("Transpose", m), value))));
        var total = b.Op("Add", b.Op("Mean", next), b.Op("Sum", b.Op("Multiply", b.Op("ColumnSums", next), key)));
        return b.Return("h", b.Name(b.Op("Multiply", b.Op("Tanh", read), total), "h")).Return("memory", b.Name(next, "memory")).Build("FastWeights");
    }

    /// <summary>h = tanh(W x + V x₋₁ + U h₋ + D h₋₃ + b) + h₋₂.</summary>
    public static CellSpec Delays()
    {
        var b = new SpecBuilder().Affine("hidden", "x", "before", "h", "old");
        var (x, before, h) = (b.Input("x"), b.Delayed("before", "x", 1), b.State("h"));
        var (old, second) = (b.Delayed("old", "h", 3), b.Delayed("second", "h", 2));
        return b.Return("h", b.Name(b.Op("Add", b.Op("Tanh", b.Apply("hidden", x, before, h, old)), second), "h")).Build("Delays");
    }

    /// <summary>s moves at every fourth step, f at all; z is a hoisted chain that only s reads.</summary>
    public static CellSpec TwoRates()
    {
        var b = new SpecBuilder().Declare(new("look", ParameterKind.Matrix)).Affine("slow", "z", "f", "s").Affine("fast", "x", "f", "s");
        var (x, t, f, s) = (b.Input("x"), b.StepIndex("t"), b.State("f"), b.State("s"));
        var fresh = b.Op("Tanh", b.Apply("slow", b.Name(b.Op("Tanh", b.Multiply("look", x)), "z"), f, s));
        var kept = b.Name(b.Op("SelectLess", b.Op("Remainder", t, b.Constant(4)), b.Constant(1), fresh, s), "s");
        return b.Return("f", b.Name(b.Op("Tanh", b.Apply("fast", x, f, kept)), "f")).Return("s", kept).Build("TwoRates");
    }

    public static CellSpec PeepholeLstm()
    {
        var b = Gates("x", "h").Parameter("peephole", ParameterKind.Vec).Parameter("outputPeephole", ParameterKind.Vec);
        var (x, h, c) = (b.Input("x"), b.State("h"), b.State("c"));
        var f = b.Op("Sigmoid", b.Op("Add", b.Apply("forget", x, h), b.Op("Multiply", b.Read("peephole"), c)));
        var i = b.Op("Sigmoid", b.Apply("input", x, h));
        var g = b.Op("Tanh", b.Apply("candidate", x, h));
        var next = b.Name(b.Op("Add", b.Op("Multiply", f, c), b.Op("Multiply", i, g)), "c");
        var o = b.Op("Sigmoid", b.Op("Add", b.Apply("output", x, h), b.Op("Multiply", b.Read("outputPeephole"), next)));
        return b.Return("h", b.Name(b.Op("Multiply", o, b.Op("Tanh", next)), "h")).Return("c", next).Build("PeepholeLstm");
    }

    public static CellSpec ProjectedLstm()
    {
        var b = Gates("x", "r").Declare(new("projection", ParameterKind.Matrix) { Size = "Projection" });
        var (x, r, c) = (b.Input("x"), b.State("r", "Projection"), b.State("c"));
        var next = b.Name(LstmCell(b, x, r, c), "c");
        var output = b.Op("Multiply", b.Op("Sigmoid", b.Apply("output", x, r)), b.Op("Tanh", next));
        return b.Return("r", b.Name(b.Multiply("projection", output), "r")).Return("c", next).Build("ProjectedLstm");
    }

    public static CellSpec MinimalGatedUnit()
    {
        var b = new SpecBuilder().Affine("forget", "x", "h").Affine("candidate", "x", "operand2");
        var (x, h) = (b.Input("x"), b.State("h"));
        var f = b.Name(b.Op("Sigmoid", b.Apply("forget", x, h)), "f");
        var candidate = b.Op("Tanh", b.Apply("candidate", x, b.Op("Multiply", f, h)));
        return b.Return("h", b.Name(Blend(b, f, h, candidate), "h")).Build("MinimalGatedUnit");
    }

    public static CellSpec Gru()
    {
        var b = new SpecBuilder().Affine("reset", "x", "h").Affine("update", "x", "h").Affine("candidate", "x", "operand2");
        var (x, h) = (b.Input("x"), b.State("h"));
        var r = b.Name(b.Op("Sigmoid", b.Apply("reset", x, h)), "r");
        var z = b.Name(b.Op("Sigmoid", b.Apply("update", x, h)), "z");
        var n = b.Name(b.Op("Tanh", b.Apply("candidate", x, b.Op("Multiply", r, h))), "n");
        return b.Return("h", b.Name(Blend(b, z, h, n), "h")).Build("Gru");
    }

    public static CellSpec GruResetAfter()
    {
        var b = new SpecBuilder().Affine("reset", "x", "h").Affine("update", "x", "h").Affine("candidate", "x").Affine("recurrent", "h");
        var (x, h) = (b.Input("x"), b.State("h"));
        var r = b.Name(b.Op("Sigmoid", b.Apply("reset", x, h)), "r");
        var z = b.Name(b.Op("Sigmoid", b.Apply("update", x, h)), "z");
        var n = b.Name(b.Op("Tanh", b.Op("Add", b.Apply("candidate", x), b.Op("Multiply", r, b.Apply("recurrent", h)))), "n");
        return b.Return("h", b.Name(Blend(b, z, h, n), "h")).Build("GruResetAfter");
    }

    public static CellSpec IndRnn()
    {
        var b = new SpecBuilder().Affine("input", "x").Parameter("recurrent", ParameterKind.Vec);
        var (x, h) = (b.Input("x"), b.State("h"));
        var next = b.Op("Relu", b.Op("Add", b.Apply("input", x), b.Op("Multiply", b.Read("recurrent"), h)));
        return b.Return("h", b.Name(next, "h")).Build("IndRnn");
    }

    public static CellSpec Jordan()
    {
        var b = new SpecBuilder().Affine("hidden", "x", "y").Declare(
            new("output", ParameterKind.Affine) { OperandNames = new(["h"]), Size = "Output" });
        var (x, y) = (b.Input("x"), b.State("y", "Output"));
        var h = b.Name(b.Op("Tanh", b.Apply("hidden", x, y)), "h");
        return b.Return("y", b.Name(b.Op("Sigmoid", b.Apply("output", h)), "y")).Build("Jordan");
    }

    /// <summary>A highway of <paramref name="depth"/> layers in one step; x enters the first.</summary>
    public static CellSpec Highway(int depth)
    {
        var b = new SpecBuilder().Parameter("inputHidden", ParameterKind.Matrix).Parameter("inputTransform", ParameterKind.Matrix)
            .Declare(new("hidden", ParameterKind.Affine) { Count = depth, OperandNames = new(["s"]) })
            .Declare(new("transform", ParameterKind.Affine) { Count = depth, OperandNames = new(["s"]) });
        var (x, s) = (b.Input("x"), b.State("s"));
        for (var layer = 0; layer < depth; layer++)
        {
            var (a, t) = (b.Apply($"hidden[{layer}]", s), b.Apply($"transform[{layer}]", s));
            if (layer == 0)
                (a, t) = (b.Op("Add", b.Multiply("inputHidden", x), a), b.Op("Add", b.Multiply("inputTransform", x), t));
            var gate = b.Name(b.Op("Sigmoid", t), "t");
            s = b.Name(Blend(b, gate, s, b.Op("Tanh", a)), "s");
        }

        return b.Return("s", s).Build($"Highway{depth}");
    }

    /// <summary>One affine on two operands: its x part is one product, its gradient the sum of two.</summary>
    public static CellSpec SharedAffine()
    {
        var b = new SpecBuilder().Affine("layer", "x", "h");
        var (x, h) = (b.Input("x"), b.State("h"));
        var a = b.Name(b.Op("Sigmoid", b.Apply("layer", x, h)), "a");
        var inner = b.Op("Multiply", a, h);
        return b.Return("h", b.Name(b.Op("Tanh", b.Apply("layer", x, inner)), "h")).Build("SharedAffine");
    }

    /// <summary>One trained number over vectors of two sizes.</summary>
    public static CellSpec StretchedScalar()
    {
        var b = new SpecBuilder().Affine("layer", "operand1", "h").Parameter("scale", ParameterKind.Scalar);
        var (x, h) = (b.Input("x"), b.State("h"));
        var scale = b.Read("scale");
        var sum = b.Apply("layer", b.Op("Multiply", scale, x), b.Op("Multiply", scale, h));
        return b.Return("h", b.Name(b.Op("Tanh", sum), "h")).Build("StretchedScalar");
    }

    /// <summary>A decay σ(exp(θ)) derived from a weight once per sequence.</summary>
    public static CellSpec DerivedDecay()
    {
        var b = new SpecBuilder().Affine("input", "x").Parameter("theta", ParameterKind.Vec);
        var (x, h) = (b.Input("x"), b.State("h"));
        var decay = b.Name(b.Op("Sigmoid", b.Op("Exp", b.Read("theta"))), "decay");
        var next = b.Op("Add", b.Op("Multiply", decay, h), b.Op("Tanh", b.Apply("input", x)));
        return b.Return("h", b.Name(next, "h")).Build("DerivedDecay");
    }

    /// <summary>Two states that change places, and an output that is neither.</summary>
    public static CellSpec Swap()
    {
        var b = new SpecBuilder().Affine("layer", "x", "p");
        var (x, p, q) = (b.Input("x"), b.State("p"), b.State("q"));
        var sum = b.Op("Tanh", b.Apply("layer", x, p));
        var output = b.Name(b.Op("Multiply", sum, q), "y");
        return b.Return("y", output, isState: false).Return("p", q).Return("q", b.Op("Add", sum, p)).Build("Swap");
    }

    private static SpecBuilder Gates(params string[] operands) => new SpecBuilder()
        .Affine("input", operands).Affine("forget", operands).Affine("output", operands).Affine("candidate", operands);

    private static int LstmCell(SpecBuilder b, int x, int h, int c)
    {
        var f = b.Op("Sigmoid", b.Apply("forget", x, h));
        var i = b.Op("Sigmoid", b.Apply("input", x, h));
        var g = b.Op("Tanh", b.Apply("candidate", x, h));
        return b.Op("Add", b.Op("Multiply", f, c), b.Op("Multiply", i, g));
    }

    // (1 − gate) ⊙ old + gate ⊙ made.
    private static int Blend(SpecBuilder b, int gate, int old, int made) =>
        b.Op("Add", b.Op("Multiply", b.Op("Subtract", b.Constant(1), gate), old), b.Op("Multiply", gate, made));

    public static CellSpec Antisymmetric()
    {
        var b = new SpecBuilder().Affine("input", "x").Parameter("recurrent", ParameterKind.Matrix).Parameter("gamma", ParameterKind.Hyper);
        var (x, h, u) = (b.Input("x"), b.State("h"), b.Read("recurrent"));
        var damped = b.Op("Multiply", b.Read("gamma"), b.Op("Identity", u));
        var turn = b.Name(b.Op("Subtract", b.Op("Subtract", u, b.Op("Transpose", u)), damped), "turn");
        return b.Return("h", b.Name(b.Op("Tanh", b.Op("Add", b.Times(turn, h), b.Apply("input", x))), "h")).Build("Antisymmetric");
    }

    /// <summary>Every operation on matrices, and numbers and vectors that lead to them and from them.</summary>
    public static CellSpec DerivedMatrices()
    {
        var b = new SpecBuilder().Parameter("a", ParameterKind.Matrix).Parameter("b", ParameterKind.Matrix)
            .Parameter("blocks", ParameterKind.Matrix).Parameter("gain", ParameterKind.Vec).Parameter("scale", ParameterKind.Scalar)
            .Affine("input", "x");
        var (x, h, first, second) = (b.Input("x"), b.State("h"), b.Read("a"), b.Read("b"));
        var (gain, scale) = (b.Read("gain"), b.Read("scale"));
        var skew = b.Op("Subtract", first, b.Op("Transpose", first));
        var cayley = b.Op("Product", b.Op("Inverse", b.Op("Add", b.Op("Identity", skew), skew)), b.Op("LowerTriangle", second));
        var sums = b.Op("Tanh", b.Op("Add", b.Op("RowSums", b.Op("Square", second)), b.Op("ColumnSums", first)));
        var rows = b.Op("ScaleRows", b.Op("MatrixExp", skew), b.Op("Multiply", scale, b.Op("Tanh", gain)));
        var columns = b.Op("ScaleColumns", b.Op("Multiply", b.Op("Exp", scale), second), sums);
        var diagonal = b.Op("Diagonal", b.Op("Add", b.Op("DiagonalOf", second), gain));
        var left = b.Name(b.Op("Add", b.Op("Add", cayley, rows), b.Op("Add", columns, diagonal)), "left");
        var right = b.Op("BlockDiagonal", b.Read("blocks"), b.Constant(3));
        var sum = b.Op("Add", b.Op("Add", b.Times(left, h), b.Times(right, h)), b.Op("Add", b.Apply("input", x), b.Op("Multiply", sums, gain)));
        return b.Return("h", b.Name(b.Op("Tanh", sum), "h")).Build("DerivedMatrices");
    }
}
