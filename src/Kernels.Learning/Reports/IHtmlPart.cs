namespace Kernels.Learning.Reports;

/// <summary>A part of a page that writes itself: a picture, or a table of its own kind.</summary>
public interface IHtmlPart
{
    /// <summary>One well-formed element. It may use the page's colours: <c>var(--text)</c>, <c>--back</c>,
    /// <c>--soft</c>, <c>--faint</c>, and <c>--a</c> to <c>--d</c> for data.</summary>
    string ToHtml();
}
