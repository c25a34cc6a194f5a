using PricingApi.Domain.Webhooks;

namespace PricingApi.Domain.Tests.Webhooks;

public class RetryScheduleTests
{
    [Theory]
    [InlineData(1, "00:00:05")]
    [InlineData(2, "00:00:30")]
    [InlineData(3, "00:02:00")]
    [InlineData(4, "00:10:00")]
    [InlineData(5, "00:30:00")]
    [InlineData(6, "01:00:00")]
    [InlineData(7, "03:00:00")]
    [InlineData(8, "06:00:00")]
    [InlineData(9, "12:00:00")]
    [InlineData(10, "1.00:00:00")]
    [InlineData(11, "1.00:00:00")]
    public void Waits_longer_after_each_failure(int attempt, string delay) =>
        RetrySchedule.DelayAfter(attempt, jitter: 0.5m).ShouldBe(TimeSpan.Parse(delay, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Gives_up_after_the_twelfth() => RetrySchedule.DelayAfter(12, jitter: 0.5m).ShouldBeNull();

    [Theory]
    [InlineData("0", 7.5)]
    [InlineData("0.5", 10)]
    [InlineData("1", 12.5)]
    [InlineData("7", 12.5)] // never more than a quarter
    public void Jitter_moves_a_delay_by_a_quarter_at_most(string jitter, double minutes) =>
        RetrySchedule.DelayAfter(4, decimal.Parse(jitter, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(TimeSpan.FromMinutes(minutes));

    [Fact]
    public void All_attempts_fit_into_the_life_of_a_delivery()
    {
        var longest = Enumerable.Range(1, RetrySchedule.Attempts - 1).Aggregate(TimeSpan.Zero, (sum, attempt) => sum + RetrySchedule.DelayAfter(attempt, jitter: 1)!.Value);

        longest.ShouldBeLessThan(RetrySchedule.Lifetime);
        longest.ShouldBeGreaterThan(TimeSpan.FromDays(3));
    }
}
