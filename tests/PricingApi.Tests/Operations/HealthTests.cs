using System.Net;
using Microsoft.EntityFrameworkCore;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Operations;

public abstract class HealthTests(PricingApp app)
{
    [Fact]
    public async Task It_is_live_and_ready_without_a_key()
    {
        using var client = app.CreateClient();

        (await client.Get("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
        (await client.Get("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
    }
}

public sealed class HealthOnSqlite(SqliteApp app) : HealthTests(app), IClassFixture<SqliteApp>;

public sealed class HealthOnPostgres(PostgresApp app) : HealthTests(app.OrSkip()), IClassFixture<PostgresApp>;

public sealed class UnreadyTests
{
    [Fact]
    public async Task It_is_live_but_not_ready_while_its_tables_are_gone()
    {
        await using var app = new SqliteApp();
        using var client = app.CreateClient();
        await app.InDatabase(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE stamps RENAME TO gone", TestContext.Current.CancellationToken));

        (await client.Get("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
        var ready = await client.Get("/health/ready");
        ready.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        ready.Header("Retry-After").ShouldBe("1");
    }
}
