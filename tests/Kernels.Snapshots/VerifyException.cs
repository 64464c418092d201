namespace VerifyXunit;

/// <summary>The text is not the accepted one.</summary>
/// <param name="message">The first difference, and both files.</param>
internal sealed class VerifyException(string message) : Exception(message);
