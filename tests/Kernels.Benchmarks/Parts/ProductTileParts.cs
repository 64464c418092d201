using BenchmarkDotNet.Attributes;
using Kernels.Execution.Tiles;

namespace Kernels.Benchmarks.Parts;

/// <summary>One product tile of the widest target: rows × vectors sums over a panel that lies in the nearest cache that holds it.</summary>
public unsafe class ProductTileParts
{
    private TileTable<float> _tiles = null!;
    private TileMemory _memory = null!;

    /// <summary>Rows of the tile and vectors of its panel.</summary>
    [Params("1x4", "1x8", "2x8", "4x5", "6x4", "8x3", "12x2")]
    public string Tile { get; set; } = "";

    /// <summary>k: multiply–adds of each sum.</summary>
    [Params(64, 256, 1024)]
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
    public void Product()
    {
        var (rows, vectors) = Shape;
        nint columns = vectors * _tiles.Lanes;
        var c = _memory.C;
        _tiles.Product(rows, vectors)(_memory.A, Depth, _memory.Panel, Depth, c, columns, c, columns);
    }

    [GlobalCleanup]
    public void CleanUp() => _memory.Free();
}
