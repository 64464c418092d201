namespace Kernels.Benchmarks.OneDnn;

/// <summary>Recurrent cells of the library.</summary>
internal enum DnnlCellKind
{
    /// <summary>Gates: input, forget, candidate, output.</summary>
    Lstm,

    /// <summary>Gates: update, reset, candidate; reset before the product.</summary>
    Gru,

    /// <summary>"Linear before reset": as <see cref="Gru"/>, with a fourth bias inside the reset.</summary>
    GruResetAfter,

    /// <summary>One affine map and tanh.</summary>
    Vanilla,
}
