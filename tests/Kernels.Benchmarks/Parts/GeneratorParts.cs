using BenchmarkDotNet.Attributes;
using Kernels.Benchmarks.Generator;

namespace Kernels.Benchmarks.Parts;

/// <summary>The source generator beside one cell and beside many.</summary>
public class GeneratorParts
{
    private GeneratorProject _fresh = null!;
    private GeneratorProject _edited = null!;

    /// <summary>Cells of the project.</summary>
    [Params(1, 50)]
    public int Cells { get; set; }

    [IterationSetup(Target = nameof(Cold))]
    public void SetUpCold() => _fresh = new GeneratorProject(Cells);

    /// <summary>The project is opened: every cell is parsed, compiled and emitted.</summary>
    [Benchmark]
    public void Cold() => _fresh.Run();

    [IterationSetup(Target = nameof(Incremental))]
    public void SetUpIncremental()
    {
        if (_edited is null)
        {
            _edited = new GeneratorProject(Cells);
            _edited.Run();
        }

        _edited.EditUnrelated();
    }

    /// <summary>A method was edited in a file without cells.</summary>
    [Benchmark]
    public void Incremental() => _edited.Run();
}
