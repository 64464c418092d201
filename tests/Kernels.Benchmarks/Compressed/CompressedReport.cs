using System.Text;
using System.Text.Json;

namespace Kernels.Benchmarks.Compressed;

/// <summary>A cell in every weight format; the first row is float.</summary>
/// <param name="Cell">Its name.</param>
/// <param name="Work">What was measured.</param>
/// <param name="Rows">A row per format.</param>
internal sealed record CompressedReport(string Cell, Workload Work, IReadOnlyList<CompressedRow> Rows)
{
    private CompressedRow Float => Rows[0];

    /// <summary>One line of JSON.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            Work.Begin(json, Cell);
            json.WriteStartArray("formats");
            foreach (var row in Rows)
                Write(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>A table for people.</summary>
    public string ToString(IFormatProvider culture)
    {
        var text = new StringBuilder();
        text.AppendLine(culture, $"{Cell} {Work.Input} → {Work.Hidden}, batch {Work.Batch}, {Work.Threads} thread(s), "
            + $"{Isa.NameOf(Work.Target)}; medians of interleaved runs, µs per step; sequences of {Work.Steps} steps");
        text.AppendLine("  format      stream   × float  sequence   × float  weights KiB  L2 to float  to declaration  states");
        foreach (var row in Rows)
        {
            text.AppendLine(culture, $"  {row.Format,-8} {row.StreamMicroseconds,9:F2} {Ratio(row).Stream,9:F2}"
                + $" {row.SequenceMicroseconds,9:F2} {Ratio(row).Sequence,9:F2} {row.WeightBytes / 1024.0,12:F0}"
                + $" {row.ErrorToFloat,12:E1} {row.ErrorToDeclaration,15:E1} {row.StateError,7:E1}");
        }

        return text.ToString().TrimEnd();
    }

    private (double Stream, double Sequence) Ratio(CompressedRow row) =>
        (Float.StreamMicroseconds / row.StreamMicroseconds, Float.SequenceMicroseconds / row.SequenceMicroseconds);

    private void Write(Utf8JsonWriter json, CompressedRow row)
    {
        json.WriteStartObject();
        json.WriteString("format", row.Format.ToString());
        json.WriteNumber("stream_us", Math.Round(row.StreamMicroseconds, 3));
        json.WriteNumber("stream_ratio", Math.Round(Ratio(row).Stream, 3));
        json.WriteNumber("sequence_us", Math.Round(row.SequenceMicroseconds, 3));
        json.WriteNumber("sequence_ratio", Math.Round(Ratio(row).Sequence, 3));
        json.WriteNumber("weight_bytes", row.WeightBytes);
        json.WriteNumber("l2_to_float", row.ErrorToFloat);
        json.WriteNumber("l2_to_declaration", row.ErrorToDeclaration);
        json.WriteNumber("l2_states", row.StateError);
        json.WriteEndObject();
    }
}
