namespace PricingApi.Webhooks.Ops;

/// <summary>How the operations pages look: as the customer's page does, and in the dark as well.</summary>
internal static class OpsStyle
{
    public const string Sheet =
        """

        :root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --dim: #595959; --line: #d0d0d0; --accent: #2b5a8c; --good: #2f7a4a; --bad: #b00020; --warn: #8a5a00; --warn-paper: #fff6e0; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #161616; --dim: #b4b4b4; --line: #4a4a4a; --accent: #86b6e6; --good: #76cc95; --bad: #ff9a90; --warn: #ffcf70; --warn-paper: #33280a; } }
        * { box-sizing: border-box; }
        body { font: 15px/1.45 system-ui, "DejaVu Sans", sans-serif; color: var(--ink); background: var(--paper); max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.7rem; margin: 0.5rem 0; }
        h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
        a { color: var(--accent); }
        a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        header { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: baseline; justify-content: space-between; border-bottom: 1px solid var(--line); padding-bottom: 0.5rem; }
        header p { margin: 0; color: var(--dim); }
        .notice { border: 2px solid var(--warn); background: var(--warn-paper); padding: 0.6rem 0.8rem; }
        .done { border-left: 4px solid var(--good); padding: 0.4rem 0.8rem; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 0.8rem; margin: 0; }
        .tiles > div { border: 1px solid var(--line); border-radius: 3px; padding: 0.5rem 0.7rem; }
        .tiles dt { color: var(--dim); font-size: 0.85rem; }
        .tiles dd { margin: 0; font-size: 1.3rem; font-variant-numeric: tabular-nums; }
        .charts { display: flex; flex-wrap: wrap; gap: 1rem 2rem; }
        .charts figure { flex: 1 1 22rem; margin: 0; }
        figcaption { color: var(--dim); }
        svg { display: block; width: 100%; height: 7rem; border-bottom: 1px solid var(--dim); }
        svg .good { fill: var(--good); }
        svg .bad { fill: var(--bad); }
        .wide { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; }
        th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.4rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
        thead th { color: var(--dim); font-weight: normal; border-bottom: 2px solid var(--ink); }
        tbody th { font-weight: 600; }
        .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .time { white-space: nowrap; font-variant-numeric: tabular-nums; }
        small { color: var(--dim); display: block; font-weight: normal; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; max-height: 8rem; overflow-y: auto; font-size: 0.8rem; color: var(--dim); }
        .bad { color: var(--bad); }
        progress { width: 7rem; accent-color: var(--accent); }
        form { margin: 0; }
        .acts { display: flex; flex-wrap: wrap; gap: 0.8rem 2rem; align-items: end; }
        label { display: inline-block; }
        input, select { display: block; font: inherit; color: inherit; background: var(--paper); padding: 0.4rem; border: 1px solid var(--dim); border-radius: 3px; max-width: 100%; }
        input[type=password] { width: 34rem; }
        button { font: inherit; padding: 0.4rem 0.9rem; border: 1px solid var(--accent); border-radius: 3px; background: var(--accent); color: var(--paper); cursor: pointer; white-space: nowrap; }
        .quiet { background: var(--paper); color: var(--accent); }

        """;
}
