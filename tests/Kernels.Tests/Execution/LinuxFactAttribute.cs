namespace Kernels.Tests.Execution;

/// <summary>A fact about threads and processors, of which only Linux is asked.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || Environment.ProcessorCount < 2)
            Skip = "Needs Linux and two processors.";
    }
}
