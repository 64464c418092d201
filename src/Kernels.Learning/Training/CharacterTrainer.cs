using System.Diagnostics;
using System.Globalization;
using Kernels.Learning.Layers;
using Kernels.Learning.Losses;
using Kernels.Learning.Optimisers;

namespace Kernels.Learning.Training;

/// <summary>
/// Trains a character model by backpropagation through time, truncated at windows of contiguous text, with Adam.
/// </summary>
public sealed class CharacterTrainer
{
    private const int MaximumSkipped = 20;
    private const double Smoothing = 0.05;
    private const double EvaluationShare = 0.1;

    private readonly CharacterModel _model;
    private readonly TrainingOptions _options;
    private readonly TextStreams _streams;
    private readonly HeldOutEvaluation _evaluation;
    private readonly ISequenceWindow _window;
    private readonly Adam _optimiser;
    private readonly int[] _inputs;
    private readonly int[] _targets;
    private readonly float[] _logits;
    private readonly float[] _features;
    private readonly Dropout _dropout;
    private readonly Stopwatch _clock = new();
    private readonly Stopwatch _evaluating = new();
    private double? _smoothed;
    private double _rate;
    private double _norm;
    private long _windows;
    private int _skipped;
    private int _evaluated;

    /// <summary>Prepares a run.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="symbols">The text; its last part is held out.</param>
    /// <param name="options">
    /// How; <see cref="TrainingOptions.Time"/> or <see cref="TrainingOptions.Windows"/> must be given.
    /// </param>
    /// <exception cref="ArgumentException">The text is too short, or nothing says when to stop.</exception>
    public CharacterTrainer(CharacterModel model, ReadOnlySpan<int> symbols, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Time is null && options.Windows is null)
            throw new ArgumentException("Say when to stop: give Time or Windows.", nameof(options));
        int held = (int)(symbols.Length * options.HeldOut);
        int training = symbols.Length - held;
        if (held < 1 || training < options.Batch + 1)
            throw new ArgumentException(TooShort(symbols.Length, options), nameof(symbols));
        _model = model;
        _options = options;
        _streams = new TextStreams(symbols[..training], options.Steps, options.Batch);
        _evaluation = new HeldOutEvaluation(model, symbols, training, options.Steps, options.Batch);
        _window = model.Layer.NewWindow(options.Steps, options.Batch, gradients: true);
        _optimiser = new Adam(model.Parameters);
        _inputs = new int[options.Steps * options.Batch];
        _targets = new int[options.Steps * options.Batch];
        _logits = new float[_inputs.Length * model.Vocabulary.Count];
        _features = new float[_inputs.Length * model.Layer.Output];
        _dropout = new Dropout(options.Batch * model.Layer.Output, options.Dropout);
    }

    /// <summary>
    /// Trains until time or windows are used up, or until cancelled; either way the held-out loss is measured at the
    /// end.
    /// </summary>
    /// <param name="progress">Told after every window, on this thread.</param>
    /// <param name="cancellation">Stops the run between two windows.</param>
    /// <exception cref="TrainingException">Loss or gradients stay infinite or undefined.</exception>
    public TrainingResult Run(IProgress<TrainingStatus>? progress = null, CancellationToken cancellation = default)
    {
        var history = new TrainingHistory();
        _clock.Start();
        while (Fraction < 1 && !cancellation.IsCancellationRequested)
        {
            Train();
            TrainingStatus status = Status(IsEvaluationDue() ? Evaluate() : null);
            history.Add(status);
            progress?.Report(status);
        }

        _clock.Stop();
        TrainingStatus last = Status(Evaluate());
        history.Add(last);
        progress?.Report(last);
        return new TrainingResult(last.HeldOut!.Value, cancellation.IsCancellationRequested, last, history.Statuses);
    }

    private double Fraction
    {
        get
        {
            double byTime = _options.Time is { } time ? _clock.Elapsed / time : 0;
            double byWindows = _options.Windows is { } windows ? (double)_windows / windows : 0;
            return Math.Clamp(Math.Max(byTime, byWindows), 0, 1);
        }
    }

    private static string TooShort(int length, TrainingOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"The text has {length} characters, too few for {options.Batch} streams and {options.HeldOut:P0} held out. "
        + $"Give a longer text.");

    /// <summary>A run by time spends no more than a tenth of it on a held-out text that is long.</summary>
    private bool IsEvaluationDue() =>
        Fraction < 1
        && Fraction * _options.Evaluations >= _evaluated + 1
        && (_options.Time is null || _evaluating.Elapsed <= EvaluationShare * _clock.Elapsed);

    private double Evaluate()
    {
        _evaluating.Start();
        double loss = _evaluation.Run().Mean;
        _evaluating.Stop();
        _evaluated = (int)(Fraction * _options.Evaluations);
        return loss;
    }

    private void Train()
    {
        _streams.Next(_inputs, _targets);
        for (int row = (int)(_windows % _options.ResetWindows); row < _options.Batch; row += _options.ResetWindows)
            _window.Reset(row);
        double loss = Differentiate();
        _norm = GradientClipping.ByGlobalNorm(_model.Parameters, _options.MaximumNorm);
        _rate = _options.Rate.At(_windows, Fraction);
        _windows++;
        if (double.IsFinite(_norm) && double.IsFinite(loss))
            Step(loss);
        else
            Skip(loss);
        foreach (IParameters parameters in _model.Parameters)
            parameters.Gradients.Clear();
    }

    private double Differentiate()
    {
        OneHot.Encode(_inputs, _window.Inputs, _model.Vocabulary.Count);
        _window.Forward();
        _dropout.Apply(_window.Outputs, _features, (ulong)_windows);
        _model.Readout.Forward(_features, _logits, _inputs.Length);
        LossSum loss = SoftmaxCrossEntropy.Differentiate(_logits, _targets, _model.Vocabulary.Count);
        _model.Readout.Backward(_features, _logits, _window.OutputGradients, _inputs.Length);
        _dropout.Apply(_window.OutputGradients, _window.OutputGradients, (ulong)_windows);
        _window.Backward();
        _window.Carry();
        return loss.Mean;
    }

    private void Step(double loss)
    {
        _skipped = 0;
        _optimiser.Step(_rate);
        _smoothed =
            _smoothed is { } smoothed ? smoothed + (Math.Max(Smoothing, 1.0 / _windows) * (loss - smoothed)) : loss;
    }

    /// <summary>One overflow is survived by leaving the step out and forgetting the states that led to it.</summary>
    private void Skip(double loss)
    {
        _window.Reset();
        if (++_skipped >= MaximumSkipped)
        {
            throw new TrainingException(string.Create(
                CultureInfo.InvariantCulture,
                $"Loss {loss} and gradient norm {_norm} were not finite {_skipped} windows in a row. "
                + $"Lower the learning rate (peak {_options.Rate.Peak})."));
        }
    }

    private TrainingStatus Status(double? heldOut) => new(
        Fraction, _clock.Elapsed, _windows, _windows * _inputs.Length, _smoothed ?? double.NaN, _rate, _norm, heldOut);
}
