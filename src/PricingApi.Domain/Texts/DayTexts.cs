namespace PricingApi.Domain.Texts;

/// <summary>Days as they are written in a sentence: <c>5 januari 2026</c>, <c>5 January 2026</c>.</summary>
/// <remarks>Own names: those of the platform differ between its versions.</remarks>
public static class DayTexts
{
    private static readonly string[] Dutch = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];
    private static readonly string[] English = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static string Of(DateOnly day, Language language) =>
        FormattableString.Invariant($"{day.Day} {(language == Language.En ? English : Dutch)[day.Month - 1]} {day.Year:0000}");
}
