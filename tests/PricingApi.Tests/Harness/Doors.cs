using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Access;
using PricingApi.Operations;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Tests.Harness;

/// <summary>Accounts and keys made in the database itself, for tests that are about something else.</summary>
internal static class Doors
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A seller's client in a seller's account of its own.</summary>
    public static Task<Door> SellerDoor(this PricingApp app, Scope scopes = Scope.All) => app.Open(AccountKinds.Seller, null, scopes, KeyMode.Live);

    /// <summary>A client of a new partner.</summary>
    public static Task<Door> PartnerDoor(this PricingApp app, string? priceBook = null, Scope scopes = Scope.All, KeyMode mode = KeyMode.Live) =>
        app.Open(AccountKinds.Partner, priceBook, scopes, mode);

    /// <summary>A client of a new partner with a price book of its own that holds these services.</summary>
    public static async Task<Door> PartnerOf(this PricingApp app, params JsonObject[] services)
    {
        var seller = await app.SellerDoor();
        return await app.PartnerDoor(await seller.Book(services));
    }

    /// <summary>Another client of an account.</summary>
    public static async Task<Door> Again(this PricingApp app, Door door, Scope scopes = Scope.All, KeyMode mode = KeyMode.Live, string name = "test")
    {
        var (client, key) = ApiClients.Make(door.Account, name, scopes, mode, app.Clock.GetUtcNow());
        await app.Keep(client);
        return new(app.CreateClient(key), door.Account);
    }

    /// <summary>Gives an account another price book, or none.</summary>
    public static async Task Assign(this PricingApp app, Door door, string? priceBook)
    {
        await app.InDatabase(async db =>
        {
            (await db.Accounts.FindAsync([door.Account], Cancellation))!.PriceBookCode = priceBook;
            db.Touch(Stamps.Access);
            await db.SaveChangesAsync(Cancellation);
        });
        await app.CatchUp();
    }

    /// <summary>What another process changed is known to this one.</summary>
    public static Task CatchUp(this PricingApp app) => app.Services.GetRequiredService<Memory>().CatchUpAsync(Cancellation);

    private static async Task<Door> Open(this PricingApp app, string kind, string? priceBook, Scope scopes, KeyMode mode)
    {
        var now = app.Clock.GetUtcNow();
        var account = new AccountRow { Id = Ids.New(now), Name = "test", Kind = kind, PriceBookCode = priceBook, CreatedAt = now };
        var (client, key) = ApiClients.Make(account.Id, "test", scopes, mode, now);
        await app.Keep(account, client);
        return new(app.CreateClient(key), account.Id);
    }

    private static async Task Keep(this PricingApp app, params object[] rows)
    {
        await app.InDatabase(async db =>
        {
            db.AddRange(rows);
            db.Touch(Stamps.Access);
            await db.SaveChangesAsync(Cancellation);
        });
        await app.CatchUp();
    }
}
