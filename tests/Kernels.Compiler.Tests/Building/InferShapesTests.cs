using Kernels.Compiler.Building;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Tests.Building;

public class InferShapesTests
{
    [Fact]
    public void Affine_WithoutASize_TakesItFromItsUse()
    {
        var shapes = InferShapes.Run(TestSpecs.ProjectedLstm());
        Assert.Equal(("Hidden", "Input", "Projection"), (shapes.Rows("input"), shapes.Columns("input.x"), shapes.Columns("input.r")));
        Assert.Equal(("Projection", "Hidden"), (shapes.Rows("projection"), shapes.Columns("projection")));
    }

    [Fact]
    public void Affine_ThatMeetsAnInput_HasTheInputsSize()
    {
        var b = new SpecBuilder().Affine("gate", "h").Affine("layer", "operand1");
        var (x, h) = (b.Input("x"), b.State("h"));
        var gated = b.Op("Multiply", b.Op("Sigmoid", b.Apply("gate", h)), x);
        var shapes = InferShapes.Run(b.Return("h", b.Op("Tanh", b.Apply("layer", gated))).Build("Gated"));
        Assert.Empty(shapes.Errors);
        Assert.Equal(("Input", "Hidden"), (shapes.Rows("gate"), shapes.Rows("layer")));
    }

    [Fact]
    public void Affine_ThatNothingConstrains_HasSizeHidden()
    {
        var b = new SpecBuilder().Affine("inner", "x").Affine("layer", "operand1", "h");
        var (x, h) = (b.Input("x"), b.State("h"));
        var sum = b.Apply("layer", b.Op("Tanh", b.Apply("inner", x)), h);
        Assert.Equal("Hidden", InferShapes.Run(b.Return("h", sum).Build("Free")).Rows("inner"));
    }

    [Fact]
    public void Sum_OfTwoNamedSizes_NamesBoth()
    {
        var b = new SpecBuilder();
        var (x, h) = (b.Input("x"), b.State("h", "Rank"));
        var error = Assert.Single(InferShapes.Run(b.Return("h", b.Op("Add", h, x)).Build("Wrong")).Errors);
        Assert.Equal((CompileErrorKind.ShapeMismatch, "Input", "Rank"), (error.Kind, error.Found, error.Expected));
        Assert.Contains("Add", error.What, StringComparison.Ordinal);
    }

    [Fact]
    public void State_ReturnedInAnotherSize_NamesBoth()
    {
        var b = new SpecBuilder().Declare(new("layer", ParameterKind.Affine) { Size = "Rank", OperandNames = new(["h"]) });
        b.Input("x");
        var spec = b.Return("h", b.Apply("layer", b.State("h"))).Build("Wrong");
        var error = Assert.Single(InferShapes.Run(spec).Errors);
        Assert.Equal(("new value of state h", "Rank", "Hidden"), (error.What, error.Found, error.Expected));
    }

    [Fact]
    public void Number_AsOperandOfAnAffine_IsRefused()
    {
        var b = new SpecBuilder().Affine("layer", "operand1").Parameter("k", ParameterKind.Scalar);
        b.State("h");
        var error = Assert.Single(InferShapes.Run(b.Return("h", b.Apply("layer", b.Read("k"))).Build("Wrong")).Errors);
        Assert.Equal((CompileErrorKind.VectorExpected, "the operand of layer"), (error.Kind, error.What));
    }

    [Fact]
    public void Number_AsState_IsRefused()
    {
        var b = new SpecBuilder().Parameter("k", ParameterKind.Scalar);
        b.State("h");
        var error = Assert.Single(InferShapes.Run(b.Return("h", b.Read("k")).Build("Wrong")).Errors);
        Assert.Equal(CompileErrorKind.NumberReturned, error.Kind);
    }

    [Fact]
    public void Errors_OfAWrongCell_LeaveNoFiles()
    {
        var b = new SpecBuilder();
        var (x, h) = (b.Input("x"), b.State("h", "Rank"));
        var compiled = Compiler.Compile(b.Return("h", b.Op("Add", h, x)).Build("Wrong"));
        Assert.Single(compiled.Errors);
        Assert.Empty(compiled.Files);
        Assert.Null(compiled.Kernel);
    }
}
