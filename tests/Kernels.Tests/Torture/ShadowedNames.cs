namespace Kernels.Tests.Torture.Shadowed;

// Types of a user's namespace that are called like the library's own.
internal sealed class Slot;

internal sealed class Target;

internal sealed class Equations;

internal sealed class CompiledCell;

internal sealed class Initial;

internal sealed class SlotKind;

internal sealed class Plan;

internal sealed class Execution;

/// <summary>A cell whose emitted code has to tell them apart.</summary>
[Cell]
public sealed partial class Shadowed(Affine gate, Vec peek)
{
    public Vec Step(Vec x, Vec h) => Functions.Tanh(gate[x, h] + (peek * h));
}

public class ShadowedNamesTests
{
    [Fact]
    public void Cell_BesideTypesCalledLikeOurs_CompilesAndPasses() =>
        Assert.True(GradientCheck.Run<Shadowed>(3, 5, 2, 4).Passed);
}
