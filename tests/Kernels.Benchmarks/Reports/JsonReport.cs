using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kernels.Benchmarks.Reports;

/// <summary>A report for programs: facts as one object, each table as an array of objects.</summary>
internal static class JsonReport
{
    private const int Digits = 6;
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Report report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("title", report.Title);
            json.WriteStartObject("facts");
            foreach (var fact in report.Facts)
                json.WriteString(fact.Name, fact.Value);
            json.WriteEndObject();
            foreach (var section in report.Sections)
            {
                if (section.Table is { } table)
                    WriteTable(json, section.Key, table);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteTable(Utf8JsonWriter json, string key, Table table)
    {
        json.WriteStartArray(key);
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            foreach (var (column, cell) in table.Columns.Zip(row))
            {
                if (cell.Number is { } number)
                    json.WriteNumber(column.Key, Rounded(number));
                else if (cell.Text is { } text)
                    json.WriteString(column.Key, text);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // More digits than this are noise in every measurement.
    private static double Rounded(double number)
    {
        if (number == 0)
            return 0;
        var before = (int)Math.Ceiling(Math.Log10(Math.Abs(number)));
        return Math.Round(number, Math.Clamp(Digits - before, 0, 15));
    }
}
