using System.Text;

namespace Kernels.Learning.Reports;

/// <summary>Writes a file so that a reader sees the old one or the new one, never a part.</summary>
public static class AtomicFile
{
    /// <summary>Writes UTF-8 text beside the target, then moves it over.</summary>
    /// <param name="path">The file; its directory is made when missing.</param>
    /// <param name="text">The content.</param>
    public static void WriteAllText(string path, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string temporary = $"{full}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
