namespace Kernels;

/// <summary>How a weight starts.</summary>
public enum Initial
{
    /// <summary>Uniform on ±Scale; by default 1/√columns for a matrix and 1/√units for a vector.</summary>
    Uniform,

    /// <summary>Every element is Scale; by default 0.</summary>
    Constant,

    /// <summary>Uniform on ±Scale·√(6 / (rows + columns)) (Glorot and Bengio 2010); Scale is 1 by default.</summary>
    Glorot,

    /// <summary>Scale times a random matrix with orthonormal rows or columns (Saxe et al. 2014); Scale is 1 by default.</summary>
    Orthogonal,

    /// <summary>Scale times the identity (Le, Jaitly and Hinton 2015); Scale is 1 by default.</summary>
    Identity,

    /// <summary>Normal entries scaled so that the spectral radius is Scale (Jaeger 2001); 0.9 by default.</summary>
    SpectralRadius,

    /// <summary>Normal with standard deviation Scale; 1/√columns by default.</summary>
    Normal,
}
