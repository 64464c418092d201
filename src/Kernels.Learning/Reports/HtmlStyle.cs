namespace Kernels.Learning.Reports;

/// <summary>How a report looks. Free of characters that XML gives a meaning to.</summary>
internal static class HtmlStyle
{
    public const string Text = """
        :root { color-scheme: light dark; --back: #fff; --text: #1c2024; --soft: #8b949e; --faint: #e3e6ea; --a: #0b66d0; --b: #d9580d; --c: #1a8a4a; --d: #8042c0; }
        @media (prefers-color-scheme: dark) {
          :root { --back: #14171a; --text: #e4e7ea; --soft: #87909a; --faint: #2b3036; --a: #5aa9ff; --b: #ff9a4d; --c: #4ccb83; --d: #bf8cff; }
        }
        body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
        pre { overflow-x: auto; padding: 0.8rem; border: 1px solid var(--faint); border-radius: 6px; font: 13px/1.4 ui-monospace, monospace; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: 0.2rem 0.8rem; border-bottom: 1px solid var(--faint); text-align: left; }
        .chart { width: 100%; height: auto; font: 12px system-ui, sans-serif; }
        .chart text { fill: var(--text); }
        .chart .middle { text-anchor: middle; }
        .chart .end { text-anchor: end; }
        .grid { stroke: var(--faint); }
        .axis { stroke: var(--soft); fill: none; }
        .line { fill: none; stroke-width: 2; stroke: var(--a); }
        .bar { fill: var(--a); }
        .line.s1 { stroke: var(--b); } .bar.s1 { fill: var(--b); }
        .line.s2 { stroke: var(--c); } .bar.s2 { fill: var(--c); }
        .line.s3 { stroke: var(--d); } .bar.s3 { fill: var(--d); }
        """;
}
