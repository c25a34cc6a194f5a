using System.Collections.Frozen;

namespace PricingApi.Domain.Catalogue;

/// <summary>Public holidays by country. A calendar follows the law it names, so the same day is a holiday for ever.</summary>
public static class Calendars
{
    private const int EasterMonday = 1;
    private const int GoodFriday = -2;
    private const int Ascension = 39;
    private const int WhitMonday = 50;

    private static readonly FrozenDictionary<string, Func<DateOnly, DateOnly, bool>> All = new Dictionary<string, Func<DateOnly, DateOnly, bool>>
    {
        // Algemene termijnenwet, article 3, paragraph 1.
        ["NL"] = (day, easter) => Is(day, easter, EasterMonday, Ascension, WhitMonday) || IsKingsDay(day) || (day.Month, day.Day) is (1, 1) or (5, 5) or (12, 25 or 26),

        // Koninklijk besluit of 18 April 1974, article 1.
        ["BE"] = (day, easter) => Is(day, easter, EasterMonday, Ascension, WhitMonday) || (day.Month, day.Day) is (1, 1) or (5, 1) or (7, 21) or (8, 15) or (11, 1 or 11) or (12, 25),

        // Those of every Land, and the Day of German Unity (Einigungsvertrag, article 2).
        ["DE"] = (day, easter) => Is(day, easter, GoodFriday, EasterMonday, Ascension, WhitMonday) || (day.Month, day.Day) is (1, 1) or (5, 1) or (10, 3) or (12, 25 or 26),
    }.ToFrozenDictionary();

    /// <summary>ISO 3166-1 codes of the countries whose holidays are known.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. All.Keys.Order(StringComparer.Ordinal)];

    public static bool Have(string code) => All.ContainsKey(code);

    public static bool IsHoliday(string code, DateOnly day) => All[code](day, Easter(day.Year));

    private static bool Is(DateOnly day, DateOnly easter, params ReadOnlySpan<int> daysAfterEaster) => daysAfterEaster.Contains(day.DayNumber - easter.DayNumber);

    /// <summary>27 April, and the day before when that is a Sunday.</summary>
    private static bool IsKingsDay(DateOnly day) => (day.Month, day.Day) is (4, 26 or 27) && day == Celebrated(new(day.Year, 4, 27));

    private static DateOnly Celebrated(DateOnly birthday) => birthday.DayOfWeek == DayOfWeek.Sunday ? birthday.AddDays(-1) : birthday;

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).</summary>
    private static DateOnly Easter(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - epact - (rest % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var days = epact + weekday - (7 * late) + 114;

        return new(year, days / 31, (days % 31) + 1);
    }
}
