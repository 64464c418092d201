namespace Quickstart;

/// <summary>The values or the gradients of a plane.</summary>
internal readonly record struct PlaneSide(Plane Plane, bool Gradient)
{
    public Span<float> Row(int row) =>
        (Gradient ? Plane.Gradients : Plane.Values).AsSpan(Plane.Offset + (row * Plane.Stride), Plane.Columns);
}
