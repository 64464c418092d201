namespace Kernels.Language;

/// <summary>An operation on matrices on the tape: what it hands on to an operand, given its place and the result's gradient.</summary>
internal sealed class RecordedMatrix(Vec[] operands, Vec result, Func<int, double[], double[]> adjoint) : RecordedStep(result)
{
    protected override void HandOn(Recording recording, HashSet<OuterProducts> touched)
    {
        var upper = Result.Adjoint.ToArray();
        for (var index = 0; index < operands.Length; index++)
        {
            if (operands[index].IsTracked(recording))
                Products.Add(adjoint(index, upper), operands[index].Adjoint);
        }
    }
}
