using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Webhooks;

public sealed class OutboxPoolTests(PostgresApp app) : IClassFixture<PostgresApp>
{
    [Fact]
    public async Task Callers_who_hold_every_connection_do_not_keep_deliveries_from_being_sent()
    {
        app.OrSkip().Settings[$"ConnectionStrings:{Providers.ConnectionStringName}"] = $"{app.ConnectionString};Maximum Pool Size=2;Timeout=1";
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();

        await app.InDatabase(first => app.InDatabase(async second =>
        {
            await first.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await second.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            Faults.IsUnavailable(await Should.ThrowAsync<Exception>(() => app.InDatabase(third => third.Database.OpenConnectionAsync(TestContext.Current.CancellationToken)))).ShouldBeTrue();
            await app.DispatchAsync();
        }));

        crm.Received.Count.ShouldBe(1);
    }
}
