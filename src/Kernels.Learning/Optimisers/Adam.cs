using Kernels.Learning.Layers;

namespace Kernels.Learning.Optimisers;

/// <summary>
/// Adam: steps by the first moment of the gradient over the root of its second, both corrected for their start at zero.
/// </summary>
/// <remarks>Kingma and Ba 2015, "Adam: a method for stochastic optimization", algorithm 1.</remarks>
public sealed class Adam : IOptimiser
{
    private readonly AdamOptions _options;
    private readonly IParameters[] _parameters;
    private readonly AdamMoments[] _moments;

    /// <summary>Makes an optimiser with zero moments for the given buffers.</summary>
    /// <param name="parameters">What is trained.</param>
    /// <param name="options">Constants; the paper's when null.</param>
    public Adam(IEnumerable<IParameters> parameters, AdamOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _options = options ?? new AdamOptions();
        _parameters = [.. parameters];
        _moments = [.. _parameters.Select(p => new AdamMoments(p.Length))];
    }

    /// <summary>Steps made.</summary>
    public long Steps { get; private set; }

    /// <inheritdoc/>
    public void Step(double rate)
    {
        Steps++;
        double first = 1 - Math.Pow(_options.Beta1, Steps);
        double second = 1 - Math.Pow(_options.Beta2, Steps);
        for (int i = 0; i < _parameters.Length; i++)
        {
            _moments[i].Prepare(_options, rate / first, 1 / Math.Sqrt(second));
            _parameters[i].Update(_moments[i]);
        }
    }
}
