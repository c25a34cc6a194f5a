using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Tests.Webhooks;

public sealed class DispatchClockTests(PostgresApp app) : IClassFixture<PostgresApp>
{
    private readonly FakeClock counting = new();

    private Task<DateTimeOffset> Ask(DatabaseClock clock) => app.OrSkip().InDatabase(async db => await clock.NowAsync(db, TestContext.Current.CancellationToken));

    [Fact]
    public async Task On_postgres_leases_go_by_the_clock_of_the_database()
    {
        counting.MoveTo(new(1999, 12, 31, 0, 0, 0, TimeSpan.Zero)); // a replica whose own clock is wrong

        var now = await Ask(new(counting));

        now.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
        (now.Ticks % TimeSpan.TicksPerMillisecond).ShouldBe(0);
    }

    [Fact]
    public async Task For_a_second_it_is_carried_on_without_asking()
    {
        var clock = new DatabaseClock(counting);
        var first = await Ask(clock);

        counting.Advance(TimeSpan.FromMilliseconds(999));

        (await Ask(clock)).ShouldBe(first.AddMilliseconds(999));
    }

    [Fact]
    public async Task After_a_second_it_is_asked_again()
    {
        var clock = new DatabaseClock(counting);
        await Ask(clock);

        counting.Advance(TimeSpan.FromHours(1)); // and the database's went on by less

        (await Ask(clock)).ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
    }
}
