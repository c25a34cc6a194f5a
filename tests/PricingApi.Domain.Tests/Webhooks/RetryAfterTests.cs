using PricingApi.Domain.Webhooks;

namespace PricingApi.Domain.Tests.Webhooks;

public class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("120", 120)]
    [InlineData(" 120 ", 120)]
    [InlineData("Mon, 02 Mar 2026 12:02:00 GMT", 120)]
    [InlineData("21600", 21600)]
    [InlineData("21601", 21600)] // six hours is the most
    [InlineData("99999999999", 21600)]
    [InlineData("99999999999999999999999999", 21600)]
    [InlineData("Tue, 03 Mar 2026 12:00:00 GMT", 21600)]
    public void Is_seconds_or_a_date(string value, int seconds) =>
        RetryAfter.Read([value], Now).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("+5")]
    [InlineData("1e3")]
    [InlineData("3.5")]
    [InlineData("soon")]
    [InlineData("٣")] // a digit, but not one of ours
    [InlineData("2026-03-02T12:02:00Z")]
    [InlineData("Mon, 02 Mar 2026 11:00:00 GMT")] // has passed
    public void Is_ignored_when_it_says_nothing_usable(string value) => RetryAfter.Read([value], Now).ShouldBeNull();

    [Fact]
    public void Is_ignored_when_absent_or_said_twice()
    {
        RetryAfter.Read([], Now).ShouldBeNull();
        RetryAfter.Read(["60", "120"], Now).ShouldBeNull();
    }
}
