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
}
