using Kernels.Cells;

namespace Kernels.Tests.Compressed;

/// <summary>Checks of one published cell with compressed weights, without its type parameter.</summary>
public abstract class CompressedCell
{
    public static TheoryData<string> Names => Published.PublishedCell.Names;

    public abstract void HasTheBitsOfRoundedWeights(RecurrentOptions options);

    public abstract void IsNearTheFloatLayer(WeightFormat format, RecurrentOptions options, double bound);

    public abstract void KeepsBits(WeightFormat format);

    public static CompressedCell Find(string name)
    {
        Type cell = typeof(Lstm).Assembly.GetExportedTypes().Single(type => type.Name == name);
        return (CompressedCell)Activator.CreateInstance(typeof(CompressedCell<>).MakeGenericType(cell))!;
    }
}
