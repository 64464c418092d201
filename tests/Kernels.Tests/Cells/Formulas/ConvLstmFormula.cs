using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Shi et al. 2015, equation 3, on maps of 3 × 4 places with windows of 3 × 3 and zeros around the maps.</summary>
internal static class ConvLstmFormula
{
    private const int Rows = 3;
    private const int Columns = 4;
    private const int Places = Rows * Columns;

    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        for (var map = 0; map < h.Length / Places; map++)
        {
            for (var row = 0; row < Rows; row++)
            {
                for (var column = 0; column < Columns; column++)
                {
                    var unit = (map * Places) + (row * Columns) + column;
                    var i = Logistic(Sum(0) + (w["peephole[0]"][unit] * c[unit]));
                    var f = Logistic(Sum(1) + (w["peephole[1]"][unit] * c[unit]));
                    var now = (f * c[unit]) + (i * Math.Tanh(Sum(2)));
                    var o = Logistic(Sum(3) + (w["peephole[2]"][unit] * now));
                    results[1][unit] = now;
                    results[0][unit] = o * Math.Tanh(now);

                    double Sum(int gate) => Window(w[$"fromInput[{gate}]"], map, row, column, x)
                        + Window(w[$"fromState[{gate}]"], map, row, column, h) + w[$"bias[{gate}]"][map];
                }
            }
        }
    }

    // A kernel is [maps of the result, maps of the operand, 3, 3]; its middle lies on the place itself.
    private static double Window(double[] kernel, int map, int row, int column, double[] maps)
    {
        var sum = 0.0;
        var count = maps.Length / Places;
        for (var from = 0; from < count; from++)
        {
            for (var down = -1; down <= 1; down++)
            {
                for (var right = -1; right <= 1; right++)
                {
                    var (r, s) = (row + down, column + right);
                    if (r is >= 0 and < Rows && s is >= 0 and < Columns)
                        sum += kernel[(((map * count) + from) * 9) + ((down + 1) * 3) + right + 1] * maps[(from * Places) + (r * Columns) + s];
                }
            }
        }

        return sum;
    }
}
