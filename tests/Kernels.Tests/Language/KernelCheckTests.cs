using Kernels.Diagnostics;
using Kernels.Execution;

namespace Kernels.Tests.Language;

/// <summary>That the comparison of kernels with the declaration finds what differs, wherever it differs.</summary>
public sealed class KernelCheckTests
{
    [Fact]
    public void Kernels_ThatComputeTheTruth_Pass()
    {
        var (point, report) = Sample();
        report = report.WithDouble(point, Truth(point)).WithFloat(point, Target.Vector128, Truth(point));
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(0, report.ForwardError);
        Assert.Equal(0, report.GradientError);
    }

    [Fact]
    public void Kernels_ThatWereNotRun_DoNotPass()
    {
        var (point, report) = Sample();
        Assert.False(report.Passed);
        Assert.False(report.WithDouble(point, Truth(point)).Passed);
        Assert.False(report.WithFloat(point, Target.Vector128, Truth(point)).Passed);
    }

    [Theory]
    [InlineData(1e-6, 2e-5)]
    [InlineData(double.NaN, double.NaN)]
    public void Kernels_ThatDifferInOneTensor_FailAndNameIt(double doubleError, double floatError)
    {
        var (point, report) = Sample();
        foreach (var (row, tensors, index) in Places(point))
        {
            var doubles = report.WithDouble(point, Spoilt(point, tensors, index, doubleError));
            Assert.False(doubles.MaxRelativeError <= GradientCheckReport.DoubleTolerance);
            Assert.Equal([row], Failing(doubles, line => line.Double));

            var singles = report.WithFloat(
                point, Target.Vector512, Spoilt(point, tensors, index, floatError), Conditioning.Of(point));
            Assert.False(Math.Max(singles.ForwardError, singles.GradientError) <= GradientCheckReport.FloatTolerance);
            Assert.Equal([row], Failing(singles, line => line.Float[0]));
        }
    }

    private static (CheckPoint<Lstm> Point, GradientCheckReport Report) Sample() =>
        GradientCheck.RunDeclaration<Lstm>(2, 3, 2, 2, 1, []);

    private static KernelRun Truth(CheckPoint<Lstm> point) => new(
        [.. point.Results.Select(tensor => tensor.Truth())],
        [.. point.Results.Select(tensor => tensor.Truth())],
        [.. point.Variables.Select(tensor => tensor.Truth())]);

    /// <summary>Row of the report, which list of a run (inference, training, gradients), and index in it.</summary>
    private static IEnumerable<(int Row, int List, int Index)> Places(CheckPoint<Lstm> point)
    {
        var results = point.Results.Count;
        for (var index = 0; index < results; index++)
        {
            yield return (index, 0, index);
            yield return (index, 1, index);
        }

        for (var index = 0; index < point.Variables.Count; index++)
            yield return (results + index, 2, index);
    }

    private static KernelRun Spoilt(CheckPoint<Lstm> point, int list, int index, double error)
    {
        var run = Truth(point);
        var tensor = new[] { run.Inference, run.Training, run.Gradients }[list][index];
        for (var element = 0; element < tensor.Length; element++)
            tensor[element] *= 1 + error;
        return run;
    }

    private static int[] Failing(GradientCheckReport report, Func<GradientCheckRow, double?> error) =>
        [.. Enumerable.Range(0, report.Rows.Count).Where(index => error(report.Rows[index]) is not <= 1e-10)];
}
