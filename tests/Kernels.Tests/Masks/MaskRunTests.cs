using Kernels.Cells;
using Kernels.Execution;
using Kernels.Tests.Execution;
using Kernels.Tests.Language;
using Lstm = Kernels.Cells.Lstm;

namespace Kernels.Tests.Masks;

/// <summary>Which masks a run draws: new ones for each sequence, the same ones where it is the same sequence.</summary>
public sealed class MaskRunTests
{
    [Fact]
    public void Forward_OfFurtherSequences_DrawsOtherMasks()
    {
        using var layer = new Recurrent<MaskCells.Probe>(1, 64);
        float[][] runs = [.. Enumerable.Range(0, 3).Select(_ => Run(layer))];
        Assert.Equal(3UL, layer.Sequences);
        Assert.NotEqual(runs[0], runs[1]);
        Assert.NotEqual(runs[1], runs[2]);

        layer.Sequences = 1;
        Assert.Equal(runs[1], Run(layer));
        layer.Seed = 1;
        Assert.Equal(runs[0], Run(layer));
        layer.Seed = 2;
        Assert.NotEqual(runs[0], Run(layer));
    }

    [Fact]
    public void Layer_Restored_GoesOnWithTheMasksItWouldHaveDrawn()
    {
        using var layer = new Recurrent<MaskCells.Probe>(1, 64, new() { Seed = 9 });
        Run(layer);
        using var restored = new Recurrent<MaskCells.Probe>(1, 64);
        (restored.Seed, restored.Sequences) = (layer.Seed, layer.Sequences);
        Assert.Equal(Run(layer), Run(restored));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Sequence_TrainedInParts_HasTheMasksOfTheWhole(int part)
    {
        using var whole = new Trial<VariationalDropoutLstm, float>(6, 35, 7, 3);
        whole.Layer.Forward(whole.Sequence);
        whole.Layer.Sequences = 0;
        Signals<float> states = whole.Sequence.InitialStates;
        for (int t = 0; t < 7; t += part)
        {
            Sequence<float> piece = whole.Layer.NewSequence(Math.Min(part, 7 - t), 3, gradients: true);
            whole.Sequence.Inputs[0].Slice(t * 18, piece.Inputs[0].Length).CopyTo(piece.Inputs[0]);
            for (int i = 0; i < states.Count; i++)
                piece.InitialStates[i] = states[i];
            piece.Continues = t > 0;
            whole.Layer.Forward(piece);
            Assert.Equal(whole.Sequence.Outputs[0].Slice(t * 105, piece.Outputs[0].Length).ToArray(), piece.Outputs[0].ToArray());
            whole.Layer.Backward(piece);
            states = piece.FinalStates;
        }

        Assert.Equal(1UL, whole.Layer.Sequences);
    }

    [Fact]
    public void Masks_OfAPartThatSaysWhereItBegins_AreThoseOfTheWhole()
    {
        using var layer = new Recurrent<MaskCells.Probe>(1, 40);
        Sequence<float> whole = layer.NewSequence(5, 2);
        Sequence<float> part = layer.NewSequence(2, 2);
        whole.Inputs[0].Span.Fill(1);
        part.Inputs[0].Span.Fill(1);
        layer.Forward(whole);
        (layer.Sequences, part.FirstStep) = (0, 3);
        layer.Forward(part);
        Assert.NotEqual(whole.Outputs[0].ToArray()[..part.Outputs[0].Length], part.Outputs[0].ToArray());
        Assert.Equal(whole.Outputs[0].ToArray()[^part.Outputs[0].Length..], part.Outputs[0].ToArray());
    }

    // The backward pass of a later part draws with its own steps.
    [Fact]
    public void Gradients_OfALaterPart_AgreeWithTheDeclaration()
    {
        using var trial = new Trial<ZoneoutGru, double>(3, 9, 4, 2);
        trial.Run();
        trial.Sequence.Continues = true;
        trial.Layer.Gradients.Clear();
        trial.Run();
        var runner = new DeclarationRunner<ZoneoutGru>(3, 9);
        trial.Layer.Weights.All.CopyTo(runner.Weights);
        DeclarationSequence truth = runner.NewSequence(4, 2);
        truth.FirstStep = 4;
        trial.Sequence.Inputs[0].Span.CopyTo(truth.Inputs[0]);
        trial.Sequence.InitialStates[0].Span.CopyTo(truth.InitialStates[0]);
        trial.Sequence.OutputGradients[0].Span.CopyTo(truth.OutputGradients[0]);
        trial.Sequence.FinalStateGradients[0].Span.CopyTo(truth.FinalStateGradients[0]);
        runner.Backward(truth);
        for (int i = 0; i < truth.InputGradients[0].Length; i++)
            Assert.Equal(truth.InputGradients[0][i], trial.Sequence.InputGradients[0].Span[i], 1e-12);
    }

    [Fact]
    public void Sequence_ThatContinuesNone_IsRefused()
    {
        using var layer = new Recurrent<MaskCells.Probe>(1, 4);
        Sequence<float> sequence = layer.NewSequence(2, 1);
        sequence.Continues = true;
        Assert.Contains("Continues = false", Assert.Throws<InvalidOperationException>(() => layer.Forward(sequence)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RowNumbers_ThatDoNotFit_AreRefused()
    {
        using var layer = new Recurrent<MaskCells.Probe>(1, 4);
        Sequence<float> sequence = layer.NewSequence(2, 2);
        Refusal.Says("3 row numbers for 2 rows", () => sequence.RowNumbers = [1, 2, 3]);
        Refusal.Says("row 1 is -2", () => sequence.RowNumbers = [1, -2]);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(-0.1)]
    [InlineData(double.PositiveInfinity)]
    public void Rate_ThatIsNoProbability_IsRefusedAtConstruction(double rate)
    {
        Refusal.Says("'stateRate' of cell ZoneoutGru", () => new Recurrent<ZoneoutGru>(1, 1, new() { Hypers = [("stateRate", rate)] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Functions.Dropout(new Vec(1, 2), rate));
        Assert.Throws<ArgumentOutOfRangeException>(() => Functions.Zoneout(new Vec(1, 2), new Vec(1, 2), rate));
    }

    [Fact]
    public void Mask_OfANumber_IsRefused() => Refusal.Says("found a number", () => Functions.Dropout(1.0, 0.5));

    [Fact]
    public void Inference_OfDropout_IsTheCellWithoutIt()
    {
        using var plain = new Trial<Lstm, float>(6, 35, 5, 3);
        using var masked = new Trial<VariationalDropoutLstm, float>(6, 35, 5, 3);
        plain.Layer.Infer(plain.Sequence);
        masked.Layer.Infer(masked.Sequence);
        Assert.Equal(plain.Sequence.Outputs[0].ToArray(), masked.Sequence.Outputs[0].ToArray());

        // Nothing of a mask is left: as many loops, slots and groups as the cell without it has forward.
        CompiledCell inference = VariationalDropoutLstm.Compiled.Inferring;
        Assert.DoesNotContain(inference.Slots, slot => slot.Kind == SlotKind.Draw || slot.Index == SlotInfo.Units);
        Assert.Equal(
            GroupWidths.Parts(Lstm.Compiled.Forward).Select(part => part.Groups.Length), GroupWidths.Parts(inference.Forward).Select(part => part.Groups.Length));
        Assert.Equal(0UL, masked.Layer.Sequences);
    }

    [Fact]
    public void Stream_OfACellWithMasks_IsItsInference()
    {
        using var trial = new Trial<ZoneoutLstm, float>(6, 35, 5, 1);
        for (int i = 0; i < trial.Sequence.InitialStates.Count; i++)
            trial.Sequence.InitialStates[i].Span.Clear();

        trial.Layer.Forward(trial.Sequence);
        trial.Layer.Infer(trial.Sequence);
        using Stream<float> stream = trial.Layer.NewStream();
        float[] y = new float[35];
        for (int t = 0; t < 5; t++)
        {
            stream.Step(trial.Sequence.Inputs[0].Span.Slice(t * 6, 6), y);
            Assert.Equal(trial.Sequence.Outputs[0].Slice(t * 35, 35).ToArray(), y);
        }

        using var layer = new Recurrent<ZoneoutLstm>(6, 35);
        using InferenceLayer compressed = layer.Compress(WeightFormat.Float32);
        float[] all = new float[trial.Sequence.Outputs[0].Length];
        compressed.Infer(trial.Sequence.Inputs[0].Span, all, 5, 1);
        Assert.Equal(trial.Sequence.Outputs[0].ToArray(), all);
    }

    [Fact]
    public void Training_WithMasks_AllocatesNothing()
    {
        using var trial = new Trial<MaskCells.Exchanged, float>(12, 40, 9, 13);
        trial.Sequence.RowNumbers = [.. Enumerable.Range(0, 13)];
        for (int i = 0; i < 3; i++)
            trial.Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        trial.Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static float[] Run(Recurrent<MaskCells.Probe> layer)
    {
        Sequence<float> sequence = layer.NewSequence(3, 2);
        sequence.Inputs[0].Span.Fill(1);
        layer.Forward(sequence);
        return [.. sequence.Outputs["perStep"].ToArray(), .. sequence.Outputs["perSequence"].ToArray()];
    }
}
