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

    [Theory]
    [InlineData(5, 12, 120, 50)]
    [InlineData(10, 3, 120, 25)]
    [InlineData(10, 12, 60, 50)]
    [InlineData(10, 12, 119, 99)]
    [InlineData(10, 12, 120, 100)] // where it is too long, it is all of the way
    [InlineData(500, 500, 500, 100)]
    [InlineData(1, -1, -1, 0)] // a clock that was put back
    public void The_way_there_is_that_of_the_condition_furthest_from_being_met(int failures, int sinceHours, int silentHours, int percent) =>
        decimal.Truncate(Failing.Way(failures, Now.AddHours(-sinceHours), Now.AddHours(-silentHours), Now) * 100).ShouldBe(percent);
}
