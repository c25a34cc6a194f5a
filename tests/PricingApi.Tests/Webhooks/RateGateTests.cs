using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Tests.Webhooks;

public class RateGateTests
{
    private readonly FakeClock clock = new();
    private readonly Guid endpoint = Guid.NewGuid();
    private readonly RateGate gate;

    public RateGateTests() => gate = new(clock);

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(1000)]
    public void A_second_has_as_many_as_are_allowed(int rate)
    {
        for (var seconds = 0; seconds < 3; seconds++)
        {
            Enumerable.Range(0, rate).ShouldAllBe(_ => gate.Refuses(endpoint, rate) == null);
            gate.Refuses(endpoint, rate).ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(1) / rate);
            gate.IsSpent(endpoint).ShouldBeTrue();
            clock.Advance(TimeSpan.FromSeconds(1));
            gate.IsSpent(endpoint).ShouldBeFalse();
        }
    }

    [Fact]
    public void What_was_not_used_is_saved_for_one_second_only()
    {
        gate.Refuses(endpoint, 2).ShouldBeNull();
        clock.Advance(TimeSpan.FromHours(1));

        new[] { 1, 2, 3 }.Count(_ => gate.Refuses(endpoint, 2) is null).ShouldBe(2);
    }

    [Fact]
    public void After_the_stated_wait_there_is_room()
    {
        gate.Refuses(endpoint, 1).ShouldBeNull();

        clock.Advance(gate.Refuses(endpoint, 1)!.Value);

        gate.Refuses(endpoint, 1).ShouldBeNull();
    }

    [Fact]
    public void Without_a_limit_nothing_waits_and_a_limit_taken_away_is_forgotten()
    {
        gate.Refuses(endpoint, 1).ShouldBeNull();
        gate.IsSpent(endpoint).ShouldBeTrue();

        Enumerable.Range(0, 100).ShouldAllBe(_ => gate.Refuses(endpoint, null) == null);

        gate.IsSpent(endpoint).ShouldBeFalse();
        gate.IsSpent(Guid.NewGuid()).ShouldBeFalse();
    }
}
