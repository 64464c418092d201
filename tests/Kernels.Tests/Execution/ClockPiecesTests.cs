using Kernels.Tests.Torture;

namespace Kernels.Tests.Execution;

/// <summary>A sequence in pieces: what belongs to a clock counts on where the piece begins.</summary>
public sealed class ClockPiecesTests
{
    private const int Steps = 13;

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 1)]
    [InlineData(5, 1)]
    [InlineData(5, 40)]
    public void Gradients_OfTwoPieces_AddUpToThoseOfTheWhole(int cut, int batch)
    {
        using var layer = new Recurrent<ClockCells.Groups, double>(7, 5, null, ("Memory", 6));
        Sequence<double> whole = layer.NewSequence(Steps, batch, gradients: true);
        Fill(whole.Inputs[0].Span);
        Fill(whole.OutputGradients[0].Span);
        layer.Forward(whole);
        layer.Backward(whole);
        double[] expected = layer.Gradients.All.ToArray();

        layer.Gradients.Clear();
        Sequence<double> early = Piece(layer, whole, 0, cut);
        Sequence<double> late = Piece(layer, whole, cut, Steps);
        layer.Infer(early);
        Copy(early.FinalStates, late.InitialStates);
        layer.Forward(late);
        layer.Backward(late);
        Copy(late.InitialStateGradients, early.FinalStateGradients);
        layer.Forward(early);
        layer.Backward(early);
        Assert.All(
            expected.Zip(layer.Gradients.All.ToArray()),
            pair => Assert.InRange(pair.Second, pair.First - (1e-12 * batch), pair.First + (1e-12 * batch)));
    }

    private static Sequence<double> Piece(Recurrent<ClockCells.Groups, double> layer, Sequence<double> whole, int from, int to)
    {
        Sequence<double> piece = layer.NewSequence(to - from, whole.Batch, gradients: true);
        piece.FirstStep = from;
        Cut(whole.Inputs[0].Span, piece.Inputs[0].Span, from);
        Cut(whole.OutputGradients[0].Span, piece.OutputGradients[0].Span, from);
        return piece;
    }

    private static void Cut(Span<double> whole, Span<double> piece, int from) =>
        whole.Slice(whole.Length / Steps * from, piece.Length).CopyTo(piece);

    private static void Copy(Signals<double> from, Signals<double> to)
    {
        for (int i = 0; i < from.Count; i++)
            from[i].Span.CopyTo(to[i].Span);
    }

    private static void Fill(Span<double> values)
    {
        var random = new Random(3);
        foreach (ref double value in values)
            value = random.NextDouble() - 0.5;
    }
}
