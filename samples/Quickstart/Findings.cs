using Kernels;

namespace Quickstart;

/// <summary>What is known of the cell before it is trained.</summary>
/// <param name="Plan">The printed plan.</param>
/// <param name="Check">The gradient check.</param>
/// <param name="Speeds">Its speed, run in several ways.</param>
/// <param name="Difference">
/// Relative difference of outputs and gradients between the compiled kernels and one pass per operation.
/// </param>
internal sealed record Findings(string Plan, GradientCheckReport Check, Speed[] Speeds, double Difference);
