using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generator.Parsing;

/// <summary>
/// Declaration to <see cref="CellSpec"/>, for the generator and the analyzer alike, so that they cannot disagree.
/// It decides what a construct means, and optimises nothing.
/// </summary>
internal sealed class CellParser(ParseContext context, INamedTypeSymbol cell)
{
    private readonly ProblemList _problems = new();

    public static ParsedCell Parse(Compilation compilation, INamedTypeSymbol cell, CancellationToken cancellation) =>
        new CellParser(new ParseContext(compilation, cancellation), cell).Parse();

    public ParsedCell Parse()
    {
        context.Enter(cell);
        try
        {
            return ParseDeclaration();
        }
        finally
        {
            context.Leave(cell);
        }
    }

    private ParsedCell ParseDeclaration()
    {
        CellShape.Check(cell, context, _problems);
        var constructor = WeightParser.PrimaryConstructor(cell, context, _problems);
        var weights = new WeightParser(context, _problems).Parse(constructor);
        var step = StepSignature.Find(cell, context, _problems);
        if (step is null || weights is null || step.Syntax.ContainsDiagnostics)
            return ParsedCell.Refused(_problems.Problems);

        context.Cancellation.ThrowIfCancellationRequested();
        var body = new StepReader(context, _problems, weights);
        var results = body.ReadStep(step);
        return results is null || _problems.IsInvalid
            ? ParsedCell.Refused(_problems.Problems)
            : Finish(step, weights, body, results);
    }

    private ParsedCell Finish(StepSignature step, WeightTable weights, StepReader body, int[] values)
    {
        var results = step.Results.Select((result, i) => result with { Value = values[i] }).ToList();
        new DeclarationChecks(step, weights, body, _problems).Check(results);
        if (!_problems.IsEmpty)
            return ParsedCell.Refused(_problems.Problems);
        var spec = new CellSpec
        {
            Namespace = CellShape.Namespace(cell),
            Name = cell.Name,
            Containers = CellShape.Containers(cell),
            Parameters = weights.ToSpecs(),
            Operands = new(step.Operands),
            Results = new(results),
            Body = body.Instructions.ToSpecs(),
            Source = SourceLines.Of((MethodDeclarationSyntax)step.Syntax),
            FixedInput = CellShape.FixedSize(cell, "Input"),
            FixedHidden = CellShape.FixedSize(cell, "Hidden"),
            FixedSizes = CellShape.FixedSizes(cell),
        };
        return new ParsedCell(spec, [], body.Instructions.Locations);
    }
}
