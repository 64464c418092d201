namespace Kernels.Benchmarks.Reports;

/// <summary>A column of a table.</summary>
/// <param name="Key">Name of the value in JSON.</param>
/// <param name="Title">Heading for people, with the unit.</param>
/// <param name="Format">How people read a number, as in <c>F2</c> or <c>P0</c>; JSON keeps all digits.</param>
internal sealed record Column(string Key, string Title, string Format = "F1");
