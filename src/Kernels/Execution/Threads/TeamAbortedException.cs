namespace Kernels.Execution;

/// <summary>Ends the work of a member because another one failed. Never leaves the team.</summary>
internal sealed class TeamAbortedException : Exception;
