using Kernels.Compiler.Specs;

namespace Kernels.Generator;

/// <summary>What the pipeline keeps of a declaration: values only, so that equal declarations stop it.</summary>
/// <param name="Identity">Which type it is.</param>
/// <param name="CanReopen">
/// Whether the type and its containers are partial, so that members can be added at all.
/// </param>
/// <param name="Spec">The declaration; null when it has mistakes.</param>
/// <param name="Failure">What an exception in the parser said; null when all is well.</param>
internal sealed record CellModel(CellIdentity Identity, bool CanReopen, CellSpec? Spec, string? Failure);
