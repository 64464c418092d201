using System.Text.Json.Nodes;
using Kernels.Benchmarks.Peers;

namespace Kernels.Benchmarks.Torch;

/// <summary>A module in the Python process.</summary>
internal sealed class TorchLayer : ILayer
{
    private static int _layers;
    private readonly TorchProcess _process;
    private readonly TorchCell _cell;
    private readonly int _id = ++_layers;

    public TorchLayer(TorchProcess process, TorchCell cell, Problem problem, bool scripted)
    {
        (_process, _cell) = (process, cell);
        var (input, hidden, batch, steps) = problem.Shape;
        (string Name, float[] Values)[] tensors =
        [
            ("x", problem.Input), ("dy", problem.OutputGradients),
            .. cell.Stacks.Select(stack => (stack.Name, problem.Stack(stack.Weights, stack.Name switch
            {
                "w_ih" => input,
                "w_hh" => hidden,
                _ => 1,
            }))),
        ];
        var request = Request("build");
        request["cell"] = problem.Cell.Name;
        request["scripted"] = scripted;
        request["shape"] = new JsonArray(input, hidden, batch, steps);
        request["tensors"] = new JsonArray([.. tensors.Select(t => new JsonArray(t.Name, t.Values.Length))]);
        process.Ask(request, tensors.Select(tensor => tensor.Values));
    }

    public bool Trains => true;

    public Results Compute()
    {
        var answer = _process.Ask(Request("compute"));
        var results = new Results();
        foreach (var tensor in answer["tensors"]!.AsArray())
        {
            var (name, values) = (tensor![0]!.GetValue<string>(), _process.Read(tensor[1]!.GetValue<int>()));
            switch (name)
            {
                case "inferred":
                    results[Results.Inferred] = values;
                    break;
                case "y":
                    results[Results.Trained] = values;
                    break;
                case "dx":
                    results[Results.InputGradient] = values;
                    break;
                default:
                    results.AddGradients(_cell.Stacks.First(stack => stack.Name == name).Weights, values);
                    break;
            }
        }

        return results;
    }

    public double Infer(int repetitions) => Run("infer", repetitions)["us"]!.GetValue<double>();

    public TrainingTime Train(int repetitions)
    {
        var answer = Run("train", repetitions);
        return new(answer["forward"]!.GetValue<double>(), answer["backward"]!.GetValue<double>());
    }

    public void Dispose() => _process.Ask(Request("drop"));

    private JsonNode Run(string what, int repetitions)
    {
        var request = Request(what);
        request["n"] = repetitions;
        return _process.Ask(request);
    }

    private JsonObject Request(string what) => new() { ["do"] = what, ["id"] = _id };
}
