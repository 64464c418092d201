using Kernels.Compiler.Ir;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Building;

/// <summary>From a spec with known sizes to the graph of one step.</summary>
internal sealed class BuildGraph
{
    private readonly GraphBuilder _build = new();
    private readonly InferShapes _shapes;
    private readonly Dictionary<string, ParameterSpec> _parameters;
    private readonly Dictionary<string, OperandSpec> _operands;
    private readonly List<Node> _values = [];
    private int _draws;

    private BuildGraph(CellSpec spec, InferShapes shapes)
    {
        _shapes = shapes;
        _parameters = ParameterPaths.Of(spec.Parameters).ToDictionary(p => p.Path, p => p.Parameter);
        _operands = spec.Operands.ToDictionary(o => o.Name);
        foreach (var instruction in spec.Body)
            _values.Add(Build(instruction));
    }

    public static Graph Run(CellSpec spec, InferShapes shapes)
    {
        var built = new BuildGraph(spec, shapes);
        return new Graph(spec.Results.SelectMany((result, i) => Results(result, i, built._values[result.Value])));
    }

    // The first result is the layer's output whether or not it is a state; every result that is no state is an output.
    private static IEnumerable<Result> Results(ResultSpec result, int index, Node value)
    {
        if (result.IsState)
            yield return new(ResultRole.State, result.Name, value);
        if (index == 0 || !result.IsState)
            yield return new(ResultRole.Output, result.Name, value);
    }

    private Node Build(InstructionSpec instruction)
    {
        var arguments = instruction.Arguments.Select(a => _values[a]).ToArray();
        var node = instruction.Code switch
        {
            InstructionCode.Operand => Operand(instruction.Symbol!),
            InstructionCode.Constant => _build.Constant(instruction.Value),
            InstructionCode.Parameter => Parameter(instruction.Symbol!),
            InstructionCode.Matrix => Products([(Matrix(instruction.Symbol!, instruction.Symbol!), arguments[0], instruction.Symbol! + "Operand")], null),
            InstructionCode.Affine => Affine(instruction.Symbol!, arguments, instruction.Operation),
            _ when RandomOperations.IsRandom(instruction) => RandomOperations.Build(instruction.Operation!, arguments, _draws++),
            InstructionCode.Product => Product(arguments[0], arguments[1]),
            _ when Moves.Has(instruction.Operation) => Moves.Build(instruction.Operation!, arguments, _shapes.Value(_values.Count)),
            _ when Reshapes.Has(instruction.Operation) => Reshapes.Build(instruction.Operation!, arguments, _shapes.ShapeOf(_values.Count)),
            _ when MatrixRows.Has(instruction.Operation) => MatrixRows.Build(instruction.Operation!, arguments),
            _ when StepMatrices.Has(instruction.Operation!) && !arguments.All(a => a.IsParameter) =>
                StepMatrices.Build(instruction.Operation!, arguments),
            _ when instruction.Operation == "Outer" => _build.Outer(arguments[0], arguments[1]),
            _ when MatrixOperations.Has(instruction.Operation!) => MatrixOperations.Build(instruction.Operation!, arguments),
            _ => OperationNames.Build(instruction.Operation!, arguments),
        };
        if (node.Operands.Count > 0)
            node.Name ??= instruction.Name ?? DefaultName(instruction);
        return node;
    }

    // Sigmoid(forget[x, h]) is the gate that people call forget; what it is applied to is its sum.
    private string? DefaultName(InstructionSpec instruction) => instruction switch
    {
        { Code: InstructionCode.Affine } => instruction.Symbol + "Sum",
        { Code: InstructionCode.Operation, Arguments.Count: 1 } when _values[instruction.Arguments[0]] is { Op: Op.Affine, Name: { } sum }
            && sum.EndsWith("Sum", StringComparison.Ordinal) => sum.Substring(0, sum.Length - 3),
        _ => null,
    };

    private Node Operand(string name)
    {
        var shape = _shapes.Operand(name);
        if (_operands[name].IsStepIndex)
            return StepCount.Leaf(_build);
        if (_operands[name].Source is { } source)
            return Delayed(name, _operands[source], _operands[name].Delay, shape);
        return _operands[name].IsState
            ? _build.Leaf(Op.State, name, shape, Domain.Step)
            : _build.Leaf(Op.Input, name, shape, Domain.Sequence);
    }

