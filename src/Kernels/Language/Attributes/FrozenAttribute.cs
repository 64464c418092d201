namespace Kernels;

/// <summary>Marks a weight that is not trained. It lies among the other weights; its gradient stays zero.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FrozenAttribute : Attribute;
