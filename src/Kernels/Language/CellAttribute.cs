namespace Kernels;

/// <summary>Placeholder.</summary>
[AttributeUsage(AttributeTargets.Class)] public sealed class CellAttribute : Attribute;
