using BenchmarkDotNet.Attributes;
using Kernels.Execution.Tiles;

namespace Kernels.Benchmarks.Parts;

/// <summary>One outer tile of the widest target: what a weight gradient is summed with, over the rows of a time block.</summary>
public unsafe class OuterTileParts
{
    private TileTable<float> _tiles = null!;
    private TileMemory _memory = null!;

    /// <summary>Rows of the gradient and vectors of its columns.</summary>
    [Params("1x8", "4x5", "6x4", "8x3", "12x2")]
    public string Tile { get; set; } = "";

    /// <summary>Rows of the batch, times steps, that are summed.</summary>
    [Params(64, 256)]
    public int Depth { get; set; }

    private (int Rows, int Vectors) Shape => TileName.Parse(Tile);

    [GlobalSetup]
    public void SetUp()
    {
        _tiles = TileTables.For<float>(Isa.Available[0]);
        var columns = Shape.Vectors * _tiles.Lanes;
        _memory = new TileMemory((long)Shape.Rows * Depth, (long)columns * Depth, (long)Shape.Rows * columns);
    }

    [Benchmark]
    public void Outer()
    {
        var (rows, vectors) = Shape;
        _tiles.Outer(rows, vectors)(_memory.A, rows, _memory.Panel, Depth, _memory.C, vectors * _tiles.Lanes);
    }

    [GlobalCleanup]
    public void CleanUp() => _memory.Free();
}
