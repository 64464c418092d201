namespace Kernels.Tests.Execution.Tiles;

/// <summary>The tiles of <c>double</c>.</summary>
public class DoubleTileTests : TileTests<double>;
