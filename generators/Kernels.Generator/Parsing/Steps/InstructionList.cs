using Kernels.Compiler.Specs;
using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Parsing;

/// <summary>Instructions as they are found, each with the expression that it came from.</summary>
internal sealed class InstructionList
{
    private readonly List<InstructionSpec> _instructions = [];
    private readonly List<Location> _locations = [];
    private readonly Dictionary<string, int> _parameters = new(StringComparer.Ordinal);

    public int Count => _instructions.Count;

    public IReadOnlyList<Location> Locations => _locations;

    public InstructionSpec this[int index] => _instructions[index];

    public EquatableArray<InstructionSpec> ToSpecs() => new(_instructions);

    public int Add(InstructionSpec instruction, Location location)
    {
        _instructions.Add(instruction);
        _locations.Add(location);
        return _instructions.Count - 1;
    }

    public int Constant(double value, Location location) =>
        Add(new InstructionSpec(InstructionCode.Constant, EquatableArray<int>.Empty) { Value = value }, location);

    /// <summary>Reads a weight or hyper-parameter; every read is the same instruction.</summary>
    public int Parameter(string path, Location location)
    {
        if (!_parameters.TryGetValue(path, out var index))
        {
            var read = new InstructionSpec(InstructionCode.Parameter, EquatableArray<int>.Empty) { Symbol = path };
            _parameters.Add(path, index = Add(read, location));
        }

        return index;
    }

    /// <summary>
    /// Names a temporary after the variable that it is first assigned to; an empty name changes nothing.
    /// </summary>
    public void GiveName(int index, string name)
    {
        var instruction = _instructions[index];
        var isTemporary = instruction.Code is not (InstructionCode.Operand or InstructionCode.Parameter);
        if (isTemporary && instruction.Name is null && name.Length > 0)
            _instructions[index] = instruction with { Name = name };
    }

    /// <summary>
    /// Parameters that these results depend on: paths, and for a nested cell's weight also the cell's name.
    /// </summary>
    public ISet<string> SymbolsReaching(IEnumerable<int> results)
    {
        var symbols = new HashSet<string>(StringComparer.Ordinal);
        var live = new HashSet<int>(results);
        for (var i = Count - 1; i >= 0; i--)
        {
            if (!live.Contains(i))
                continue;
            live.UnionWith(_instructions[i].Arguments);
            if (_instructions[i] is not { Code: not InstructionCode.Operand, Symbol: { } symbol })
                continue;
            symbols.Add(symbol);
            symbols.Add(symbol.Split('.')[0]);
        }

        return symbols;
    }
}
