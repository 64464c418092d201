namespace Kernels.Language;

/// <summary>Products and a bias on the tape: result = bias + Σ matrix · operand.</summary>
internal sealed class RecordedProducts(Vec? bias, Matrix[] matrices, Vec[] operands, Vec result) : RecordedStep(result)
{
    protected override void HandOn(Recording recording, HashSet<OuterProducts> touched)
    {
        // The collected outer products still read this array after the result has let go of it.
        var upper = Result.Adjoint.ToArray();
        if (bias is not null && bias.IsTracked(recording))
            Products.Add(upper, bias.Adjoint);
        for (var index = 0; index < matrices.Length; index++)
        {
            var matrix = matrices[index];
            if (operands[index].IsTracked(recording))
                Products.MultiplyTransposed(matrix.Values, upper, operands[index].Adjoint);
            if (matrix.Gradient is { } gradient)
            {
                gradient.Add(upper, operands[index]);
                touched.Add(gradient);
            }
            else if (matrix.Elements.IsTracked(recording))
            {
                Products.AddOuter(upper, operands[index].Values, matrix.Elements.Adjoint);
            }
        }
    }
}
