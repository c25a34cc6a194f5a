using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Tests.Webhooks;

public sealed class DispatchClockTests(PostgresApp app) : IClassFixture<PostgresApp>
{
    [Fact]
    public async Task On_postgres_leases_go_by_the_clock_of_the_database()
    {
        app.OrSkip().Clock.MoveTo(new(1999, 12, 31, 0, 0, 0, TimeSpan.Zero)); // a replica whose own clock is wrong

        var now = await app.InDatabase(async db => await new DatabaseClock(TimeProvider.System).NowAsync(db, TestContext.Current.CancellationToken));

        now.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
        (now.Ticks % TimeSpan.TicksPerMillisecond).ShouldBe(0);
    }
}
