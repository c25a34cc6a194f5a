using Microsoft.Extensions.DependencyInjection;
using PricingApi.Operations;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Quotes.Documents;
using PricingApi.Tests.Webhooks.Ops;
using PricingApi.Webhooks.Watching;

namespace PricingApi.Tests.Operations;

/// <summary>A clock that is wrong is found by comparing it with the database's.</summary>
public sealed class ClockSkewTests(PostgresApp postgres, SqliteApp sqlite) : IClassFixture<PostgresApp>, IClassFixture<SqliteApp>
{
    private static async Task CompareAsync(PricingApp app)
    {
        using var worker = app.Worker<WatchWorker>();
        await worker.RunAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<(string Status, string Reasons)> HealthAsync(PricingApp app)
    {
        using var client = app.CreateClient();
        var health = (await new Door(client, Guid.Empty).Get("/health/ready")).Expect(200).Json;
        return (health.Text("status"), health.TryGetProperty("reasons", out var reasons) ? reasons.ToString() : "");
    }

    [Theory]
    [InlineData(-40, "behind", true)]
    [InlineData(-20, "", false)]
    [InlineData(20, "", false)]
    [InlineData(40, "ahead of", true)]
    public async Task More_than_half_a_minute_is_told_of(int ahead, string side, bool tooMuch)
    {
        postgres.OrSkip();
        postgres.Clock.MoveTo(TimeProvider.System.GetUtcNow().AddSeconds(ahead));
        await CompareAsync(postgres);

        (await HealthAsync(postgres)).ShouldBe(tooMuch ? ("degraded", """["clock-skew"]""") : ("ready", ""));
        Math.Abs(postgres.Services.GetRequiredService<ClockSkew>().Ahead!.Value.TotalSeconds - ahead).ShouldBeLessThan(10);
        var page = (await (await Operator.SignedInAsync(postgres)).Get(Operator.Home)).Expect(200).Plain();
        page.Contains("The clock of this service is", StringComparison.Ordinal).ShouldBe(tooMuch);
        page.ShouldContain(side);
    }

    [Fact]
    public async Task They_are_compared_once_a_minute()
    {
        postgres.OrSkip();
        using var worker = postgres.Worker<WatchWorker>();
        var skew = postgres.Services.GetRequiredService<ClockSkew>();
        await worker.RunAsync(TestContext.Current.CancellationToken);
        var first = skew.Ahead;

        postgres.Clock.Advance(TimeSpan.FromSeconds(59));
        await worker.RunAsync(TestContext.Current.CancellationToken);
        skew.Ahead.ShouldBe(first);
        postgres.Clock.Advance(TimeSpan.FromSeconds(1));
        await worker.RunAsync(TestContext.Current.CancellationToken);
        skew.Ahead.ShouldNotBe(first);
    }

    [Fact]
    public async Task A_file_has_no_clock_of_its_own()
    {
        await CompareAsync(sqlite);

        (await HealthAsync(sqlite)).ShouldBe(("ready", ""));
        sqlite.Services.GetRequiredService<ClockSkew>().Ahead.ShouldBeNull();
    }
}
