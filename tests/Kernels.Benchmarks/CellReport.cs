using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Kernels.Benchmarks;

/// <summary>What one measurement of a cell found.</summary>
/// <param name="Cell">Its name.</param>
/// <param name="Work">What was measured.</param>
/// <param name="InferenceMicroseconds">One inference pass over all steps.</param>
/// <param name="ForwardMicroseconds">One forward pass that keeps a tape.</param>
/// <param name="BackwardMicroseconds">One backward pass.</param>
/// <param name="ForwardFlops">Operations of the forward products.</param>
/// <param name="BackwardFlops">Operations of the adjoint products.</param>
/// <param name="TapeBytes">What the forward pass keeps for the backward pass.</param>
internal sealed record CellReport(
    string Cell, Workload Work,
    double InferenceMicroseconds, double ForwardMicroseconds, double BackwardMicroseconds,
    long ForwardFlops, long BackwardFlops, long TapeBytes)
{
    /// <summary>Multiply–adds on registers alone, same instruction set and threads, 10⁹ operations a second.</summary>
    public required double PeakGigaflops { get; init; }

    /// <summary>What the user waits for at first.</summary>
    public required FirstResult First { get; init; }

    /// <summary>10⁹ operations a second.</summary>
    public double InferenceGigaflops => ForwardFlops / InferenceMicroseconds / 1e3;

    /// <inheritdoc cref="InferenceGigaflops"/>
    public double TrainingGigaflops =>
        (ForwardFlops + BackwardFlops) / (ForwardMicroseconds + BackwardMicroseconds) / 1e3;

    /// <summary>Fraction of the multiply–add peak; the time of everything that is not a product counts against it.</summary>
    public double InferenceOfPeak => InferenceGigaflops / PeakGigaflops;

    /// <inheritdoc cref="InferenceOfPeak"/>
    public double TrainingOfPeak => TrainingGigaflops / PeakGigaflops;

    /// <summary>What training keeps for each row and step.</summary>
    public double TapeBytesPerStep => (double)TapeBytes / ((Work.Steps + 1) * Work.Batch);

    /// <summary>One line of JSON.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            Work.Begin(json, Cell);
            json.WriteNumber("inference_us", Math.Round(InferenceMicroseconds, 2));
            json.WriteNumber("forward_us", Math.Round(ForwardMicroseconds, 2));
            json.WriteNumber("backward_us", Math.Round(BackwardMicroseconds, 2));
            json.WriteNumber("inference_gflops", Math.Round(InferenceGigaflops, 2));
            json.WriteNumber("training_gflops", Math.Round(TrainingGigaflops, 2));
            json.WriteNumber("tape_bytes", TapeBytes);
            json.WriteNumber("peak_gflops", Math.Round(PeakGigaflops, 1));
            json.WriteNumber("inference_of_peak", Math.Round(InferenceOfPeak, 4));
            json.WriteNumber("training_of_peak", Math.Round(TrainingOfPeak, 4));
            json.WriteNumber("first_result_ms", Math.Round(First.ColdMilliseconds, 2));
            json.WriteNumber("second_layer_ms", Math.Round(First.WarmMilliseconds, 2));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>A few lines for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {Cell} {Work.Input} → {Work.Hidden}, batch {Work.Batch}, {Work.Steps} steps, {Work.Threads} thread(s), {Isa.NameOf(Work.Target)}
          inference         {InferenceMicroseconds,10:F1} µs  {InferenceGigaflops,6:F1} GFLOP/s  {100 * InferenceOfPeak,5:F1} % of multiply–add peak
          training forward  {ForwardMicroseconds,10:F1} µs
          training backward {BackwardMicroseconds,10:F1} µs  {TrainingGigaflops,6:F1} GFLOP/s  {100 * TrainingOfPeak,5:F1} % forward and backward
          multiply–add peak {PeakGigaflops,10:F1} GFLOP/s on registers alone
          tape              {TapeBytes / 1024.0,10:F1} KiB, {TapeBytesPerStep:F0} bytes a row and step
          first result      {First.ColdMilliseconds,10:F1} ms in a cold process, {First.WarmMilliseconds:F1} ms for a second layer
        """);
}
