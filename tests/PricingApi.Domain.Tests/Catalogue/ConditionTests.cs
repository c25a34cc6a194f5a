using System.Globalization;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Texts;

namespace PricingApi.Domain.Tests.Catalogue;

public class ConditionTests
{
    private static readonly DateTime Monday = new(2026, 11, 23, 12, 0, 0);

    [Theory]
    [InlineData("2026-11-28T12:00", true)] // Saturday
    [InlineData("2026-11-29T12:00", true)] // Sunday
    [InlineData("2026-11-27T23:59", false)] // Friday
    [InlineData("2026-12-25T12:00", true)] // Christmas, a Friday
    public void Days_are_weekdays_and_holidays(string moment, bool holds) =>
        Performed([DayKind.Saturday, DayKind.Sunday, DayKind.Holiday], null, null, moment).ShouldBe(holds);

    [Theory]
    [InlineData(DayKind.Monday, "2026-11-23")]
    [InlineData(DayKind.Tuesday, "2026-11-24")]
    [InlineData(DayKind.Wednesday, "2026-11-25")]
    [InlineData(DayKind.Thursday, "2026-11-26")]
    [InlineData(DayKind.Friday, "2026-11-27")]
    [InlineData(DayKind.Saturday, "2026-11-28")]
    [InlineData(DayKind.Sunday, "2026-11-29")]
    public void Each_day_of_the_week_is_that_day_alone(DayKind day, string date) =>
        Enumerable.Range(0, 14).Select(day => Monday.AddDays(day)).Where(moment => Performed([day], null, null, $"{moment:yyyy-MM-ddTHH:mm}")).Select(moment => $"{moment:yyyy-MM-dd}").First().ShouldBe(date);

    [Theory]
    [InlineData("18:00", "22:00", "17:59", false)]
    [InlineData("18:00", "22:00", "18:00", true)]
    [InlineData("18:00", "22:00", "21:59", true)]
    [InlineData("18:00", "22:00", "22:00", false)]
    [InlineData("18:00", null, "23:59", true)]
    [InlineData("18:00", null, "00:00", false)]
    [InlineData(null, "07:00", "00:00", true)]
    [InlineData(null, "07:00", "07:00", false)]
    [InlineData("22:00", "06:00", "23:00", true)] // over midnight
    [InlineData("22:00", "06:00", "05:59", true)]
    [InlineData("22:00", "06:00", "06:00", false)]
    [InlineData("22:00", "06:00", "21:59", false)]
    public void A_window_begins_at_its_first_minute_and_ends_before_its_last(string? from, string? until, string time, bool holds) =>
        Performed([], from, until, $"2026-11-23T{time}").ShouldBe(holds);

    [Fact]
    public void Days_and_times_must_both_hold()
    {
        Performed([DayKind.Monday], "15:00", null, "2026-11-23T16:00").ShouldBeTrue();
        Performed([DayKind.Monday], "15:00", null, "2026-11-23T14:00").ShouldBeFalse();
        Performed([DayKind.Tuesday], "15:00", null, "2026-11-23T16:00").ShouldBeFalse();
    }

    [Fact]
    public void All_that_is_stated_must_hold()
    {
        var condition = new Condition(new([], new(15, 0), null), new([DayKind.Tuesday], null, null), true, null);
        var (late, tuesday, twoDays) = (Monday.AddHours(4), Monday.AddDays(1), new LeadTime(2, LeadTimeUnit.Days));

        condition.Holds(late, tuesday, twoDays).ShouldBeTrue();
        condition.Holds(Monday, tuesday, twoDays).ShouldBeFalse(); // ordered before 15:00
        condition.Holds(late, tuesday.AddDays(1), twoDays).ShouldBeFalse(); // not on a Tuesday
        condition.Holds(late, tuesday, new(1, LeadTimeUnit.Days)).ShouldBeFalse(); // in time
        condition.Holds(late, tuesday, null).ShouldBeFalse(); // without a lead time nothing is too soon
    }

    [Fact]
    public void It_is_told_in_dutch_and_in_english()
    {
        ConditionTexts.Of(new(null, new([DayKind.Holiday, DayKind.Sunday, DayKind.Saturday], null, null), false, "NL")).ShouldBe(
            new("uitvoering op zaterdag, zondag of feestdag (NL)", "performed on Saturday, Sunday or public holiday (NL)"));
        ConditionTexts.Of(new(new([], new(15, 0), null), new([DayKind.Friday], new(22, 0), new(6, 0)), true, null)).ShouldBe(
            new("uitvoering op vrijdag vanaf 22:00 tot 06:00; besteld vanaf 15:00; sneller dan de levertijd", "performed on Friday from 22:00 until 06:00; ordered from 15:00; sooner than the lead time"));
    }

    private static bool Performed(DayKind[] days, string? from, string? until, string moment) =>
        new Condition(null, new(days, Time(from), Time(until)), false, "NL").Holds(Monday, DateTime.Parse(moment, CultureInfo.InvariantCulture), null);

    private static TimeOnly? Time(string? time) => time is null ? null : TimeOnly.Parse(time, CultureInfo.InvariantCulture);
}
