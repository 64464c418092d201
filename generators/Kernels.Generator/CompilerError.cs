using Kernels.Compiler.Specs;

namespace Kernels.Generator;

/// <summary>A mistake that the compiler found in a spec.</summary>
/// <param name="Instruction">The instruction at fault, or -1 for the cell as a whole.</param>
/// <param name="Id">Id of a diagnostic: <c>KRN0028</c>.</param>
/// <param name="Arguments">Arguments of its message.</param>
internal sealed record CompilerError(int Instruction, string Id, EquatableArray<string> Arguments);
