using Kernels.Cells;
using Kernels.Execution;

namespace Kernels.Benchmarks.Streams;

/// <summary>LSTM of one size, and the kernel that the compiler made for it, if it was told.</summary>
/// <param name="Input">Units of the input.</param>
/// <param name="Hidden">Units of the state.</param>
/// <param name="Sized">A stream of the cell of just this size with a layer's numbers; null where there is none.</param>
internal sealed record StreamSize(int Input, int Hidden, Func<Recurrent<Lstm>, (IDisposable Layer, Stream<float> Stream)>? Sized)
{
    public static readonly IReadOnlyList<StreamSize> All =
    [
        new(16, 32, Of<SizedCells.Lstm16To32>), new(32, 64, Of<SizedCells.Lstm32To64>),
        new(64, 128, Of<SizedCells.Lstm64To128>), new(128, 128, null), new(256, 256, null), new(512, 512, null),
    ];

    /// <summary>Operations of the products of one step.</summary>
    public double Flops => Benchmarks.Flops.OfForward(Cell, [Input, Hidden]);

    private static CompiledCell Cell => CompiledOf<Lstm>();

    private static CompiledCell CompiledOf<TCell>()
        where TCell : ICell<TCell> => TCell.Compiled;

    private static (IDisposable, Stream<float>) Of<TCell>(Recurrent<Lstm> like)
        where TCell : ICell<TCell>
    {
        var layer = new Recurrent<TCell>(like.Input, like.Hidden, new() { Threads = 1, Target = like.Target });
        using (var weights = layer.Weights.Edit())
            like.Weights.All.CopyTo(weights.All);
        return (layer, layer.NewStream());
    }
}
