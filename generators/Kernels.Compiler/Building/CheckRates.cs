using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Building;

/// <summary>The rate of a mask is a probability below one, known at construction: a constant or a hyper-parameter.</summary>
internal static class CheckRates
{
    private const string Expected = "a constant or hyper-parameter of at least 0 and below 1";

    public static IEnumerable<CompileError> Run(CellSpec spec)
    {
        var parameters = ParameterPaths.Of(spec.Parameters).ToDictionary(p => p.Path, p => p.Parameter);
        foreach (var instruction in spec.Body.Where(RandomOperations.IsRandom))
        {
            var index = RandomOperations.RateOf(instruction);
            var rate = spec.Body[index];
            var found = rate.Code switch
            {
                InstructionCode.Constant => Found(rate.Value),
                InstructionCode.Parameter when parameters[rate.Symbol!] is { Kind: ParameterKind.Hyper } hyper =>
                    hyper.Default is { } value ? Found(value) : null,
                InstructionCode.Parameter => "a weight",
                _ => "a computed value",
            };
            if (found is not null)
                yield return new(CompileErrorKind.Rate, index, "the rate of " + instruction.Operation, found, Expected);
        }
    }

    /// <summary>Paths of the hyper-parameters that are rates of masks.</summary>
    public static IEnumerable<string> Hypers(CellSpec spec) => spec.Body.Where(RandomOperations.IsRandom)
        .Select(i => spec.Body[RandomOperations.RateOf(i)]).Where(r => r.Code == InstructionCode.Parameter).Select(r => r.Symbol!);

    private static string? Found(double rate) => rate is >= 0 and < 1 ? null : NumberText.Print(rate);
}
