using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Parsing;

/// <summary>What the variables of all methods being read stand for, and what has become of them.</summary>
internal sealed class Variables
{
    private readonly Dictionary<ISymbol, Value> _values = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IParameterSymbol, string> _writtenAs = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _unread = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _assigned = new(SymbolEqualityComparer.Default);

    /// <summary>What a variable stands for now, without reading it; null before it has a value.</summary>
    public Value? Find(ISymbol variable) => _values.TryGetValue(variable, out var value) ? value : null;

    /// <summary>Reads a variable; null before it has a value.</summary>
    public Value? Read(ISymbol variable)
    {
        _unread.Remove(variable);
        return Find(variable);
    }

    /// <summary>Gives a parameter what a call hands to it.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">The argument.</param>
    /// <param name="writtenAs">The name of the variable that the argument is written as, seen through helpers; null for anything else.</param>
    public void Bind(IParameterSymbol parameter, Value value, string? writtenAs)
    {
        _values[parameter] = value;
        if (writtenAs is null)
            _writtenAs.Remove(parameter);
        else
            _writtenAs[parameter] = writtenAs;
    }

    /// <summary>Assigns to a variable.</summary>
    public void Assign(ISymbol variable, Value value)
    {
        _values[variable] = value;
        _assigned.Add(variable);
        if (variable is not IParameterSymbol parameter)
            return;
        _writtenAs.Remove(parameter);
        _unread.Add(parameter);
    }

    /// <summary>The name by which the caller wrote what a parameter stands for, or the parameter's own.</summary>
    public string NameOf(IParameterSymbol parameter) => _writtenAs.TryGetValue(parameter, out var name) ? name : parameter.Name;

    public bool IsAssigned(IParameterSymbol parameter) => _assigned.Contains(parameter);

    /// <summary>Whether the last value assigned to this parameter was never read.</summary>
    public bool IsAssignedInVain(IParameterSymbol parameter) => _unread.Contains(parameter);
}
