using Kernels.Execution;

namespace Kernels.Tests.Fixed;

/// <summary>A cell of fixed sizes without its type parameter.</summary>
internal abstract class FixedCell
{
    public static IReadOnlyList<FixedCell> All { get; } =
    [
        .. typeof(FixedCells).GetNestedTypes().Where(type => !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (FixedCell)Activator.CreateInstance(typeof(FixedCell<>).MakeGenericType(type))!),
    ];

    public abstract string Name { get; }

    public static FixedCell Find(string name) => All.Single(cell => cell.Name == name);

    /// <summary>One row by the step for fixed sizes, and two rows by the plan, must agree bit for bit.</summary>
    public abstract void AgreesWithThePlan(Target target);

    /// <summary>A sequence of one row by the step for fixed sizes, and by the plan, must agree bit for bit.</summary>
    public abstract void KeepsBitsOfASequence(Target target);

    /// <summary>A step of every target that this processor has.</summary>
    public abstract void RunEach();
}
