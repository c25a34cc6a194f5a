using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Operations;

/// <summary>Makes a key to begin with: <c>dotnet PricingApi.dll create-admin-key --name "Anna, operations"</c>.</summary>
/// <remarks>Whoever may run this may reach the database anyway, so it asks for no key.</remarks>
internal static class AdminKeyCommand
{
    private const string Name = "create-admin-key";

    /// <summary>Whether the arguments begin with a word, and not with a setting: a mistyped command must not start the service.</summary>
    public static bool Is(string[] args) => args is [var word, ..] && word is not ['-' or '/', ..] && !word.Contains('=', StringComparison.Ordinal);

    /// <summary>Prints a new key of the seller with every scope, and nothing else, on the standard output.</summary>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        if (args is not [Name, "--name", { Length: > 0 and <= 200 } name])
        {
            await Console.Error.WriteLineAsync($"Usage: {Name} --name <what the key is for>");
            return 2;
        }

        await app.MigrateAsync();

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();

        await Console.Out.WriteLineAsync(await CreateAsync(db, name, app.Configuration["Seller:Name"], now));
        await Console.Error.WriteLineAsync($"Keep this key now: it is not shown again. It is for services on {app.Services.GetRequiredService<IDatabase>().Name}.");
        return 0;
    }

    /// <summary>Makes the key, and the seller's account if there is none.</summary>
    internal static async Task<string> CreateAsync(PricingDbContext db, string name, string? sellerName, DateTimeOffset now)
    {
        var seller = await db.Accounts.FirstOrDefaultAsync(account => account.Kind == AccountKinds.Seller);

        if (seller is null)
        {
            seller = new AccountRow { Id = Ids.New(now), Name = sellerName ?? "The seller", Kind = AccountKinds.Seller, CreatedAt = now };
            db.Add(seller);
        }

        var (row, key) = ApiClients.Make(seller.Id, name, Scope.All, KeyMode.Live, now);
        db.Add(row);
        db.Touch(Stamps.Access);
        db.Audit(seller.Id, client: null, actor: null, "apiClient.create", $"api-clients/{Ids.Format(row.Id)}", now, "by create-admin-key");
        await db.SaveChangesAsync();
        return key;
    }
}
