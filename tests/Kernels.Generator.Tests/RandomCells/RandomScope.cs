namespace Kernels.Generator.Tests.RandomCells;

/// <summary>Variables and weights of a random declaration. Weights are declared when first used, so that none is unused.</summary>
internal sealed class RandomScope(Random random)
{
    private readonly List<RandomValue> _variables = [];
    private readonly List<RandomValue> _numbers = [];
    private readonly List<RandomValue> _memories = [];
    private readonly List<string> _weights = [];
    private readonly List<(string Name, string Size, string[] Operands)> _affines = [];
    private readonly List<(string Name, string Rows, string Columns)> _matrices = [];

    /// <summary>Vectors.</summary>
    public IReadOnlyList<RandomValue> Variables => _variables;

    /// <summary>Numbers of a row.</summary>
    public IReadOnlyList<RandomValue> Numbers => _numbers;

    /// <summary>Matrices that change with the step.</summary>
    public IReadOnlyList<RandomValue> Memories => _memories;

    /// <summary>Constructor parameters as they are written, those with a default last.</summary>
    public IEnumerable<string> Weights => _weights.OrderBy(weight => weight.Contains('=', StringComparison.Ordinal)
        && weight.StartsWith("double", StringComparison.Ordinal));

    /// <summary>Whether the index of the step is read.</summary>
    public bool HasClock { get; private set; }

    /// <summary>The index of the step.</summary>
    public string Clock()
    {
        HasClock = true;
        return "t";
    }

    /// <summary>How many variables there are.</summary>
    public int Count => _variables.Count;

    public RandomValue Add(string name, string size)
    {
        _variables.Add(new RandomValue(name, size));
        return _variables[^1];
    }

    public RandomValue AddNumber(string name)
    {
        _numbers.Add(new RandomValue(name, ""));
        return _numbers[^1];
    }

    public RandomValue AddMemory(string name, string rows, string columns)
    {
        _memories.Add(new RandomValue(name, rows, columns));
        return _memories[^1];
    }

    public RandomValue Any() => _variables[random.Next(_variables.Count)];

    public List<RandomValue> Of(string size) => [.. _variables.Where(variable => variable.Size == size)];

    /// <summary>A size that a product may take: of a variable, of two side by side, or one unit.</summary>
    public string OperandSize() => random.Next(8) switch
    {
        0 => $"{Any().Size}+{Any().Size}",
        1 => "1",
        _ => Any().Size,
    };

    /// <summary>An affine of a size, and the sizes of its operands; now and then one that is already used.</summary>
    public (string Name, string[] Operands) Affine(string size)
    {
        var known = _affines.Where(affine => affine.Size == size).ToList();
        if (known.Count > 0 && (_affines.Count >= 6 || random.Next(3) == 0))
        {
            var old = known[random.Next(known.Count)];
            return (old.Name, old.Operands);
        }

        string[] operands = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => OperandSize())];
        return (AffineLike(size, operands), operands);
    }

    /// <summary>An affine of its own on operands of given sizes.</summary>
    public string AffineLike(string size, string[] operands)
    {
        var name = $"a{_affines.Count}";
        _affines.Add((name, size, operands));
        Declare($"{SizeOf(size, "Hidden")}Affine {name}");
        return name;
    }

    public string Matrix(string rows, string columns)
    {
        var known = _matrices.FindIndex(matrix => matrix.Rows == rows && matrix.Columns == columns);
        if (known >= 0 && random.Next(2) == 0)
            return _matrices[known].Name;
        var name = $"m{_matrices.Count}";
        _matrices.Add((name, rows, columns));
        Declare($"{SizeOf(rows, "Hidden")}Matrix {name}");
        return name;
    }

    /// <summary>A vector weight of a size.</summary>
    public string Vector(string size) => Fresh($"{SizeOf(size, "Hidden")}Vec", 'p');

    public string Scalar() => Fresh("Scalar", 'g');

    public string Hyper() => Fresh("double", 'k', random.Next(2) == 0 ? " = 0.375" : "");

    private static string SizeOf(string size, string usual) => size == usual ? "" : $"[Size(\"{size}\")] ";

    private string Fresh(string type, char letter, string rest = "")
    {
        var name = $"{letter}{_weights.Count}";
        Declare($"{type} {name}{rest}");
        return name;
    }

    private void Declare(string weight) =>
        _weights.Add(random.Next(12) == 0 && !weight.StartsWith("double", StringComparison.Ordinal) ? "[Frozen] " + weight : weight);
}
