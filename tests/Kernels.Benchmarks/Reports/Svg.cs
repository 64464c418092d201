using System.Globalization;
using System.Net;
using System.Text;

namespace Kernels.Benchmarks.Reports;

/// <summary>Writes a picture that takes its colours from the page; coordinates are pixels of its own.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    public Svg(double width, double height) =>
        Append($"<svg class=\"chart\" viewBox=\"0 0 {width:F0} {height:F0}\" role=\"img\">");

    /// <summary>Text from a point on, or in the middle of it, or up to it.</summary>
    /// <param name="x">The point.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">Plain text.</param>
    /// <param name="kind"><c>middle</c>, <c>end</c>, or a colour of the page.</param>
    /// <param name="size">Height of the letters.</param>
    public Svg Text(double x, double y, string text, string kind = "", double size = 12) => Append(
        $"<text class=\"{kind}\" font-size=\"{size}\" x=\"{x:F1}\" y=\"{y:F1}\">{WebUtility.HtmlEncode(text)}</text>");

    /// <summary>A straight line.</summary>
    public Svg Line(string kind, double x1, double y1, double x2, double y2) =>
        Append($"<path class=\"{kind}\" d=\"M{x1:F1} {y1:F1}L{x2:F1} {y2:F1}\"/>");

    /// <summary>A bar between two points of an axis, in either order.</summary>
    public Svg Bar(string kind, double from, double to, double y, double height, double opacity) => Append(
        $"""
        <rect class="{kind}" opacity="{opacity}" x="{Math.Min(from, to):F1}" y="{y:F1}"
         width="{Math.Abs(to - from):F1}" height="{height:F1}"/>
        """);

    /// <summary>A dot that says what it is when it is pointed at.</summary>
    public Svg Dot(string kind, double x, double y, string title) => Append(
        $"""
        <circle class="{kind}" opacity="0.75" cx="{x:F1}" cy="{y:F1}" r="4">
        <title>{WebUtility.HtmlEncode(title)}</title></circle>
        """);

    public override string ToString() => _text + "</svg>";

    private Svg Append(FormattableString element)
    {
        _text.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
        return this;
    }
}
