namespace Kernels.Benchmarks.OneDnn;

/// <summary>The library refused a call.</summary>
/// <param name="call">Its name.</param>
/// <param name="status">What it returned.</param>
internal sealed class DnnlException(string call, int status) : Exception($"oneDNN: {call} returned status {status}.")
{
    /// <summary>Throws unless the status is success.</summary>
    public static void Check(int status, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(status))] string call = "")
    {
        if (status != 0)
            throw new DnnlException(call[..call.IndexOf('(', StringComparison.Ordinal)], status);
    }
}
