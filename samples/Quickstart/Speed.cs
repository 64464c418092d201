namespace Quickstart;

/// <summary>How fast one way of running the cell is, in thousands of character steps per second.</summary>
/// <param name="Name">The way.</param>
/// <param name="Inference">Forward.</param>
/// <param name="Training">Forward and backward.</param>
internal sealed record Speed(string Name, double Inference, double Training);
