using Kernels;
using static Kernels.Functions;

namespace Quickstart;

/// <summary>
/// A cell that you will find in no paper: what the input says and what the memory says are added and also multiplied,
/// one gate decides how much of the memory that replaces, and the memory is read through a gain and an exit gate that
/// can see it.
/// </summary>
/// <remarks>
/// This declaration is all there is. Forward and backward kernels are made from it while the project builds.
/// </remarks>
[Cell]
public sealed partial class Weaver(
    [Gate(Bias = 1)] Affine keep, [Gate] Affine show, [Gate] Affine told, [Gate] Matrix known,
    [Gate(Bias = 1)] Vec mix, [Gate(Bias = 0)] Vec peek, [Gate(Bias = 2)] Vec gain)
{
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        var a = told[x];
        var b = known * h;
        var k = Sigmoid(keep[x, h]);
        c = k * c + (1 - k) * Tanh(a + b + mix * a * b);
        h = Sigmoid(show[x, h] + peek * c) * Tanh(gain * c);
        return (h, c);
    }
}

/// <summary>One sitting: plan, proof, speed, training, a text sample, a report.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (!Arguments.TryParse(args, Console.Error, out Arguments? arguments))
            return 2;
        if (arguments.Help)
        {
            Console.WriteLine(Arguments.Usage);
            return 0;
        }

        using var cancellation = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            // The first Ctrl-C asks politely, the second one ends the process.
            press.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
        };
        return new Sitting(arguments, cancellation.Token).Run() ? 0 : 1;
    }
}
