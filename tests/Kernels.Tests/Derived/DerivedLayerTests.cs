using Kernels.Cells;
using Kernels.Execution;
using Kernels.Tests.Compressed;
using Kernels.Tests.Execution;
using static Kernels.Functions;

namespace Kernels.Tests.Derived;

/// <summary>Layers whose recurrent matrix is derived from weights: when it is renewed, what it costs, and in which format.</summary>
public static partial class DerivedCells
{
    [Cell]
    public sealed partial class Turn(Affine input, Matrix recurrent)
    {
        public Vec Step(Vec x, Vec h)
        {
            var turn = recurrent - recurrent.Transposed;
            return Tanh(input[x] + turn[h]);
        }
    }

    /// <summary>The same with the matrix as a weight.</summary>
    [Cell]
    public sealed partial class Plain(Affine input, Matrix recurrent)
    {
        public Vec Step(Vec x, Vec h) => Tanh(input[x] + recurrent[h]);
    }

    [Cell]
    public sealed partial class Heads(Affine input, Matrix recurrent)
    {
        public Vec Step(Vec x, Vec h) => Tanh(input[x] + BlockDiagonal(recurrent, 4)[h]);
    }
}

/// <inheritdoc cref="DerivedCells"/>
public sealed class DerivedLayerTests
{
    private const int Hidden = 35;

    public static TheoryData<WeightFormat> Formats => [.. Enum.GetValues<WeightFormat>()];

    /// <summary>A difference of two floats is exact in double, so that both layers round the same numbers.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void Compressed_OfADerivedMatrix_HasTheBitsOfTheSameMatrixAsAWeight(WeightFormat format)
    {
        using var derived = new CompressedTrial<DerivedCells.Turn>(9, Hidden, 5, 3);
        using var plain = new CompressedTrial<DerivedCells.Plain>(9, Hidden, 5, 3);
        using (WeightsEdit<float> edit = plain.Layer.Weights.Edit())
        {
            foreach (string name in (string[])["input.x", "input.bias"])
                derived.Layer.Weights[name].CopyTo(edit[name]);
            ReadOnlySpan<float> from = derived.Layer.Weights["recurrent"];
            for (int i = 0; i < from.Length; i++)
                edit["recurrent"][i] = (float)((double)from[i] - from[(i % Hidden * Hidden) + (i / Hidden)]);
        }

        Assert.True(CompressedTrial<DerivedCells.Turn>.SameBits(derived.Infer(), plain.Infer()));
        Assert.True(CompressedTrial<DerivedCells.Turn>.SameBits(derived.Infer(format), plain.Infer(format)));
    }

    [Fact]
    public void Matrix_AfterAnEdit_IsDerivedAnew()
    {
        using var layer = new Recurrent<DerivedCells.Turn>(3, 5);
        using Stream<float> stream = layer.NewStream();
        (float[] x, float[] before, float[] after) = ([1, 2, 3], new float[5], new float[5]);
        stream.Step(x, before);
        stream.Step(x, before);
        stream.Reset();
        using (WeightsEdit<float> edit = layer.Weights.Edit())
            edit["recurrent"][1] += 1;
        stream.Step(x, after);
        stream.Step(x, after);
        Assert.NotEqual(before, after);

        // What is added to both sides of the diagonal is taken away again.
        stream.Reset();
        using (WeightsEdit<float> edit = layer.Weights.Edit())
            edit["recurrent"][5] += 1;
        stream.Step(x, after);
        stream.Step(x, after);
        for (int i = 0; i < after.Length; i++)
            Assert.InRange(after[i] - before[i], -1e-6, 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Training_WithDerivedMatrices_AllocatesNothing(int threads)
    {
        using var trial = new Trial<ScoRnn, float>(7, 21, 4, 3, new() { Threads = threads });
        using var exponential = new Trial<Goru, float>(7, 21, 4, 3, new() { Threads = threads });
        Assert.Equal(0, Allocated(() => Train(trial)));
        Assert.Equal(0, Allocated(() => Train(exponential)));
        Assert.True(trial.Layer.Engine.GuardsIntact && exponential.Layer.Engine.GuardsIntact);

        static void Train<TCell>(Trial<TCell, float> of)
            where TCell : ICell<TCell>
        {
            using (WeightsEdit<float> edit = of.Layer.Weights.Edit())
                edit.All[0] += 1e-3f;
            of.Run();
        }
    }

    [Fact]
    public void Blocks_OfASizeThatDoesNotComeOutEven_HaveTheColumnsOfTheWidest()
    {
        foreach ((int hidden, int columns) in ((int, int)[])[(1, 1), (3, 1), (4, 1), (5, 2), (16, 4), (17, 5)])
        {
            using var layer = new Recurrent<DerivedCells.Heads>(2, hidden);
            Assert.Equal((hidden, columns), layer.Weights.Shape("recurrent"));
        }

        CompiledCell compiled = CompiledOf<DerivedCells.Heads>();
        Assert.Equal(["Input", "Hidden"], compiled.Sizes);
        Assert.Equal(
            [new(MadeSize.Constant, 4, 0), new MadeSizeInfo(MadeSize.Part, 1, 2)], compiled.MadeSizes);
    }

    [Fact]
    public void Gradient_OfWhatBlocksLeaveUnused_IsZero()
    {
        using var trial = new Trial<DerivedCells.Heads, double>(2, 5, 3, 2);
        trial.Run();
        double[] gradient = trial.Layer.Gradients["recurrent"].ToArray();
        for (int row = 0; row < 5; row++)
        {
            // Blocks of one row, but for the last of two.
            Assert.NotEqual(0, gradient[2 * row]);
            Assert.Equal(row < 3, gradient[(2 * row) + 1] == 0);
        }
    }

    private static CompiledCell CompiledOf<TCell>()
        where TCell : ICell<TCell> => TCell.Compiled;

    private static long Allocated(Action action)
    {
        for (int i = 0; i < 3; i++)
            action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
