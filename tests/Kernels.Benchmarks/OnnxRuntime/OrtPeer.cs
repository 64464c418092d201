using Kernels.Benchmarks.Peers;

namespace Kernels.Benchmarks.OnnxRuntime;

/// <summary>ONNX Runtime, loaded into this process. Inference only.</summary>
internal sealed class OrtPeer : IPeer
{
    /// <summary>Environment variable with the path of the library.</summary>
    public const string Variable = "ONNXRUNTIME_LIBRARY";

    public const string Install =
        "ONNX Runtime is not installed (libonnxruntime.so.1); npm pack onnxruntime-node@1.30.0, tar xf it, and set "
        + Variable + " (or --onnxruntime) to package/bin/napi-v6/linux/x64/libonnxruntime.so.1";

    private readonly OrtApi _api;
    private readonly nint _environment, _memory;

    private OrtPeer(OrtApi api) =>
        (_api, _environment, _memory) = (api, api.CreateEnvironment(), api.DescribeProcessorMemory());

    public string Name => "ONNX Runtime";

    public string Version =>
        $"ONNX Runtime {_api.Version}, C interface, all graph optimisations, preallocated input and output";

    public string ThreadPolicy =>
        "its own pool of that many threads inside an operator, its default: spins, then blocks";

    /// <summary>Null where the library is not found.</summary>
    /// <param name="library">Its path; null looks where the environment variable says, then where the system does.
    /// </param>
    public static OrtPeer? TryOpen(string? library) =>
        OrtApi.TryLoad(library ?? Environment.GetEnvironmentVariable(Variable) ?? "libonnxruntime.so.1") is { } api
            ? new(api)
            : null;

    public ILayer? TryBuild(Problem problem, int threads) => OnnxCell.TryFind(problem.Cell) is { } cell
        ? new OrtLayer(_api, _environment, _memory, cell, problem, threads)
        : null;

    public void Dispose()
    {
        _api.ReleaseMemoryDescription(_memory);
        _api.ReleaseEnvironment(_environment);
    }
}
