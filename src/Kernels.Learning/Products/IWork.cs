namespace Kernels.Learning.Products;

/// <summary>Work that several threads share: each takes the parts that are its own.</summary>
internal interface IWork
{
    /// <summary>Does the share of thread <paramref name="part"/> of <paramref name="parts"/>.</summary>
    void Run(int part, int parts);
}
