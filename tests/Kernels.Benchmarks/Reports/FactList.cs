using System.Net;
using Kernels.Learning.Reports;

namespace Kernels.Benchmarks.Reports;

/// <summary>Facts as a list of definitions.</summary>
internal sealed record FactList(IReadOnlyList<Fact> Facts) : IHtmlPart
{
    public string ToHtml() => $"<dl class=\"facts\">{string.Concat(Facts.Select(Item))}</dl>";

    private static string Item(Fact fact) =>
        $"<dt>{WebUtility.HtmlEncode(fact.Name)}</dt><dd>{WebUtility.HtmlEncode(fact.Value)}</dd>\n";
}
