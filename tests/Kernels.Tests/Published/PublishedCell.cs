using Kernels.Cells;
using Kernels.Execution;
using Kernels.Tests.Cells.Formulas;

namespace Kernels.Tests.Published;

/// <summary>A published cell without its type parameter, so that theories can run over all of them.</summary>
public abstract class PublishedCell
{
    /// <summary>Every cell of <c>Kernels.Cells</c>.</summary>
    public static IReadOnlyList<PublishedCell> All { get; } =
    [
        .. typeof(Lstm).Assembly.GetExportedTypes().Where(IsCell).OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (PublishedCell)Activator.CreateInstance(typeof(PublishedCell<>).MakeGenericType(type))!),
    ];

    public static TheoryData<string> Names => [.. All.Select(cell => cell.Name)];

    public abstract string Name { get; }

    /// <summary>Its plan.</summary>
    public abstract CompiledCell Compiled { get; }

    /// <summary>Holds a run in double against the executed and recorded declaration, with every buffer amid guards.</summary>
    public abstract void AgreesInDouble(RunSize size, int threads);

    /// <summary>The same in float for every target: the declaration is executed once for all of them.</summary>
    public abstract void AgreesInFloat(RunSize size, int threads);

    /// <summary>Whether the cell is too large at a size for its declaration to be executed in a test.</summary>
    public abstract bool IsLarge(int input, int hidden);

    /// <summary>Gradient check at sizes where every coordinate is tried.</summary>
    public abstract GradientCheckReport CheckGradients();

    /// <summary>Permutes and splits the batch, and expects the same bits.</summary>
    public abstract void KeepsBitsOfEachRow(bool isDouble);

    /// <summary>Runs whole, step by step, and split and carried, and expects the same bits.</summary>
    public abstract void KeepsBitsOfEachCut(bool isDouble);

    /// <summary>Puts NaN and ∞ into some rows, and expects the same bits in the others.</summary>
    public abstract void KeepsNaNInItsRow(bool isDouble);

    /// <summary>Holds the executed declaration against the formula of its paper.</summary>
    internal abstract void Says(FormulaCheck.Formula formula, int input, int hidden);

    /// <summary>A forward and a backward run by every target.</summary>
    public abstract void Train();

    public static PublishedCell Find(string name) => All.Single(cell => cell.Name == name);

    private static bool IsCell(Type type) => type.GetInterfaces()
        .Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ICell<>));
}
