namespace Kernels.Learning.Reports;

/// <summary>A named line of a chart.</summary>
/// <param name="Name">Shown in the legend.</param>
/// <param name="Points">In order of X; points that are not finite are left out.</param>
public sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points);
