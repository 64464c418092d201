using Kernels.Learning.Layers;

namespace Kernels.Learning.Training;

/// <summary>Predicts the next character: one-hot characters, a recurrent layer, a linear layer, softmax.</summary>
public sealed class CharacterModel : IDisposable
{
    /// <summary>Joins a layer to a vocabulary.</summary>
    /// <param name="vocabulary">The characters.</param>
    /// <param name="layer">A layer whose input is a one-hot row; disposed with the model.</param>
    /// <param name="seed">Seed of the readout's weights.</param>
    /// <param name="threads">Threads of the readout.</param>
    /// <exception cref="ArgumentException">The layer's input differs from the vocabulary's size.</exception>
    public CharacterModel(Vocabulary vocabulary, ISequenceLayer layer, ulong seed = 1, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(layer);
        if (layer.Input != vocabulary.Count)
        {
            throw new ArgumentException(
                $"The layer reads rows of {layer.Input}, but the vocabulary has {vocabulary.Count} characters: they must be equal.",
                nameof(layer));
        }

        Vocabulary = vocabulary;
        Layer = layer;
        Readout = new Linear(layer.Output, vocabulary.Count, seed, threads, "readout");
        Parameters = [.. layer.Parameters, Readout.Weight, Readout.Bias];
    }

    /// <summary>The characters.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The recurrent layer.</summary>
    public ISequenceLayer Layer { get; }

    /// <summary>From the layer's output to a logit for each character.</summary>
    public Linear Readout { get; }

    /// <summary>Everything that is trained.</summary>
    public IReadOnlyList<IParameters> Parameters { get; }

    /// <summary>Number of weights.</summary>
    public int Weights => Parameters.Sum(p => p.Length);

    /// <inheritdoc/>
    public void Dispose()
    {
        Layer.Dispose();
        Readout.Dispose();
    }
}
