using System.Text.Json;
using Kernels.Execution;

namespace Kernels.Benchmarks;

/// <summary>What is measured.</summary>
/// <param name="Input">Units of the input.</param>
/// <param name="Hidden">Units of the state.</param>
/// <param name="Batch">Rows.</param>
/// <param name="Steps">Steps.</param>
/// <param name="Threads">Threads of the layer.</param>
/// <param name="Target">The kernels that run.</param>
internal sealed record Workload(int Input, int Hidden, int Batch, int Steps, int Threads, Target Target)
{
    /// <summary>Values of the cell's sizes beyond Input and Hidden, in its order.</summary>
    public int[] FurtherSizes { get; init; } = [];

    /// <summary>All sizes, in the cell's order.</summary>
    public int[] Sizes => [Input, Hidden, .. FurtherSizes];

    /// <summary>Begins a line of JSON: the cell and what is done with it.</summary>
    public void Begin(Utf8JsonWriter json, string cell)
    {
        json.WriteStartObject();
        json.WriteString("cell", cell);
        json.WriteNumber("input", Input);
        json.WriteNumber("hidden", Hidden);
        json.WriteNumber("batch", Batch);
        json.WriteNumber("steps", Steps);
        json.WriteNumber("threads", Threads);
        json.WriteString("isa", Isa.NameOf(Target));
    }
}
