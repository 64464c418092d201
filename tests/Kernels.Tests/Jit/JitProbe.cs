using System.Runtime.InteropServices;
using Kernels.Execution;
using Kernels.Execution.Compressed;
using Kernels.Execution.Tiles;
using Kernels.Tests.Execution.Tiles;

namespace Kernels.Tests.Jit;

/// <summary>What the child process of <see cref="JitRun"/> runs: each kernel once, so that the JIT lists it.</summary>
internal static unsafe class JitProbe
{
    /// <summary>Calls every tile that this processor can run.</summary>
    public const string Tiles = "tiles";

    /// <summary>Calls the kernels that are wrong on purpose.</summary>
    public const string Controls = "controls";

    /// <summary>Trains every published cell by every target that this processor can run.</summary>
    public const string Cells = "cells";

    /// <summary>Takes a step of every cell of fixed sizes, by every target that this processor can run.</summary>
    public const string Fixed = "fixed";

    /// <summary>The test assembly's entry point. Prints the name of each kernel it called.</summary>
    public static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case [Tiles]:
                CallTiles<float>();
                CallTiles<double>();
                CallCompressedTiles();
                return 0;
            case [Cells]:
                foreach (Published.PublishedCell cell in Published.PublishedCell.All)
                {
                    cell.Train();
                    Console.WriteLine(cell.Name);
                }

                return 0;
            case [Fixed]:
                foreach (Kernels.Tests.Fixed.FixedCell cell in Kernels.Tests.Fixed.FixedCell.All)
                {
                    cell.RunEach();
                    Console.WriteLine(cell.Name);
                }

                return 0;
            case [Controls]:
                CallControls();
                return 0;
            default:
                Console.Error.WriteLine($"Say what to call: {Tiles}, {Cells}, {Fixed} or {Controls}. To run the tests, use dotnet test.");
                return 2;
        }
    }

    private static void CallTiles<T>()
        where T : unmanaged
    {
        // Two columns of a, one row of the widest panel, one tile of c: everything a call with k = 1 touches.
        var memory = (T*)NativeMemory.AlignedAlloc(1 << 16, 64);
        NativeMemory.Clear(memory, 1 << 16);
        foreach (TileCase tile in TileCase.Supported.Where(tile => tile.IsDouble == (typeof(T) == typeof(double))))
        {
            TileTable<T> table = TileTables.For<T>(tile.Target);
            T* c = memory + 1024;
            table.Product(tile.Rows, tile.Vectors)(memory, 1, memory, 1, c, 128, c, 128);
            if ((nint)table.FarProduct(tile.Rows, tile.Vectors) != (nint)table.Product(tile.Rows, tile.Vectors))
            {
                table.FarProduct(tile.Rows, tile.Vectors)(memory, 1, memory, 1, c, 128, c, 128);
                Console.WriteLine($"{tile.ClassName}:FarProduct{tile.Rows}x{tile.Vectors}");
            }

            table.Outer(tile.Rows, tile.Vectors)(memory, 1, memory, 1, c, 128);
            Console.WriteLine($"{tile.ClassName}:Product{tile.Rows}x{tile.Vectors}");
            Console.WriteLine($"{tile.ClassName}:Outer{tile.Rows}x{tile.Vectors}");
            foreach (int strips in tile.Strips)
            {
                table.Across(tile.Rows, tile.Vectors, strips)(memory, 1, memory, 0, 1, c, 128, c, 128);
                Console.WriteLine($"{tile.ClassName}:Product{tile.Rows}x{strips}x{tile.Vectors}");
            }
        }

        NativeMemory.AlignedFree(memory);
    }

    private static void CallCompressedTiles()
    {
        // k = 0: a tile then touches its start and its result only, and the JIT lists it all the same.
        var memory = (float*)NativeMemory.AlignedAlloc(1 << 16, 64);
        NativeMemory.Clear(memory, 1 << 16);
        foreach (Target target in Targets.Supported)
        {
            BFloat16Tiles tiles = CompressedTables.BFloat16(target);
            foreach ((int rows, int vectors) in Shapes(tiles))
            {
                tiles.Tile(rows, vectors)(memory, 1, (uint*)memory, 1, 0, memory, 128, memory, 128);
                Console.WriteLine($"{target}BFloat16Tiles:Product{rows}x{vectors}");
            }
        }

        foreach ((string name, Int8Tiles tiles) in CompressedTables.Int8Forms)
        {
            Int8Product product = new()
            {
                RowScale = memory,
                ColumnScale = memory,
                ColumnOffset = (int*)memory,
                Init = memory,
                C = memory,
            };
            foreach ((int rows, int vectors) in Shapes(tiles))
            {
                tiles.Tile(rows, vectors)(&product);
                Console.WriteLine($"Int8{name}Tiles:Product{rows}x{vectors}");
            }
        }

        NativeMemory.AlignedFree(memory);
    }

    private static IEnumerable<(int Rows, int Vectors)> Shapes(StripTable tiles) =>
        from vectors in Enumerable.Range(1, tiles.MaxVectors)
        from rows in Enumerable.Range(1, tiles.MaxRows(vectors))
        select (rows, vectors);

    private static void CallControls()
    {
        float* memory = stackalloc float[160];
        JitControls.Spilling(memory, 1, memory);
        Console.WriteLine($"Spilling {memory[0]}");
        Console.WriteLine($"Huge {JitControls.RunHuge(1)}");
    }
}
