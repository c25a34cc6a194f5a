using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PricingApi.Operations;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Access;

/// <summary>Every key that is believed, in memory: a request is let in without asking the database.</summary>
internal sealed class AccessDirectory(IHostEnvironment environment) : IKeptInMemory
{
    private static readonly byte[] NoHash = new byte[SHA256.HashSizeInBytes];

    private volatile FrozenDictionary<string, KnownKey> _keys = FrozenDictionary<string, KnownKey>.Empty;

    public string Stamp => Stamps.Access;

    /// <summary>Whose key this is; null for every key that is wrong, unknown, revoked or expired, all in about the same time.</summary>
    public KnownKey? Find(ReadOnlySpan<char> text, DateTimeOffset now)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];

        if (!ApiKey.TryRead(text, out var id, hash))
        {
            return null;
        }

        _keys.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var known);
        return CryptographicOperations.FixedTimeEquals(hash, known?.Hash ?? NoHash) && !(known?.ExpiresAt <= now) ? known : null;
    }

    /// <summary>The key with this id, the part of it that is no secret; null when it is no longer believed.</summary>
    public KnownKey? FindById(string id, DateTimeOffset now) => _keys.GetValueOrDefault(id) is { } known && !(known.ExpiresAt <= now) ? known : null;

    public async Task RefreshAsync(PricingDbContext db, CancellationToken cancellation)
    {
        var clients = await (
            from client in db.ApiClients.AsNoTracking()
            join account in db.Accounts.AsNoTracking() on client.AccountId equals account.Id
            where client.RevokedAt == null
            select new { client, account }).ToListAsync(cancellation);

        _keys = clients
            .Where(each => !each.client.DevelopmentOnly || environment.IsDevelopment())
            .SelectMany(each => Keys(each.client, each.account))
            .ToFrozenDictionary(pair => pair.Id, pair => pair.Key, StringComparer.Ordinal);
    }

    private static IEnumerable<(string Id, KnownKey Key)> Keys(ApiClientRow client, AccountRow account)
    {
        var caller = new Caller(
            account.Id, account.Name, account.Kind == AccountKinds.Seller, account.PriceBookCode,
            client.Id, client.Name, Scopes.Parse(client.Scopes), client.Mode, client.TrustsActor, AssortmentContract.Read(client.Assortment), DiscountLimit: decimal.Parse(client.DiscountLimit, CultureInfo.InvariantCulture));
        var suspended = account.SuspendedAt is not null;

        yield return (client.KeyId, new(client.KeyHash, caller, client.ExpiresAt, suspended, client.SessionsEnded));

        if (client is { PreviousKeyId: { } id, PreviousKeyHash: { } hash, PreviousKeyExpiresAt: { } overlap })
        {
            yield return (id, new(hash, caller, client.ExpiresAt < overlap ? client.ExpiresAt : overlap, suspended, client.SessionsEnded));
        }
    }
}

/// <summary>A key that is believed until it expires, and whose it is.</summary>
/// <param name="SessionsEnded">How often whoever signed in by it was signed out.</param>
internal sealed record KnownKey(byte[] Hash, Caller Caller, DateTimeOffset? ExpiresAt, bool Suspended, int SessionsEnded);

/// <summary>The kinds of accounts as they are stored.</summary>
internal static class AccountKinds
{
    public const string Seller = "seller";
    public const string Partner = "partner";
}
