using System.Reflection;
using Xunit.Sdk;

namespace VerifyXunit;

/// <summary>Tells <see cref="Verifier"/> which test is running. <c>Snapshots.props</c> puts it on the assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Method)]
public sealed class UseVerifyAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<MethodInfo?> Running = new();

    internal static MethodInfo Current => Running.Value ?? throw new InvalidOperationException(
        "Verifier.Verify was called outside a test, or its project does not import Snapshots.props.");

    /// <inheritdoc/>
    public override void Before(MethodInfo methodUnderTest) => Running.Value = methodUnderTest;

    /// <inheritdoc/>
    public override void After(MethodInfo methodUnderTest) => Running.Value = null;
}
