using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Tests.Catalogue;

public class CalendarsTests
{
    [Theory]
    [InlineData("NL", "2026-01-01 2026-04-06 2026-04-27 2026-05-05 2026-05-14 2026-05-25 2026-12-25 2026-12-26")]
    [InlineData("NL", "2025-01-01 2025-04-21 2025-04-26 2025-05-05 2025-05-29 2025-06-09 2025-12-25 2025-12-26")] // 27 April is a Sunday
    [InlineData("NL", "2038-01-01 2038-04-26 2038-04-27 2038-05-05 2038-06-03 2038-06-14 2038-12-25 2038-12-26")] // Easter at its latest, 25 April
    [InlineData("BE", "2026-01-01 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-07-21 2026-08-15 2026-11-01 2026-11-11 2026-12-25")]
    [InlineData("DE", "2026-01-01 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-10-03 2026-12-25 2026-12-26")]
    [InlineData("DE", "2008-01-01 2008-03-21 2008-03-24 2008-05-01 2008-05-12 2008-10-03 2008-12-25 2008-12-26")] // Ascension on 1 May
    public void A_year_has_these_holidays(string calendar, string days)
    {
        var first = DateOnly.ParseExact(days[..10], "yyyy-MM-dd");

        string.Join(' ', Enumerable.Range(0, 366).Select(first.AddDays).Where(day => day.Year == first.Year && Calendars.IsHoliday(calendar, day)).Select(day => $"{day:O}")).ShouldBe(days);
    }

    [Fact]
    public void Calendars_are_known_by_country() => Calendars.Codes.ShouldBe(["BE", "DE", "NL"]);
}
