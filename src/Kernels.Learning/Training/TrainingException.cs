namespace Kernels.Learning.Training;

/// <summary>Training cannot go on.</summary>
/// <param name="message">What was found and what to do.</param>
public sealed class TrainingException(string message) : Exception(message);
