using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using Kernels.Execution;

namespace Kernels.Benchmarks.Parts;

/// <summary>Each function of the library over 4096 floats in L1, for each target.</summary>
public class ActivationParts
{
    /// <summary>Numbers of one call.</summary>
    internal const int Elements = 4096;

    private const float Range = 6;

    private readonly float[] _x = new float[Elements];
    private readonly float[] _y = new float[Elements];

    /// <summary>The width of the vectors.</summary>
    [ParamsSource(nameof(Targets))]
    public string Width { get; set; } = "";

    /// <summary>What this processor has.</summary>
    public static IEnumerable<string> Targets => Isa.Available.Select(target => target.ToString());

    [GlobalSetup]
    public void SetUp()
    {
        for (var i = 0; i < Elements; i++)
            _x[i] = Range * (((2f * i) + 1) / Elements - 1);
    }

    [Benchmark(OperationsPerInvoke = Elements)]
    public void Sigmoid() => Run<SigmoidFunction>();

    [Benchmark(OperationsPerInvoke = Elements)]
    public void Tanh() => Run<TanhFunction>();

    [Benchmark(OperationsPerInvoke = Elements)]
    public void Exp() => Run<ExpFunction>();

    [Benchmark(OperationsPerInvoke = Elements)]
    public void Log() => Run<LogFunction>();

    [Benchmark(OperationsPerInvoke = Elements)]
    public void Softplus() => Run<SoftplusFunction>();

    [Benchmark(OperationsPerInvoke = Elements)]
    public void Sin() => Run<SinFunction>();

    [Benchmark(OperationsPerInvoke = Elements)]
    public void Cos() => Run<CosFunction>();

    [Benchmark(OperationsPerInvoke = Elements)]
    public void Rsqrt() => Run<RsqrtFunction>();

    private void Run<TFunction>()
        where TFunction : struct, IFunction
    {
        switch (Enum.Parse<Target>(Width))
        {
            case Target.Vector512:
                Wide<TFunction>(_x, _y);
                break;
            case Target.Vector256:
                Middle<TFunction>(_x, _y);
                break;
            default:
                Narrow<TFunction>(_x, _y);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Wide<TFunction>(float[] x, float[] y)
        where TFunction : struct, IFunction
    {
        for (nuint i = 0; i < Elements; i += (nuint)Vector512<float>.Count)
            TFunction.Of(Vector512.LoadUnsafe(ref x[0], i)).StoreUnsafe(ref y[0], i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Middle<TFunction>(float[] x, float[] y)
        where TFunction : struct, IFunction
    {
        for (nuint i = 0; i < Elements; i += (nuint)Vector256<float>.Count)
            TFunction.Of(Vector256.LoadUnsafe(ref x[0], i)).StoreUnsafe(ref y[0], i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Narrow<TFunction>(float[] x, float[] y)
        where TFunction : struct, IFunction
    {
        for (nuint i = 0; i < Elements; i += (nuint)Vector128<float>.Count)
            TFunction.Of(Vector128.LoadUnsafe(ref x[0], i)).StoreUnsafe(ref y[0], i);
    }
}
