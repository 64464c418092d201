using System.Diagnostics;

namespace Kernels.Benchmarks.Compressed;

/// <summary>Measures one cell with weights in every format, by turns in one process.</summary>
internal static class CompressedBenchmark
{
    // Long enough for a clock of 20 ns, short enough that formats meet the same machine.
    private const double SampleMicroseconds = 1000;
    private const int WarmUpRuns = 40;
    private const int WarmUpPause = 150;

    public static CompressedReport Run<TCell>(Workload work, double seconds)
        where TCell : ICell<TCell>
    {
        var cell = TCell.Compiled;
        (string, int)[] sizes = [.. cell.Sizes.Skip(2).Zip(work.FurtherSizes)];
        using var layer = new Recurrent<TCell>(
            work.Input, work.Hidden, new() { Threads = work.Threads, Target = work.Target }, sizes);
        var contestants = Enum.GetValues<WeightFormat>().Select(format => new Contestant(layer.Compress(format), work))
            .ToArray();
        var truth = Truth(layer, contestants[0].Sequence, sizes);
        foreach (var contestant in contestants)
            contestant.WarmUp();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < seconds;)
        {
            foreach (var contestant in contestants)
                contestant.Stream.Measure(contestant.StepOften);
            foreach (var contestant in contestants)
                contestant.Whole.Measure(contestant.RunOften);
        }

        var rows = contestants.Select(contestant => contestant.Row(contestants[0], truth)).ToArray();
        foreach (var contestant in contestants)
            contestant.Dispose();
        return new CompressedReport(cell.Name, work, rows);
    }

    private static DeclarationSequence Truth<TCell>(
        Recurrent<TCell> layer, Sequence<float> sequence, (string, int)[] sizes)
        where TCell : ICell<TCell>
    {
        var runner = new DeclarationRunner<TCell>(layer.Input, layer.Hidden, sizes);
        for (var i = 0; i < runner.Weights.Length; i++)
            runner.Weights[i] = layer.Weights.All[i];
        var truth = runner.NewSequence(sequence.Steps, sequence.Batch);
        for (var i = 0; i < truth.Inputs.Length; i++)
        {
            for (var j = 0; j < truth.Inputs[i].Length; j++)
                truth.Inputs[i][j] = sequence.Inputs[i].Span[j];
        }

        runner.Forward(truth);
        return truth;
    }

    /// <summary>One format.</summary>
    private sealed class Contestant : IDisposable
    {
        private readonly InferenceLayer _layer;
        private readonly Stream<float> _stream;
        private int _steps = 1;
        private int _runs = 1;

        public Contestant(InferenceLayer layer, Workload work)
        {
            _layer = layer;
            _stream = layer.NewStream(work.Batch, work.Threads);
            Sequence = layer.NewSequence(work.Steps, work.Batch);
            var random = new Random(1);
            for (var i = 0; i < layer.Cell.Inputs.Length; i++)
            {
                foreach (ref var value in Sequence.Inputs[i].Span)
                    value = (float)((2 * random.NextDouble()) - 1);
                var row = _stream.Input(layer.Cell.Inputs[i].Name);
                Sequence.Inputs[i].Span[..row.Length].CopyTo(row);
            }
        }

        public Sequence<float> Sequence { get; }

        public Timing Stream { get; } = new();

        public Timing Whole { get; } = new();

        public void WarmUp()
        {
            for (var i = 0; i < WarmUpRuns; i++)
            {
                _stream.Step();
                _layer.Infer(Sequence);
            }

            Thread.Sleep(WarmUpPause);
            _steps = Repetitions(_stream.Step);
            _runs = Repetitions(() => _layer.Infer(Sequence));
        }

        public void StepOften()
        {
            for (var i = 0; i < _steps; i++)
                _stream.Step();
        }

        public void RunOften()
        {
            for (var i = 0; i < _runs; i++)
                _layer.Infer(Sequence);
        }

        public CompressedRow Row(Contestant single, DeclarationSequence truth)
        {
            var outputs = Enumerable.Range(0, truth.Outputs.Length);
            var states = Enumerable.Range(0, truth.FinalStates.Length);
            return new CompressedRow(
                _layer.Format, Stream.Median / _steps, Whole.Median / _runs / Sequence.Steps, _layer.WeightBytes,
                outputs.Max(i => Error(Sequence.Outputs[i], Doubles(single.Sequence.Outputs[i]))),
                outputs.Max(i => Error(Sequence.Outputs[i], truth.Outputs[i])),
                states.Max(i => Error(Sequence.FinalStates[i], truth.FinalStates[i])));
        }

        public void Dispose()
        {
            _stream.Dispose();
            _layer.Dispose();
        }

        private static int Repetitions(Action work)
        {
            work();
            var timing = new Timing();
            for (var i = 0; i < 5; i++)
                timing.Measure(work);
            return Math.Max(1, (int)(SampleMicroseconds / timing.Best));
        }

        private static double[] Doubles(Memory<float> values) => Array.ConvertAll(values.ToArray(), value => (double)value);

        private static double Error(Memory<float> found, double[] truth)
        {
            var error = Doubles(found).Zip(truth, (a, b) => (a - b) * (a - b)).Sum();
            return error == 0 ? 0 : Math.Sqrt(error / truth.Sum(value => value * value));
        }
    }
}
