using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Catalogue;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Operations;

/// <summary>Something to try things with: only in Development, and only in an empty database.</summary>
internal static partial class DevelopmentData
{
    /// <summary>The key of the seller's client. It is in this file for everyone to read, so it works in Development alone.</summary>
    public const string Key = "pk_live_DevelopmentKey00ForTryingThingsOnThisMachine0001kCrmS";

    /// <summary>Adds the seller, a partner, the sample price book and the development key to an empty database.</summary>
    public static async Task SeedAsync(this WebApplication app)
    {
        if (Describing.Only || !app.Environment.IsDevelopment())
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();

        if (!await db.Accounts.AnyAsync())
        {
            Add(db, app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), app.Configuration["Seller:Name"]);
            await db.SaveChangesAsync();
        }

        app.Lifetime.ApplicationStarted.Register(() => Welcome(app.Logger, app.Services.GetRequiredService<IDatabase>().Name, Address(app), Key));
    }

    private static void Add(PricingDbContext db, DateTimeOffset now, string? sellerName)
    {
        var seller = new AccountRow { Id = Ids.New(now), Name = sellerName ?? "The seller", Kind = AccountKinds.Seller, PriceBookCode = SampleBook.Code, CreatedAt = now };
        var partner = new AccountRow { Id = Ids.New(now), Name = "Bakkerij Jansen BV", Kind = AccountKinds.Partner, PriceBookCode = SampleBook.Code, CreatedAt = now };
        var client = ApiClients.From(Key, seller.Id, "Development", Scope.All, "live", now);
        (client.DevelopmentOnly, client.TrustsActor) = (true, true);

        SampleBook.Add(db, now);
        db.AddRange(seller, partner, client);
        db.Touch(Stamps.Access);
    }

    private static string Address(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";

    [LoggerMessage(LogLevel.Information, "Data is in {Database}. Try it at {Address}/swagger, or call {Address}/v1/me with X-Api-Key: {Key}")]
    private static partial void Welcome(ILogger logger, string database, string address, string key);
}
