using System.Globalization;
using PricingApi.Http;
using PricingApi.Webhooks.Watching;

namespace PricingApi.Webhooks.Ops;

/// <summary>Attempts by the hour, as bars and as a table.</summary>
internal static class OpsChart
{
    private const int Width = 10;
    private const int Height = 100;

    public static Html Of(IReadOnlyList<HourOfAttempts> hours) =>
        $"""
        <section aria-labelledby="attempts">
        <h2 id="attempts">Attempts in the last 24 hours</h2>
        <div class="charts">
        {Bars("Delivered", "good", hours, hour => hour.Delivered)}
        {Bars("Failed", "bad", hours, hour => hour.Failed)}
        </div>
        <details><summary>The same as a table (hours in UTC)</summary>
        <table><thead><tr><th scope="col">Hour</th><th scope="col" class="number">Delivered</th><th scope="col" class="number">Failed</th></tr></thead>
        <tbody>{hours.Select(Row)}</tbody></table>
        </details>
        </section>

        """;

    private static Html Bars(string title, string look, IReadOnlyList<HourOfAttempts> hours, Func<HourOfAttempts, int> of)
    {
        var (all, most) = (hours.Sum(of), hours.Max(of));
        var words = $"{title}: {OpsParts.Number(all)}, at most {OpsParts.Number(most)} in an hour";

        return $"""
            <figure><svg role="img" aria-label="{words}" viewBox="0 0 {Text(hours.Count * Width)} {Text(Height)}" preserveAspectRatio="none">{hours.Index().Select(each => Bar(each.Index, each.Item, of(each.Item), most, look))}</svg>
            <figcaption>{words}</figcaption></figure>
            """;
    }

    private static Html Bar(int place, HourOfAttempts hour, int count, int most, string look)
    {
        // Few beside many still show.
        var height = count is 0 ? 0 : Math.Max(1, (int)((long)count * Height / most));

        return $"""<rect class="{look}" x="{Text((place * Width) + 1)}" y="{Text(Height - height)}" width="{Text(Width - 2)}" height="{Text(height)}"><title>{Hour(hour)}: {OpsParts.Number(count)}</title></rect>""";
    }

    private static Html Row(HourOfAttempts hour) =>
        $"""<tr><th scope="row" class="time">{Hour(hour)}</th><td class="number">{OpsParts.Number(hour.Delivered)}</td><td class="number">{OpsParts.Number(hour.Failed)}</td></tr>""";

    private static string Hour(HourOfAttempts hour) => hour.Hour.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
