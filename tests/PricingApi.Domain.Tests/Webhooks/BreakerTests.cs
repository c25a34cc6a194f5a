using PricingApi.Domain.Webhooks;

namespace PricingApi.Domain.Tests.Webhooks;

public class BreakerTests
{
    private const int MaxInFlight = 8;

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Breaker Opened = new Breaker().After(0, 5, MaxInFlight, Now);

    [Fact]
    public void Five_failures_in_a_row_open_it_for_half_a_minute()
    {
        new Breaker().After(0, 4, MaxInFlight, Now).OpenUntil.ShouldBeNull();
        new Breaker().After(0, 4, MaxInFlight, Now).After(0, 1, MaxInFlight, Now).ShouldBe(new Breaker(5, 1, Now.AddSeconds(30)));
    }

    [Fact]
    public void Many_at_once_open_it_no_longer_than_five() => new Breaker().After(0, 32, MaxInFlight, Now).ShouldBe(Opened);

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, true)]
    [InlineData(2, 1, false)]
    [InlineData(1, 0, false)]
    public void It_opens_for_a_receiver_that_fails_at_least_as_often_as_not(int delivered, int failed, bool opens)
    {
        var breaker = new Breaker();
        for (var batch = 0; batch < 10 && breaker.OpenUntil is null; batch++)
        {
            breaker = breaker.After(delivered, failed, MaxInFlight, Now);
        }

        (breaker.OpenUntil is not null).ShouldBe(opens);
    }

    [Fact]
    public void Successes_take_back_what_failures_brought() =>
        new Breaker(4).After(3, 0, MaxInFlight, Now).After(0, 3, MaxInFlight, Now).ShouldBe(new Breaker(4));

    [Fact]
    public void What_was_under_way_when_it_opened_changes_nothing()
    {
        Opened.After(0, 7, MaxInFlight, Now.AddSeconds(1)).ShouldBe(Opened);
        Opened.After(2, 0, MaxInFlight, Now.AddSeconds(1)).ShouldBe(Opened);
    }

    [Fact]
    public void A_probe_that_fails_opens_it_for_twice_as_long_up_to_a_quarter_of_an_hour()
    {
        var (breaker, waits) = (Opened, new List<double>());
        for (var probe = 0; probe < 7; probe++)
        {
            var probed = breaker.OpenUntil!.Value;
            breaker = breaker.After(0, 1, MaxInFlight, probed);
            waits.Add((breaker.OpenUntil!.Value - probed).TotalSeconds);
            breaker.Allowance.ShouldBe(1);
        }

        waits.ShouldBe([60, 120, 240, 480, 900, 900, 900]);
    }

    [Fact]
    public void A_receiver_that_recovers_is_given_one_then_two_then_four_then_all()
    {
        var (breaker, allowed) = (Opened, new List<int?>());
        for (var success = 0; success < 4; success++)
        {
            allowed.Add(breaker.Allowance);
            breaker = breaker.After(1, 0, MaxInFlight, Now.AddMinutes(1));
        }

        allowed.ShouldBe([1, 2, 4, null]);
        breaker.ShouldBe(new Breaker());
    }

    [Fact]
    public void A_failure_while_it_recovers_halves_what_it_is_given_until_there_is_but_one()
    {
        var later = Now.AddMinutes(1);
        var recovering = Opened.After(1, 0, MaxInFlight, later).After(1, 0, MaxInFlight, later);

        recovering.ShouldBe(new Breaker(0, 4));
        recovering.After(0, 1, MaxInFlight, later).After(0, 1, MaxInFlight, later).ShouldBe(new Breaker(0, 1));
        recovering.After(0, 1, MaxInFlight, later).After(0, 1, MaxInFlight, later).After(0, 1, MaxInFlight, later).ShouldBe(new Breaker(5, 1, later.AddSeconds(30)));
    }

    [Fact]
    public void A_receiver_that_fails_three_times_in_ten_is_not_left_alone_for_good()
    {
        var (breaker, now, random, whole) = (Opened, Now, new Random(1), 0);
        for (var attempt = 0; attempt < 10_000; attempt++)
        {
            now = breaker.OpenUntil > now ? breaker.OpenUntil.Value : now;
            var fails = random.Next(10) < 3;
            breaker = breaker.After(fails ? 0 : 1, fails ? 1 : 0, maxInFlight: 16, now);
            whole += breaker.Allowance is null ? 1 : 0;
        }

        whole.ShouldBeGreaterThan(9_000);
        (now - Now).ShouldBeLessThan(TimeSpan.FromHours(2));
    }

    [Fact]
    public void A_pause_that_was_asked_for_is_kept_when_it_is_the_longer_one()
    {
        new Breaker().After(0, 1, MaxInFlight, Now, pauseUntil: Now.AddHours(1)).ShouldBe(new Breaker(1, null, Now.AddHours(1)));
        Opened.After(0, 0, MaxInFlight, Now, pauseUntil: Now.AddSeconds(2)).ShouldBe(Opened);
        Opened.After(0, 1, MaxInFlight, Now, pauseUntil: Now.AddMinutes(2)).ShouldBe(Opened with { OpenUntil = Now.AddMinutes(2) });
    }
}
