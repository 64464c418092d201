using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Tests;

/// <summary>A spec compiled, with the graph after each pass.</summary>
internal sealed class Passes
{
    private readonly List<(string Pass, Graph Graph)> _graphs = [];

    public Passes(CellSpec spec)
    {
        Sources = Compiler.Compile(spec, (pass, graph) => _graphs.Add((pass, graph)));
        Assert.Empty(Sources.Errors);
    }

    public CompiledSources Sources { get; }

    public KernelPlan Plan => Sources.Kernel!;

    public IReadOnlyList<(string Pass, Graph Graph)> Graphs => _graphs;

    public Graph After(string pass) => _graphs.Single(g => g.Pass == pass).Graph;
}
