using Kernels.Cells;
using Kernels.Tests.Execution;

namespace Kernels.Tests.Published;

/// <summary>Rounding over long sequences: T = 256, H = 256, B = 16 in float, against the executed and recorded declaration.</summary>
[Trait("Category", "Long")]
public sealed class LongRunTests
{
    // Relative L2 of every output, state and gradient tensor.
    private const double Tolerance = 1e-6;

    [Fact]
    public void Lstm_OverManySteps_KeepsSixDigits() => Check<Lstm>();

    [Fact]
    public void Gru_OverManySteps_KeepsSixDigits() => Check<Gru>();

    private static void Check<TCell>()
        where TCell : ICell<TCell>
    {
        using var trial = new Trial<TCell, float>(256, 256, 256, 16, new() { Threads = 2 });
        trial.Run();
        Dictionary<string, float[]> found = trial.Results().ToDictionary(result => result.Name, result => result.Values);
        string[] errors = [.. trial.Truth().Select(truth => (truth.Name, Error: Distance(truth.Values, found[truth.Name])))
            .Where(tensor => !(tensor.Error <= Tolerance)).Select(tensor => $"{tensor.Name}: {tensor.Error:E2}")];
        Assert.Empty(errors);
    }

    private static double Distance(double[] expected, float[] found)
    {
        double error = expected.Zip(found, (e, f) => (e - f) * (e - f)).Sum();
        return Math.Sqrt(error / expected.Sum(e => e * e));
    }
}
