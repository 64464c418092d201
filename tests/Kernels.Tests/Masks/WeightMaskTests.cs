using Kernels.Cells;
using Kernels.Tests.Execution;
using Kernels.Tests.Language;

namespace Kernels.Tests.Masks;

/// <summary>Masks of weights: one for each sequence, the same for its rows, steps and parts, none in inference.</summary>
public sealed class WeightMaskTests
{
    [Fact]
    public void Forward_OfFurtherSequences_DrawsOtherMasks()
    {
        using Recurrent<MaskCells.WeightProbe> layer = Layer();
        float[][] runs = [.. Enumerable.Range(0, 3).Select(_ => Run(layer))];
        Assert.NotEqual(runs[0], runs[1]);
        Assert.NotEqual(runs[1], runs[2]);
        layer.Sequences = 1;
        Assert.Equal(runs[1], Run(layer));
        layer.Seed = 1;
        Assert.Equal(runs[0], Run(layer));
        layer.Seed = 2;
        Assert.NotEqual(runs[0], Run(layer));
    }

    // Of 64 weights of one half are kept as twos: a sum of 64 ± 8, the same in each row and step.
    [Fact]
    public void Mask_OfWeights_IsThatOfAllRowsAndSteps()
    {
        using Recurrent<MaskCells.WeightProbe> layer = Layer();
        float[] y = Run(layer);
        Assert.All(Enumerable.Range(0, y.Length), i => Assert.Equal(y[i % 64], y[i]));
        Assert.True(y.Take(64).Distinct().Count() > 8);
        Assert.InRange(y.Take(64).Average(), 62, 66);
        layer.Infer(Ones(6), y, 2, 3);
        Assert.All(y, unit => Assert.Equal(64, unit));
    }

    [Fact]
    public void Sequence_TrainedInParts_HasTheMaskOfTheWhole()
    {
        using Recurrent<MaskCells.WeightProbe> layer = Layer();
        float[] whole = Run(layer);
        layer.Sequences = 0;
        for (int t = 0; t < 3; t++)
        {
            Sequence<float> piece = layer.NewSequence(1, 3);
            Ones(3).CopyTo(piece.Inputs[0]);
            piece.Continues = t > 0;
            layer.Forward(piece);
            Assert.Equal(whole.Take(3 * 64), piece.Outputs[0].ToArray());
        }

        Assert.Equal(1UL, layer.Sequences);
    }

    // Masks of the tape stand in the gradient whatever else the layer has done in between.
    [Fact]
    public void Backward_AfterInference_HasTheMasksOfItsForward()
    {
        using var trial = new Trial<WeightDroppedLstm, float>(6, 35, 5, 3);
        using var other = new Trial<WeightDroppedLstm, float>(6, 35, 5, 3);
        trial.Run();
        other.Layer.Forward(other.Sequence);
        other.Layer.Infer(Ones(36).AsSpan(0, 36), new float[210], 2, 3);
        other.Layer.Backward(other.Sequence);
        Assert.Equal(trial.Layer.Gradients.All.ToArray(), other.Layer.Gradients.All.ToArray());
    }

    [Fact]
    public void Inference_OfDroppedWeights_IsTheCellWithoutThem()
    {
        using var plain = new Trial<Kernels.Cells.Lstm, float>(6, 35, 5, 3);
        using var masked = new Trial<WeightDroppedLstm, float>(6, 35, 5, 3);
        plain.Layer.Infer(plain.Sequence);
        masked.Layer.Infer(masked.Sequence);
        Assert.Equal(plain.Sequence.Outputs[0].ToArray(), masked.Sequence.Outputs[0].ToArray());
        Assert.Null(WeightDroppedLstm.Compiled.Inferring.Matrices);
    }

    // New masks at every run take no new memory.
    [Fact]
    public void Training_WithNewMasks_AllocatesNothing()
    {
        using var trial = new Trial<WeightDroppedLstm, float>(6, 35, 5, 3);
        for (int i = 0; i < 3; i++)
            Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
            Step();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Step()
        {
            trial.Layer.Forward(trial.Sequence);
            trial.Layer.Backward(trial.Sequence);
        }
    }

    [Fact]
    public void Affine_WithoutTheOperand_IsRefused()
    {
        var affine = new Affine(new Vec(1, 2), new Matrix(2, 1, 3, 4));
        Refusal.Says("has no weight 'affine.h'", () => Functions.Dropout(affine, "h", 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Functions.Dropout(new Matrix(1, 1, 1), 1));
    }

    private static Recurrent<MaskCells.WeightProbe> Layer()
    {
        var layer = new Recurrent<MaskCells.WeightProbe>(64, 64);
        using WeightsEdit<float> edit = layer.Weights.Edit();
        edit.All.Fill(1);
        return layer;
    }

    private static float[] Ones(int rows) => [.. Enumerable.Repeat(1f, rows * 64)];

    private static float[] Run(Recurrent<MaskCells.WeightProbe> layer)
    {
        Sequence<float> sequence = layer.NewSequence(2, 3);
        Ones(6).CopyTo(sequence.Inputs[0]);
        layer.Forward(sequence);
        return sequence.Outputs[0].ToArray();
    }
}
