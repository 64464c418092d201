namespace Kernels.Execution;

/// <summary>Rows that work is done on.</summary>
/// <param name="From">The first.</param>
/// <param name="To">Behind the last.</param>
/// <param name="AreShared">Whether members share the rows; otherwise they share panels of units.</param>
internal readonly record struct WorkRows(int From, int To, bool AreShared);