    // The state of one step ago is the state that enters the step.
    private Node Delayed(string name, OperandSpec source, int steps, Shape shape)
    {
        if (source.IsState && steps == 1)
            return _build.Leaf(Op.State, source.Name, shape, Domain.Step);
        var leaf = _build.Leaf(Op.Delayed, source.Name, shape, source.IsState ? Domain.Step : Domain.Sequence, steps);
        leaf.Name ??= name;
        return leaf;
    }

    private Node Parameter(string path) => !_parameters.TryGetValue(path, out var parameter) ? Matrix(path, path) : parameter.Kind switch
    {
        ParameterKind.Hyper => _build.Leaf(Op.Hyper, path, Shape.Number, Domain.Parameter),
        ParameterKind.Matrix => Matrix(path, path),
        ParameterKind.Scalar => _build.Leaf(Op.Weight, path, Shape.Number, Domain.Parameter),
        _ => _build.Leaf(Op.Weight, path, new Shape(_shapes.Rows(path)), Domain.Parameter),
    };

    // Derived matrices follow the operands; their names say in whose weight's place they are.
    private Node Affine(string path, Node[] operands, string? replaced)
    {
        var names = _parameters[path].OperandNames;
        var derived = (replaced ?? "").Split(' ').ToList();
        var bias = _build.Leaf(Op.Weight, path + ".bias", new Shape(_shapes.Rows(path)), Domain.Parameter);
        return Products([.. names.Select((name, i) => (Weight(name), operands[i], $"{path}.{name}"))], bias);

        Node Weight(string name) => derived.IndexOf(name) is >= 0 and var place
            ? Derived(operands[names.Count + place]) : Matrix(path, $"{path}.{name}");
    }

    // Vectors are the same for every row of the matrices among the operands, and numbers are vectors of one unit.
    private Node Products((Node Weight, Node Operand, string Name)[] terms, Node? bias)
    {
        terms = [.. terms.Select(t => t with { Operand = Moves.AsVector(t.Operand) })];
        var vectors = terms.Where(t => t.Operand is { Shape.Rank: < 2, IsParameter: false }).Select(t => (t.Weight, Named(t.Operand, t.Name), false)).ToArray();
        var settled = terms.Where(t => t.Operand is { Shape.Rank: < 2, IsParameter: true });
        var rows = terms.Where(t => t.Operand.Shape.Rank == 2).Select(t => StepMatrices.EachRow(t.Weight, t.Operand)).ToArray();
        var start = vectors.Length > 0 ? _build.Affine(vectors, bias) : bias;
        // A weight applied to a weight is a vector of the sequence: no step multiplies it.
        var shared = settled.Select(t => _build.Matrix(Op.MatrixProduct, 0, t.Weight, t.Operand))
            .Aggregate(start, (sum, product) => sum is null ? product : sum + product);
        if (rows.Length == 0)
            return shared!;
        var sum = rows.Aggregate((a, b) => a + b);
        return shared is null ? sum : sum + _build.View(Op.ByColumn, shared, sum.Shape);
    }

    // A matrix that is a weight after all is applied as one.
    private Node Product(Node matrix, Node operand)
    {
        if (!matrix.IsParameter)
            return operand.Shape.Rank == 2 ? StepMatrices.EachRow(matrix, operand) : StepMatrices.Product(matrix, Moves.AsVector(operand));
        return Products([(Derived(matrix), operand, GraphPrinter.NameOf(matrix) + "Operand")], null);
    }

    private static Node Derived(Node matrix)
    {
        if (matrix.Operands.Count > 0)
            matrix.Name ??= Graph.Order([matrix]).First(n => n.Op == Op.Weight).Symbol.Replace('.', '_') + "Matrix";
        return matrix;
    }

    // What a product multiplies is shown in plans and emitted code: it needs a name.
    private static Node Named(Node operand, string weight)
    {
        if (operand.Operands.Count > 0)
            operand.Name ??= NodeLabel.Of(operand) ?? weight.Replace('.', '_');
        return operand;
    }

    private Node Matrix(string path, string weight) =>
        _build.Leaf(Op.Weight, weight, new Shape(_shapes.Rows(path), _shapes.Columns(weight)), Domain.Parameter);
}
