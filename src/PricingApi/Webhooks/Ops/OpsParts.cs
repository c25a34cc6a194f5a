using System.Globalization;
using PricingApi.Http;
using PricingApi.Webhooks.Watching;

namespace PricingApi.Webhooks.Ops;

/// <summary>What the operations pages have in common.</summary>
internal static class OpsParts
{
    /// <summary>The head of a page for somebody who is signed in.</summary>
    public static Html Head(string title, string who, string token) =>
        $"""
        <header>
        <h1>{title}</h1>
        <p>Signed in as <bdi>{who}</bdi></p>
        <form method="post" action="{OpsAnswers.Home}/sign-out">{Token(token)}<button class="quiet">Sign out</button></form>
        </header>

        """;

    public static Html? Said(OpsNotice? notice) => notice switch
    {
        null => null,
        { IsRefusal: true } => $"<p class=\"notice\" role=\"alert\">{notice.Text}</p>\n",
        _ => $"<p class=\"done\" role=\"status\">{notice.Text}</p>\n",
    };

    public static Html Token(string token) => $"<input type=\"hidden\" name=\"{OpsToken.Field}\" value=\"{token}\">";

    public static Html Time(DateTimeOffset? instant) =>
        instant is { } at ? $"<time class=\"time\" datetime=\"{InstantConverter.Format(at)}\">{at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}</time>" : (Html)$"never";

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count that goes no further than <see cref="QueueWatch.Most"/>.</summary>
    public static string Bounded(int count) => Number(count) + (count >= QueueWatch.Most ? "+" : "");

    /// <summary>Roughly, in words.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => "none",
        { TotalMinutes: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
        { TotalHours: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
        { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0} days"),
    };

    public static Html Progress(decimal part, string label) =>
        $"""<progress max="100" value="{Percent(part)}" aria-label="{label}"></progress> {Percent(part)} %""";

    /// <summary>What a stranger wrote: nothing in it turns the text around or hides.</summary>
    public static string Plain(string text, int most = 300)
    {
        var shown = string.Concat(text.EnumerateRunes().Select(rune => IsPlain(rune) ? rune.ToString() : "\uFFFD"));
        return shown.Length <= most ? shown : string.Concat(shown.AsSpan(0, char.IsHighSurrogate(shown[most - 1]) ? most - 1 : most), " …");
    }

    private static bool IsPlain(System.Text.Rune rune) =>
        rune.Value is '\n' or '\t' || System.Text.Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static string Percent(decimal part) => decimal.Truncate(part * 100).ToString(CultureInfo.InvariantCulture);
}
