// What another repository does with us: a cell of its own, and the first thing one does with a new cell.
using Kernels;
using static Kernels.Functions;

var report = GradientCheck.Run<TidalUnit>(input: 5, hidden: 7, batch: 3, steps: 4);
Console.WriteLine(report);
return report.Passed ? 0 : 1;

[Cell]
internal sealed partial class TidalUnit([Gate(Bias = 1)] Affine gate, Affine drive, Matrix mix, Vec decay, Scalar gain)
{
    public (Vec h, Vec m) Step(Vec x, Vec h, Vec m)
    {
        var g = Sigmoid(gate[x, h] + decay * m);
        m = g * m + (1 - g) * Softsign(drive[x, g * h]);
        h = Tanh(mix * m + gain * h);
        return (h, m);
    }
}
