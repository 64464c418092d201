using Kernels.Compiler.Ir;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Building;

/// <summary>From a spec with known sizes to its description.</summary>
internal static class DescribeCell
{
    private static readonly string[] StandardSizes = ["Input", "Hidden"];

    public static CellDescription Run(CellSpec spec, InferShapes shapes, Graph graph)
    {
        var results = spec.Results.Select((r, i) => (Result: r, Index: i)).ToList();
        var operands = spec.Operands.Select((o, i) => (Operand: o, Index: i)).ToList();
        var inputs = operands.Where(o => o.Operand is { IsState: false, IsStepIndex: false, Source: null })
            .Select(o => new SignalDescription(o.Operand.Name, shapes.Operand(o.Operand.Name).Size, o.Index, -1)
            {
                Columns = shapes.Operand(o.Operand.Name).Columns,
                IsPerSequence = o.Operand.IsPerSequence,
            }).ToList();
        var states = operands.Where(o => o.Operand.IsState).Select(o => new SignalDescription(
            o.Operand.Name, shapes.Operand(o.Operand.Name).Size, o.Index,
            results.First(r => r.Result.IsState && r.Result.Name == o.Operand.Name).Index)
        {
            Columns = shapes.Operand(o.Operand.Name).Columns,
        }).ToList();
        var outputs = results.Where(r => r.Index == 0 || !r.Result.IsState).Select(r => new SignalDescription(
            r.Result.Name, Output(graph, r.Result.Name).Shape.Size, -1, r.Index)).ToList();
        // A weight that ever multiplies something computed from states is a recurrent one.
        var recurrent = graph.Nodes.Where(n => n.Op == Op.Affine).SelectMany(n => n.AllTerms)
            .Where(t => t.Operand.Domain == Domain.Step).SelectMany(t => Graph.Order([t.Weight]))
            .Concat(graph.Nodes.Where(n => n is { Op: Op.RowsByRows, Domain: Domain.Step }).Select(n => n.Operands[1]))
            .Where(n => n.Op == Op.Weight).Select(n => n.Symbol).ToList();
        var weights = ParameterPaths.Of(spec.Parameters).SelectMany(p => Weights(p.Path, p.Parameter, shapes, recurrent)).ToList();
        var hypers = ParameterPaths.Of(spec.Parameters).Where(p => p.Parameter.Kind == ParameterKind.Hyper)
            .Select(p => (p.Path, p.Parameter.Default ?? double.NaN)).ToList();
        var named = weights.SelectMany(w => new[] { w.Rows, w.Columns }).OfType<string>()
            .Concat(inputs.Concat(states).Concat(outputs).Select(s => s.Size).OfType<string>());
        var least = Least(spec, shapes).ToLookup(l => l.Size, l => l.Units).Select(l => (l.Key, l.Max())).ToList();
        var sizes = StandardSizes.Concat(named).Concat(graph.Nodes.SelectMany(SizesOf)).Concat(least.Select(l => l.Key)).SelectMany(SizeText.WithParts).Distinct().ToLookup(SizeText.IsMade);
        return new CellDescription(
            spec.Name, [.. sizes[false]], [.. sizes[true]], weights, hypers, inputs, states, outputs)
        {
            Least = least,
            StepIndex = operands.FindIndex(o => o.Operand.IsStepIndex),
            Rates = [.. CheckRates.Hypers(spec).Distinct()],
            Delays = [.. operands.Where(o => o.Operand.Source is not null).Select(o => new DelayDescription(
                o.Operand.Name, o.Operand.Source!, states.Any(s => s.Name == o.Operand.Source), o.Operand.Delay,
                shapes.Operand(o.Operand.Name).Size, o.Index))],
        };
    }

    // Units taken by their numbers, of vectors whose size is known when a layer is made.
    private static IEnumerable<(string Size, int Units)> Least(CellSpec spec, InferShapes shapes)
    {
        foreach (var instruction in spec.Body.Where(i => i.Operation is "Slice" or "Unit"))
        {
            var count = instruction.Operation == "Unit" ? 1 : (int)spec.Body[instruction.Arguments[2]].Value;
            if (shapes.Value(instruction.Arguments[0]) is { } size && SizeText.Constant(size) is null)
                yield return (size, (int)spec.Body[instruction.Arguments[1]].Value + count);
        }
    }

    // Sizes of values, and where the parts of rows begin: also those that only gradients ask for.
    private static IEnumerable<string> SizesOf(Node node)
    {
        var shape = new[] { node.Shape.Rows, node.Shape.Columns, node.IsParameter ? null : node.Shape.Size }.OfType<string>();
        var starts = node.Op != Op.Concat ? []
            : node.Operands.Select((_, i) => SizeText.Sum(node.Operands.Take(i + 1).Select(o => o.Shape.Rows!)));
        // A weight that rows are multiplied by lies among them.
        var weights = node.IsRowOperation ? node.Operands.Where(o => o.IsParameter).Select(o => o.Shape.Size).OfType<string>() : [];
        return node.IsMove ? shape.Append(node.Symbol).Concat(starts) : shape.Concat(weights);
    }

    private static Node Output(Graph graph, string name) =>
        graph.Results.First(r => r.Role == ResultRole.Output && r.Symbol == name).Value;

    private static IEnumerable<WeightDescription> Weights(
        string path, ParameterSpec parameter, InferShapes shapes, List<string> recurrent)
    {
        var constant = parameter.Bias is { } value ? ("Constant", value) : default((string, double)?);
        switch (parameter.Kind)
        {
            case ParameterKind.Affine:
                foreach (var operand in parameter.OperandNames)
                    yield return Matrix($"{path}.{operand}");
                yield return Vector($"{path}.bias", "Bias", shapes.Rows(path), constant ?? ("Constant", 0));
                break;
            case ParameterKind.Matrix:
                yield return Matrix(path);
                break;
            case ParameterKind.Vec:
                yield return Vector(path, "Vec", shapes.Rows(path), constant ?? (parameter.Initial ?? "Uniform", parameter.Scale ?? double.NaN));
                break;
            case ParameterKind.Scalar:
                yield return Vector(path, "Scalar", null, constant ?? (parameter.Initial ?? "Uniform", parameter.Scale ?? double.NaN));
                break;
        }

        WeightDescription Vector(string name, string kind, string? rows, (string Initial, double Scale) start) =>
            new(name, kind, rows, null, start.Initial, start.Scale, parameter.Frozen);

        WeightDescription Matrix(string name)
        {
            var (rows, columns) = (shapes.Rows(path), shapes.Columns(name));
            // Only a square matrix has a spectral radius: one on a state of another size starts as those on inputs do.
            var (initial, scale) = recurrent.Contains(name) && (rows == columns || parameter.RecurrentInitial != "SpectralRadius")
                ? (parameter.RecurrentInitial ?? parameter.Initial, parameter.RecurrentScale ?? parameter.Scale)
                : (parameter.Initial, parameter.Scale);
            return new(name, "Matrix", rows, columns, initial ?? "Uniform", scale ?? double.NaN, parameter.Frozen);
        }
    }
}
