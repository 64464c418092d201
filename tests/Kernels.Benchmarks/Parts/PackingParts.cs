using BenchmarkDotNet.Attributes;
using Kernels.Execution;

namespace Kernels.Benchmarks.Parts;

/// <summary>Copying a square matrix into the order in which tiles read it, once per change of the weights.</summary>
public unsafe class PackingParts
{
    // Four vectors of sixteen.
    private const int PanelColumns = 64;

    private TileMemory _memory = null!;

    /// <summary>Rows and columns of the matrix.</summary>
    [Params(256, 1024)]
    public int Size { get; set; }

    private long Elements => (long)Size * Size;

    [GlobalSetup]
    public void SetUp() => _memory = new TileMemory(Elements, Elements, 0);

    /// <summary>The panels of a transposed product: rows are copied.</summary>
    [Benchmark]
    public void Rows()
    {
        for (var j = 0; j < Size; j += PanelColumns)
        {
            Packing.Rows(
                _memory.A + j, Size, PanelColumns, _memory.Panel + ((nint)j * Size), PanelColumns, PanelColumns, Size);
        }
    }

    /// <summary>The panels of a product: rows become columns.</summary>
    [Benchmark]
    public void Columns()
    {
        for (var j = 0; j < Size; j += PanelColumns)
        {
            Packing.Columns(
                _memory.A + ((nint)j * Size), Size, PanelColumns, _memory.Panel + ((nint)j * Size), PanelColumns, PanelColumns, Size);
        }
    }

    [GlobalCleanup]
    public void CleanUp() => _memory.Free();
}
