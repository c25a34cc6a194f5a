namespace PricingApi.Quotes.Documents;

/// <summary>How a quote looks, on a screen and on paper.</summary>
internal static class PaperStyle
{
    private const string Sheet =
        """

        * { box-sizing: border-box; }
        body { font: 15px/1.45 system-ui, "DejaVu Sans", sans-serif; color: #1a1a1a; background: #fff; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.7rem; margin: 1.5rem 0 0.2rem; }
        h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
        .title { font-size: 1.15rem; margin: 0 0 1rem; }
        .seller { text-align: right; color: #444; }
        .sides { display: flex; flex-wrap: wrap; gap: 1rem 3rem; margin: 1rem 0; }
        .sides > * { flex: 1 1 18rem; margin: 0; }
        .customer h2 { font-size: 0.85rem; margin: 0; color: #595959; font-weight: normal; }
        .customer strong { display: block; }
        dl > div { display: flex; gap: 1rem; }
        dt { flex: 0 0 50%; color: #595959; }
        dd { margin: 0; overflow-wrap: anywhere; }
        .amounts, small, th p, th ul { color: #595959; font-weight: normal; }
        small { font-size: 0.8rem; }
        table { width: 100%; border-collapse: collapse; }
        th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.4rem; border-bottom: 1px solid #d0d0d0; overflow-wrap: anywhere; }
        thead th { color: #595959; font-weight: normal; border-bottom: 2px solid #1a1a1a; }
        tbody th { font-weight: 600; }
        th ul { margin: 0.15rem 0 0; padding: 0 0 0 1rem; font-size: 0.85rem; }
        th p { margin: 0.15rem 0 0; font-size: 0.85rem; }
        .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .amount { font-variant-numeric: tabular-nums; white-space: nowrap; }
        .place { width: 5%; color: #595959; }
        .lines, .excluded, .choices { table-layout: fixed; }
        .choices thead .number { width: 24%; }
        .choices .number { white-space: normal; }
        .lines .number { white-space: normal; width: 12%; }
        .lines .number:last-child { width: 9%; }
        .lines thead .number { overflow-wrap: normal; }
        .excluded thead :nth-child(2) { width: 30%; }
        .excluded thead .number { width: 15%; }
        .totals { width: auto; min-width: 50%; margin: 0.8rem 0 0 auto; }
        .totals th { font-weight: normal; }
        .sum > * { font-weight: 700; border-bottom: 2px solid #1a1a1a; }
        .waterfall { display: block; width: 100%; margin: 1rem 0; font-size: 13px; fill: #1a1a1a; break-inside: avoid; }
        .waterfall text.amount { text-anchor: end; }
        .waterfall .base { fill: #2b5a8c; }
        .waterfall .more { fill: #6f9bc8; }
        .waterfall .less { fill: #3f8f5b; }
        .waterfall .vat { fill: #b9b9b9; }
        .waterfall .sum { fill: #1a1a1a; }
        .section th { padding-top: 0.8rem; font-size: 1.05em; border-bottom-color: #1a1a1a; }
        .subtotal th { font-weight: normal; text-align: right; }
        .note { font-style: italic; }
        .tick { white-space: nowrap; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        .stale { opacity: 0.4; }
        .scope { padding-left: 1.2rem; }
        .terms { white-space: pre-line; }
        .notice { border: 2px solid #8a5a00; background: #fff6e0; padding: 0.6rem 0.8rem; }
        .mark { position: fixed; inset: 35% 0 auto 0; text-align: center; font-size: 8rem; font-weight: 700; letter-spacing: 0.1em; color: #b00020; opacity: 0.1; transform: rotate(-30deg); pointer-events: none; z-index: 1; }
        .standing { border-left: 4px solid #2b5a8c; padding: 0.4rem 0.8rem; }
        .answer { border-top: 2px solid #1a1a1a; margin-top: 2rem; }
        .answer label { display: block; max-width: 30rem; }
        .answer input:not([type=checkbox]), .answer select, .answer textarea { display: block; width: 100%; font: inherit; padding: 0.4rem; border: 1px solid #6b6b6b; border-radius: 3px; }
        .answer button { font: inherit; padding: 0.5rem 1rem; border: 1px solid #2b5a8c; border-radius: 3px; background: #2b5a8c; color: #fff; cursor: pointer; }
        .answer #no button { background: #fff; color: #2b5a8c; }
        footer { margin-top: 2rem; border-top: 1px solid #d0d0d0; color: #595959; font-size: 0.8rem; }
        code { overflow-wrap: anywhere; }
        @media (max-width: 40rem) { section, .lines { overflow-x: auto; } }
        @media print {
          body { font-size: 9.5pt; margin: 0; padding: 0; max-width: none; }
          thead { display: table-header-group; }
          tr, li, .totals, .brief { break-inside: avoid; }
          h2 { break-after: avoid; }
          .screen { display: none; }
        }
        .waterfall, .notice { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        @page { size: A4; margin: 16mm 15mm 18mm; }

        """;

    /// <param name="foot">On each page of paper, beside the number of the page; ours, without quotes.</param>
    public static string For(string foot) =>
        $$"""
        {{Sheet}}
        @page { @bottom-left { content: "{{foot}}"; font: 8pt sans-serif; color: #595959; } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #595959; } }

        """;
}
