namespace Kernels.Execution.Tiles;

/// <summary>Marks the static partial class that the generator fills with product tiles for every target.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TileTableAttribute : Attribute;
