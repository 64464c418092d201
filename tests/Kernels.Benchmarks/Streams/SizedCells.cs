using Kernels.Cells;

namespace Kernels.Benchmarks.Streams;

/// <summary>LSTM at sizes of audio, control and games, known to the compiler.</summary>
public static partial class SizedCells
{
    /// <summary>16 → 32.</summary>
    /// <param name="cell">The cell itself.</param>
    [Cell(Input = 16, Hidden = 32)]
    public sealed partial class Lstm16To32(Lstm cell)
    {
        /// <inheritdoc cref="Lstm.Step"/>
        public (Vec h, Vec c) Step(Vec x, Vec h, Vec c) => cell.Step(x, h, c);
    }

    /// <summary>32 → 64.</summary>
    /// <param name="cell">The cell itself.</param>
    [Cell(Input = 32, Hidden = 64)]
    public sealed partial class Lstm32To64(Lstm cell)
    {
        /// <inheritdoc cref="Lstm.Step"/>
        public (Vec h, Vec c) Step(Vec x, Vec h, Vec c) => cell.Step(x, h, c);
    }

    /// <summary>64 → 128.</summary>
    /// <param name="cell">The cell itself.</param>
    [Cell(Input = 64, Hidden = 128)]
    public sealed partial class Lstm64To128(Lstm cell)
    {
        /// <inheritdoc cref="Lstm.Step"/>
        public (Vec h, Vec c) Step(Vec x, Vec h, Vec c) => cell.Step(x, h, c);
    }
}
