namespace PricingApi.Catalogue.Differences;

/// <summary>How the page of differences looks, on a screen and on paper.</summary>
internal static class DiffStyle
{
    public const string Sheet =
        """

        body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.8rem; margin: 0; }
        .book { font-size: 1.2rem; margin: 0 0 1rem; }
        header p { margin: 0.2rem 0; }
        h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
        .count { color: #595959; font-weight: normal; }
        section { overflow-x: auto; }
        table { width: 100%; min-width: 44rem; border-collapse: collapse; }
        th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.5rem; border-bottom: 1px solid #d0d0d0; overflow-wrap: anywhere; }
        thead th { color: #595959; font-weight: normal; border-bottom: 2px solid #1a1a1a; width: 11%; }
        thead th:first-child { width: 36%; }
        thead th:nth-child(2) { width: 20%; }
        tbody th { font-weight: 600; }
        small { display: block; color: #595959; font-weight: normal; }
        .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        @media print { body { font-size: 10pt; margin: 0; max-width: none; } table { min-width: 0; } thead { display: table-header-group; } tr { break-inside: avoid; } h2 { break-after: avoid; } }
        @page { margin: 18mm; }

        """;
}
