using System.Globalization;

namespace Kernels.Benchmarks.Peers;

/// <summary>What we aim at: geometric means of the ratios to the fastest peer.</summary>
internal static class Aims
{
    /// <summary>No shape may be slower than the fastest peer.</summary>
    public const double EveryLine = 1;

    /// <summary>Where both sit on the same bound of the machine, noise may decide.</summary>
    public const double OnSharedBound = 0.97;

    private static readonly Dictionary<(ComparedCell, int), (double Inference, double Training)> Means = new()
    {
        [(ComparedCells.Lstm, 1)] = (1.2, 1.3),
        [(ComparedCells.GruResetAfter, 1)] = (1.2, 1.45),
        [(ComparedCells.Gru, 1)] = (1.25, 2.0),
        [(ComparedCells.Lstm, 2)] = (1.4, 1.5),
        [(ComparedCells.GruResetAfter, 2)] = (1.4, 1.8),
        [(ComparedCells.Gru, 2)] = (1.4, 1.8),
    };

    /// <summary>For training of a cell that libraries do not have, on one thread, over a framework's steps.</summary>
    public static readonly IReadOnlyList<(string Name, double Aim, Func<Shape, bool> Holds)> Custom =
    [
        ("batch 1", 10, shape => shape.Batch == 1),
        ("batch 16, H ≤ 64", 8, shape => shape is { Batch: > 1, Hidden: <= 64 }),
        ("batch 16, H 256", 3.5, shape => shape is { Batch: > 1, Hidden: > 64 and <= 256 }),
        ("batch 16, H 512", 3, shape => shape is { Batch: > 1, Hidden: > 256 }),
    ];

    /// <summary>For the geometric mean over all shapes of a cell; null where none is set.</summary>
    public static double? Mean(ComparedCell cell, int threads, Pass pass) =>
        Means.TryGetValue((cell, threads), out var aim)
            ? pass switch { Pass.Inference => aim.Inference, Pass.Training => aim.Training, _ => null }
            : null;

    /// <summary>For one line: a cell of the user's own trains far faster than a framework's steps.</summary>
    public static double OfLine(Line line, Pass pass)
    {
        if (!ComparedCells.IsCustom(line.Cell) || pass != Pass.Training || line.Threads != 1)
            return EveryLine;
        return Custom.First(place => place.Holds(line.Shape)).Aim;
    }

    /// <summary>As a text.</summary>
    public static string Show(double aim) => "≥ " + aim.ToString("0.##", CultureInfo.InvariantCulture);
}
