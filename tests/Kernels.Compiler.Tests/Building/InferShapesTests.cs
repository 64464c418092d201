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

    [Theory]
    [InlineData("2*Half", "2×inner.Half")]
    [InlineData("3", "3")]
    [InlineData("(Half+1)*Rank", "(inner.Half+1)×inner.Rank")]
    public void Size_MadeInANestedCell_IsMadeOfThatCellsSizes(string declared, string expected)
    {
        var b = new SpecBuilder();
        var nested = new ParameterSpec("inner", ParameterKind.Cell)
        {
            Parameters = new([new("weight", ParameterKind.Vec) { Size = declared }]),
        };
        b.Declare(nested).State("h");
        Assert.Equal(expected, InferShapes.Run(b.Return("h", 0).Build("Outer")).Rows("inner.weight"));
    }

    [Fact]
    public void Reshape_OfANumber_IsRefusedOnce()
    {
        var b = new SpecBuilder();
        var h = b.State("h");
        var rows = b.Op("ReshapeRows", b.Op("Sum", h), b.Constant(2));
        var error = Assert.Single(InferShapes.Run(b.Return("h", b.Op("RowSums", rows)).Build("Flat")).Errors);
        Assert.Equal((CompileErrorKind.VectorExpected, "the operand of Reshape"), (error.Kind, error.What));
    }

    [Fact]
    public void Slice_BeyondAVectorOfKnownSize_NamesBothEnds()
    {
        var b = new SpecBuilder();
        var s = b.State("s", "5");
        var part = b.Op("Slice", s, b.Constant(3), b.Constant(4));
        var spec = b.Return("s", b.Op("Concat", part, b.Op("Slice", s, b.Constant(0), b.Constant(1)))).Build("Long");
        var error = Assert.Single(InferShapes.Run(spec).Errors);
        Assert.Equal(("the last unit of Slice", "7", "at most 5"), (error.What, error.Found, error.Expected));
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
    public void Number_AsOperandOfAnAffine_IsAVectorOfOneUnit()
    {
        var b = new SpecBuilder().Affine("layer", "operand1").Parameter("k", ParameterKind.Scalar);
        b.State("h");
        var shapes = InferShapes.Run(b.Return("h", b.Apply("layer", b.Read("k"))).Build("Right"));
        Assert.Empty(shapes.Errors);
        Assert.Equal("1", shapes.Columns("layer.operand1"));
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

    [Fact]
    public void Matrices_DerivedFromOthers_TakeTheirSizesFromUse()
    {
        var b = new SpecBuilder().Parameter("left", ParameterKind.Matrix).Parameter("blocks", ParameterKind.Matrix)
            .Declare(new("right", ParameterKind.Matrix) { Size = "Rank" });
        var (x, h) = (b.Input("x"), b.State("h"));
        var low = b.Op("Product", b.Read("left"), b.Read("right"));
        var heads = b.Op("BlockDiagonal", b.Read("blocks"), b.Constant(4));
        var shapes = InferShapes.Run(b.Return("h", b.Op("Add", b.Times(low, x), b.Times(heads, h))).Build("Derived"));
        Assert.Empty(shapes.Errors);
        Assert.Equal(("Hidden", "Rank"), (shapes.Rows("left"), shapes.Columns("left")));
        Assert.Equal(("Rank", "Input"), (shapes.Rows("right"), shapes.Columns("right")));
        Assert.Equal(("Hidden", "Hidden/4"), (shapes.Rows("blocks"), shapes.Columns("blocks")));
    }

    [Theory]
    [InlineData("Diagonal", "MatrixOfStep")]
    [InlineData("Multiply", "NumberExpected")]
    [InlineData("ScaleRows", "VectorExpected")]
    public void Matrix_OfWhatItCannotBeMadeOf_IsRefused(string operation, string expected)
    {
        var b = new SpecBuilder().Parameter("w", ParameterKind.Matrix).Parameter("v", ParameterKind.Vec);
        var h = b.State("h");
        var matrix = operation switch
        {
            "Diagonal" => b.Op("Diagonal", h),
            "Multiply" => b.Op("Multiply", b.Read("v"), b.Read("w")),
            _ => b.Op("ScaleRows", b.Read("w"), b.Constant(2)),
        };
        var error = Assert.Single(InferShapes.Run(b.Return("h", b.Times(matrix, h)).Build("Wrong")).Errors);
        Assert.Equal((expected, matrix), (error.Kind.ToString(), error.Instruction));
    }

    [Fact]
    public void Matrix_ThatIsNotSquareWhereItMustBe_IsRefused()
    {
        var b = new SpecBuilder().Parameter("w", ParameterKind.Matrix);
        var (x, h) = (b.Input("x"), b.State("h"));
        var inverse = b.Op("Inverse", b.Read("w"));
        var errors = InferShapes.Run(b.Return("h", b.Op("Add", b.Times(inverse, x), h)).Build("Wrong")).Errors;
        Assert.Equal(CompileErrorKind.ShapeMismatch, Assert.Single(errors).Kind);
    }
}
