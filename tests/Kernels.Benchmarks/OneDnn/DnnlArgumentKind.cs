namespace Kernels.Benchmarks.OneDnn;

/// <summary>What a buffer is to a primitive (<c>DNNL_ARG_*</c>). A reorder reads <see cref="Source"/> and writes <see cref="Result"/>.</summary>
internal enum DnnlArgumentKind
{
    Source = 1,
    SourceState = 2,
    SourceCell = 3,
    Result = 17,
    InputWeights = 33,
    StateWeights = 34,
    Bias = 41,
    Workspace = 64,
    SourceGradient = 129,
    SourceStateGradient = 130,
    SourceCellGradient = 131,
    ResultGradient = 145,
    InputWeightsGradient = 161,
    StateWeightsGradient = 162,
    BiasGradient = 169,
}
