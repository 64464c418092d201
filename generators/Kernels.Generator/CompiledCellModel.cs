namespace Kernels.Generator;

/// <summary>A cell after the compiler: no sources where it refused or failed.</summary>
internal sealed record CompiledCellModel(CellModel Cell, CompiledSources? Compiled, string? Failure);
