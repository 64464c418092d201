using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Recursive neural tensor network: a node's two children meet in a bilinear form for each unit.</summary>
/// <remarks>
/// Socher, Perelygin, Wu, Chuang, Manning, Ng and Potts, <i>Recursive Deep Models for Semantic Compositionality Over a Sentiment Treebank</i>,
/// EMNLP (2013), section 4.3. A leaf's vector is its word's.
/// <code>
/// p_k = tanh([a; b]ᵀ V_k [a; b] + (W [a; b])_k)
/// </code>
/// </remarks>
/// <param name="tensor">V, [Hidden, 2 · Hidden · 2 · Hidden]: pair i, j stands at i · 2 · Hidden + j.</param>
/// <param name="composition">W's columns for the left and for the right child, [Hidden, Hidden] each.</param>
[Cell]
public sealed partial class RecursiveTensorNet(Matrix tensor, [Count(2)] Matrix[] composition)
{
    /// <summary>One node.</summary>
    /// <param name="h">The children, [Hidden] each.</param>
    public Vec Step([Count(2), Size("Hidden")] Vec[] h)
    {
        var (left, right) = (h[0], h[1]);
        var both = Concat(left, right);
        return Tanh(tensor[Flatten(Outer(both, both))] + composition[0][left] + composition[1][right]);
    }
}
