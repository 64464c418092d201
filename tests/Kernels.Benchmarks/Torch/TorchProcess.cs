using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kernels.Benchmarks.Torch;

/// <summary>A Python process with PyTorch in it, and the talk with it: lines of JSON, floats after them.</summary>
internal sealed class TorchProcess : IDisposable
{
    private readonly Process _process;
    private readonly Stream _requests;
    private readonly BufferedStream _answers;

    private TorchProcess(Process process, int threads)
    {
        (_process, Threads) = (process, threads);
        _requests = process.StandardInput.BaseStream;
        _answers = new(process.StandardOutput.BaseStream);
    }

    /// <summary>Threads of each operation.</summary>
    public int Threads { get; }

    public int Id => _process.Id;

    /// <summary>Of PyTorch.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Starts Python; null where it or PyTorch is missing.</summary>
    /// <param name="python">The interpreter.</param>
    /// <param name="threads">Threads of each operation, of OpenMP and of OpenBLAS.</param>
    public static TorchProcess? TryStart(string python, int threads)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Torch", "peer.py");
        var count = threads.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(python, [program, count])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["OMP_NUM_THREADS"] = count, ["OPENBLAS_NUM_THREADS"] = count },
        };
        try
        {
            var process = new TorchProcess(Process.Start(start)!, threads);
            process._process.ErrorDataReceived += static (_, _) => { };
            process._process.BeginErrorReadLine();
            if (process.ReadLine() is not { Length: > 0 } greeting)
            {
                process.Dispose();
                return null;
            }

            process.Version = JsonNode.Parse(greeting)!["version"]!.GetValue<string>();
            return process;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Asks, and waits for the answer.</summary>
    /// <param name="request">The line.</param>
    /// <param name="tensors">Floats that follow it.</param>
    public JsonNode Ask(JsonObject request, params IEnumerable<float[]> tensors)
    {
        _requests.Write(JsonSerializer.SerializeToUtf8Bytes(request));
        _requests.Write("\n"u8);
        foreach (var tensor in tensors)
            _requests.Write(MemoryMarshal.AsBytes<float>(tensor));
        _requests.Flush();
        return JsonNode.Parse(ReadLine())
            ?? throw new InvalidOperationException("The PyTorch process ended in the middle of a request.");
    }

    /// <summary>Floats that follow an answer.</summary>
    public float[] Read(int count)
    {
        var values = new float[count];
        _answers.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public void Dispose()
    {
        _requests.Dispose();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(2)))
            _process.Kill();
        _answers.Dispose();
        _process.Dispose();
    }

    private string ReadLine()
    {
        var line = new List<byte>();
        for (var next = _answers.ReadByte(); next is not (-1 or '\n'); next = _answers.ReadByte())
            line.Add((byte)next);
        return Encoding.UTF8.GetString([.. line]);
    }
}
