namespace Kernels;

/// <summary>Placeholder.</summary>
public class Recurrent<TCell, T>;
