using System.Text;
using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;

namespace Kernels.Compiler.Emission;

/// <summary>Names of values in an emitted loop: those of the declaration where there are any, and never one twice.</summary>
internal sealed class ValueNames
{
    // What the frame of an emitted loop calls its own, and the types that its expressions name.
    private static readonly string[] Reserved =
    [
        "slots", "row", "rows", "weights", "units", "j", "i", "nuint", "var",
        "Vector128", "Vector256", "Vector512", "VectorMath", "Unsafe",
    ];

    private readonly Dictionary<Node, string> _names = [];
    private readonly HashSet<string> _taken = [.. Reserved];

    /// <summary>The variable that holds a value.</summary>
    public string Of(Node node)
    {
        if (!_names.TryGetValue(node, out var name))
            _names.Add(node, name = Fresh(Identifier(Wish(node))));
        return name;
    }

    /// <summary>The variable that holds a row: of the value read, or of the slot written.</summary>
    public string Row(Slot? written, Node node) => Fresh(written switch
    {
        null => Of(node).TrimStart('@') + "Row",
        { Kind: SlotKind.StateGradient } => $"d{Identifier(written.Symbol)}BeforeOut",
        { Kind: SlotKind.InputGradient or SlotKind.DelayedGradient } => $"d{Identifier(written.Symbol)}Out",
        { Kind: SlotKind.ParameterGradient } => $"d{Identifier(written.Symbol)}Out",
        _ => Identifier(written.Symbol) + "Out",
    });

    /// <summary>An identifier as source text writes it.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>How comments call a value: by its variable where it has no other name.</summary>
    public string InComment(Node node) =>
        node.Operands.Count > 0 && node.Name is null && !node.IsView ? Of(node) : SpokenNames.Of(node);

    private static string Wish(Node node) => node.Op switch
    {
        Op.ByRow or Op.ByColumn or Op.Reshape => Wish(node.Operands[0]),
        Op.State => node.Symbol + "Previous",
        Op.StateGradient => $"d{node.Symbol}After",
        Op.HistoryGradient => $"d{node.Symbol}LeftBehind",
        Op.OutputGradient => $"dLoss_{node.Symbol}",
        Op.Saved when node.Steps == 0 && node.Symbol.StartsWith(SavedValue.Entering, StringComparison.Ordinal) => node.Name + "Previous",
        _ => node.Name ?? (SpokenNames.IsLeaf(node) ? node.Symbol : node.Op == Op.Affine ? "products" : NodeLabel.Of(node) ?? "t"),
    };

    private static string Identifier(string wish)
    {
        var text = new StringBuilder();
        foreach (var c in wish)
            text.Append(char.IsLetterOrDigit(c) || c == '_' ? c : text.Length > 0 && text[text.Length - 1] != '_' && c != ']' ? '_' : null);
        if (text.Length == 0 || char.IsDigit(text[0]))
            text.Insert(0, 'v');
        return text.ToString();
    }

    private string Fresh(string wish)
    {
        var name = wish;
        for (var i = 2; !_taken.Add(name); i++)
            name = wish + i;
        return Escape(name);
    }

    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long",
        "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch",
        "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while",

        // Contextual ones that no type may be called.
        "allows", "dynamic", "field", "file", "managed", "notnull", "nint", "nuint", "partial", "record", "required", "scoped",
        "unmanaged", "var", "where", "yield", "await", "extension",
    ];
}
