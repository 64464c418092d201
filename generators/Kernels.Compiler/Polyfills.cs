// Types that the C# compiler looks up by name and netstandard2.0 lacks.
#pragma warning disable IDE0130 // the namespaces are the compiler's, not the folder's
namespace System.Runtime.CompilerServices
{
    /// <summary>Lets the compiler accept <c>init</c> accessors.</summary>
    internal static class IsExternalInit;

    /// <summary>Lets the compiler accept <c>required</c> members.</summary>
    [AttributeUsage(AttributeTargets.All, Inherited = false)]
    internal sealed class RequiredMemberAttribute : Attribute;

    /// <summary>Marks features that a caller's compiler must understand.</summary>
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
    internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
    {
        /// <summary>The feature's name.</summary>
        public string FeatureName { get; } = featureName;
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>Marks a constructor that sets every required member.</summary>
    [AttributeUsage(AttributeTargets.Constructor)]
    internal sealed class SetsRequiredMembersAttribute : Attribute;
}
