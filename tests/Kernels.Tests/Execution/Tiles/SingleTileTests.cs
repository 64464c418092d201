namespace Kernels.Tests.Execution.Tiles;

/// <summary>The tiles of <c>float</c>.</summary>
public class SingleTileTests : TileTests<float>;
