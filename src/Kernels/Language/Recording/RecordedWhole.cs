namespace Kernels.Language;

/// <summary>An operation on whole vectors on the tape.</summary>
internal sealed class RecordedWhole(WholeOperation operation, Vec[] arguments, double[][] at, Vec result)
    : RecordedStep(result)
{
    protected override void HandOn(Recording recording, HashSet<OuterProducts> touched)
    {
        var (value, upper) = (Result.Values.ToArray(), Result.Adjoint.ToArray());
        for (var index = 0; index < arguments.Length - operation.Constants; index++)
        {
            if (arguments[index].IsTracked(recording))
                Products.Add(operation.Slope(at, value, upper, index), arguments[index].Adjoint);
        }
    }
}
