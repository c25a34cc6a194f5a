using System.Globalization;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Texts;

/// <summary>Says in words when a surcharge is due.</summary>
public static class ConditionTexts
{
    private static readonly string[] DutchDays = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "feestdag"];
    private static readonly string[] EnglishDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "public holiday"];

    public static LocalText Of(Condition condition) => new(In(condition, Language.Nl), In(condition, Language.En));

    private static string In(Condition condition, Language language)
    {
        var nl = language == Language.Nl;
        IEnumerable<string?> parts =
        [
            condition.Performed is { } performed ? $"{(nl ? "uitvoering" : "performed")} {Window(performed, condition.Calendar, language)}" : null,
            condition.Ordered is { } ordered ? $"{(nl ? "besteld" : "ordered")} {Window(ordered, condition.Calendar, language)}" : null,
            condition.Rush ? (nl ? "sneller dan de levertijd" : "sooner than the lead time") : null,
        ];

        return string.Join("; ", parts.OfType<string>());
    }

    private static string Window(DayWindow window, string? calendar, Language language)
    {
        var nl = language == Language.Nl;
        var days = window.Days.Distinct().Order().Select(day => (nl ? DutchDays : EnglishDays)[(int)day] + (day == DayKind.Holiday ? $" ({calendar})" : "")).ToList();
        IEnumerable<string?> parts =
        [
            days is [] ? null : $"{(nl ? "op" : "on")} {Listed(days, nl ? "of" : "or")}",
            window.From is { } from ? $"{(nl ? "vanaf" : "from")} {Time(from)}" : null,
            window.Until is { } until ? $"{(nl ? "tot" : "until")} {Time(until)}" : null,
        ];

        return string.Join(' ', parts.OfType<string>());
    }

    private static string Listed(List<string> names, string or) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} {or} {names[^1]}";

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
