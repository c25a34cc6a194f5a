using PricingApi.Domain.Webhooks;

namespace PricingApi.Domain.Tests.Webhooks;

public class FailingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(10, 12, 120, true)]
    [InlineData(9, 12, 120, false)] // too few
    [InlineData(10, 11, 120, false)] // all at once
    [InlineData(500, 100, 119, false)] // heard of it less than five days ago
    public void Five_days_of_failures_are_too_long(int failures, int sinceHours, int silentHours, bool tooLong) =>
        Failing.TooLong(failures, Now.AddHours(-sinceHours), Now.AddHours(-silentHours), Now).ShouldBe(tooLong);
}
