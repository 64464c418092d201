using Kernels.Execution;

namespace Kernels.Tests.Fixed;

/// <inheritdoc/>
internal sealed class FixedCell<TCell> : FixedCell
    where TCell : ICell<TCell>
{
    private static readonly CompiledCell s_cell = TCell.Compiled;

    public override string Name => typeof(TCell).Name;

    public override void AgreesWithThePlan(Target target)
    {
        using Recurrent<TCell> layer = Layer(target);
        using Stream<float> one = layer.NewStream();
        using Stream<float> two = layer.NewStream(2);
        Assert.True(one.Engine.IsFixed, "The step for fixed sizes is not used.");
        Assert.False(two.Engine.IsFixed);
        var random = new Random(3);
        for (int step = 0; step < 9; step++)
        {
            Disturb(step, layer, one, two, random);
            foreach (SignalInfo input in s_cell.Inputs)
            {
                Fill(two.Input(input.Name), random);
                two.Input(input.Name)[..one.Input(input.Name).Length].CopyTo(one.Input(input.Name));
            }

            one.Step();
            two.Step();
            AssertSame(one, two, step);
        }

        Assert.True(one.Engine.GuardsIntact && layer.Engine.GuardsIntact);
    }

    // A length of its own for the row makes the plan run; so does the tape.
    public override void KeepsBitsOfASequence(Target target)
    {
        using Recurrent<TCell> layer = Layer(target);
        Sequence<float> whole = NewSequence(layer);
        Sequence<float> ragged = NewSequence(layer);
        Sequence<float> taped = NewSequence(layer);
        ragged.Lengths = [ragged.Steps];
        layer.Infer(whole);
        layer.Infer(ragged);
        layer.Forward(taped);
        for (int i = 0; i < whole.Outputs.Count; i++)
        {
            Assert.Equal(ragged.Outputs[i].ToArray(), whole.Outputs[i].ToArray());
            if (!s_cell.Draws)
                Assert.Equal(taped.Outputs[i].ToArray(), whole.Outputs[i].ToArray());
        }

        for (int i = 0; i < whole.FinalStates.Count; i++)
            Assert.Equal(ragged.FinalStates[i].ToArray(), whole.FinalStates[i].ToArray());
        Assert.True(layer.Engine.GuardsIntact);
    }

    public override void RunEach()
    {
        foreach (Target target in Targets.Supported)
        {
            using Recurrent<TCell> layer = Layer(target);
            using Stream<float> stream = layer.NewStream();
            stream.Step();
        }
    }

    private static Sequence<float> NewSequence(Recurrent<TCell> layer)
    {
        Sequence<float> sequence = layer.NewSequence(steps: 11, batch: 1);
        for (int i = 0; i < sequence.Inputs.Count; i++)
            Fill(sequence.Inputs[i].Span, new Random(7 + i));
        for (int i = 0; i < sequence.InitialStates.Count; i++)
            Fill(sequence.InitialStates[i].Span, new Random(70 + i));
        return sequence;
    }

    private static Recurrent<TCell> Layer(Target target)
    {
        int[] sizes = TCell.SingleStep(target)!.Sizes;
        return new Recurrent<TCell>(sizes[0], sizes[1], new() { Target = target, Seed = 5 },
            [.. s_cell.Sizes.Zip(sizes).Skip(2)]);
    }

    // What may happen between steps: weights change, states are written, all starts anew.
    private static void Disturb(int step, Recurrent<TCell> layer, Stream<float> one, Stream<float> two, Random random)
    {
        if (step is 2 or 6 && layer.Weights.All.Length > 0)
        {
            using WeightsEdit<float> edit = layer.Weights.Edit();
            Fill(edit.All, random);
        }

        if (step is 4 or 5)
        {
            string name = s_cell.Carried[^1].Name;
            Fill(one.State(name), random);
            one.State(name).CopyTo(two.State(name));
        }

        if (step == 7)
        {
            one.Reset();
            two.Reset();
        }
    }

    private static void AssertSame(Stream<float> one, Stream<float> two, int step)
    {
        foreach (OutputInfo output in s_cell.Outputs)
        {
            ReadOnlySpan<float> found = one.Output(output.Name);
            Assert.True(found.SequenceEqual(two.Output(output.Name)[..found.Length]), $"Output {output.Name} differs at step {step}.");
            Assert.True(found.IndexOfAnyExcept(0f) >= 0, $"Output {output.Name} is zero.");
        }

        foreach (CarriedInfo state in s_cell.Carried)
            Assert.True(one.State(state.Name).SequenceEqual(two.State(state.Name)), $"State {state.Name} differs at step {step}.");
    }

    private static void Fill(Span<float> values, Random random)
    {
        foreach (ref float value in values)
            value = (2 * random.NextSingle()) - 1;
    }
}
