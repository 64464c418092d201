using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Tests;

/// <summary>Cells that tell plans apart.</summary>
internal static class TestSpecs
{
    public static CellSpec Lstm()
    {
        var b = new SpecBuilder().Affine("input", "x", "h").Affine("forget", "x", "h").Affine("output", "x", "h").Affine("candidate", "x", "h");
        var (x, h, c) = (b.Input("x"), b.State("h"), b.State("c"));
        var f = b.Op("Sigmoid", b.Apply("forget", x, h));
        var i = b.Op("Sigmoid", b.Apply("input", x, h));
        var g = b.Op("Tanh", b.Apply("candidate", x, h));
        var next = b.Name(b.Op("Add", b.Op("Multiply", f, c), b.Op("Multiply", i, g)), "c");
        var output = b.Name(b.Op("Multiply", b.Op("Sigmoid", b.Apply("output", x, h)), b.Op("Tanh", next)), "h");
        return b.Return("h", output).Return("c", next).Build("Lstm");
    }

    public static CellSpec MinimalGatedUnit()
    {
        var b = new SpecBuilder().Affine("forget", "x", "h").Affine("candidate", "x", "operand2");
        var (x, h) = (b.Input("x"), b.State("h"));
        var f = b.Name(b.Op("Sigmoid", b.Apply("forget", x, h)), "f");
        var candidate = b.Op("Tanh", b.Apply("candidate", x, b.Op("Multiply", f, h)));
        var keep = b.Op("Multiply", b.Op("Subtract", b.Constant(1), f), h);
        return b.Return("h", b.Name(b.Op("Add", keep, b.Op("Multiply", f, candidate)), "h")).Build("MinimalGatedUnit");
    }

    public static CellSpec IndRnn()
    {
        var b = new SpecBuilder().Affine("input", "x").Parameter("recurrent", ParameterKind.Vec);
        var (x, h) = (b.Input("x"), b.State("h"));
        var next = b.Op("Relu", b.Op("Add", b.Apply("input", x), b.Op("Multiply", b.Read("recurrent"), h)));
        return b.Return("h", b.Name(next, "h")).Build("IndRnn");
    }
}
