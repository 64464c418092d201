using System.Runtime.InteropServices;
using Kernels.Benchmarks.Peers;

namespace Kernels.Benchmarks.OnnxRuntime;

/// <summary>A session of one recurrent operator, between buffers that are allocated once.</summary>
internal sealed unsafe class OrtLayer : InProcessLayer
{
    private const int CacheLine = 64;
    private readonly OrtApi _api;
    private readonly nint _session, _input, _output;
    private readonly float* _x;
    private readonly float* _y;
    private readonly int _results;

    public OrtLayer(OrtApi api, nint environment, nint memory, OnnxCell cell, Problem problem, int threads)
    {
        _api = api;
        var (input, hidden, batch, steps) = problem.Shape;
        _session = api.CreateSession(environment, OnnxModel.Write(cell, problem), threads);
        _results = steps * batch * hidden;
        _x = Allocate(problem.Input.Length);
        _y = Allocate(_results);
        problem.Input.CopyTo(new Span<float>(_x, problem.Input.Length));
        _input = api.CreateTensor(memory, _x, problem.Input.Length, steps, batch, input);
        _output = api.CreateTensor(memory, _y, _results, steps, 1, batch, hidden);
    }

    public override bool Trains => false;

    public override Results Compute()
    {
        RunInference();
        return new() { [Results.Inferred] = new Span<float>(_y, _results).ToArray() };
    }

    public override void Dispose()
    {
        _api.ReleaseTensor(_input);
        _api.ReleaseTensor(_output);
        _api.ReleaseSession(_session);
        NativeMemory.AlignedFree(_x);
        NativeMemory.AlignedFree(_y);
    }

    protected override void RunInference() => _api.Run(_session, _input, _output);

    protected override void RunForward() => throw new NotSupportedException();

    protected override void RunBackward() => throw new NotSupportedException();

    private static float* Allocate(int count) =>
        (float*)NativeMemory.AlignedAlloc((nuint)count * sizeof(float), CacheLine);
}
