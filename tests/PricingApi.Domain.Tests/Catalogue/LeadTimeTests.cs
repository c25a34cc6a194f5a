using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Tests.Catalogue;

public class LeadTimeTests
{
    [Theory]
    [InlineData(4, LeadTimeUnit.Hours, null, "2026-12-24T21:30")]
    [InlineData(0, LeadTimeUnit.Days, null, "2026-12-24T00:00")] // today still
    [InlineData(2, LeadTimeUnit.Days, null, "2026-12-26T00:00")]
    [InlineData(0, LeadTimeUnit.WorkingDays, "NL", "2026-12-24T00:00")]
    [InlineData(1, LeadTimeUnit.WorkingDays, null, "2026-12-25T00:00")] // Christmas, a Friday
    [InlineData(1, LeadTimeUnit.WorkingDays, "NL", "2026-12-28T00:00")] // after Christmas and the weekend
    [InlineData(5, LeadTimeUnit.WorkingDays, "NL", "2027-01-04T00:00")] // New Year too
    public void What_is_ordered_on_christmas_eve_can_be_had_from(int value, LeadTimeUnit unit, string? calendar, string from) =>
        $"{new LeadTime(value, unit, calendar).From(new(2026, 12, 24, 17, 30, 0)):yyyy-MM-ddTHH:mm}".ShouldBe(from);

    [Theory]
    [InlineData("2026-12-23T15:59", 1, LeadTimeUnit.WorkingDays, "2026-12-24T00:00")]
    [InlineData("2026-12-23T16:00", 1, LeadTimeUnit.WorkingDays, "2026-12-28T00:00")] // counts as ordered on the 24th
    [InlineData("2026-12-23T16:00", 0, LeadTimeUnit.WorkingDays, "2026-12-24T00:00")]
    [InlineData("2026-12-26T16:00", 1, LeadTimeUnit.WorkingDays, "2026-12-28T00:00")] // no working day: the cut-off says nothing
    [InlineData("2026-12-23T15:59", 2, LeadTimeUnit.Days, "2026-12-25T00:00")]
    [InlineData("2026-12-23T16:00", 2, LeadTimeUnit.Days, "2026-12-26T00:00")]
    public void What_is_ordered_after_the_cut_off_counts_as_ordered_on_the_next_day(string ordered, int value, LeadTimeUnit unit, string soonest) =>
        new LeadTime(value, unit, unit == LeadTimeUnit.WorkingDays ? "NL" : null, new(16, 0)).From(At(ordered)).ShouldBe(At(soonest));

    private static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
