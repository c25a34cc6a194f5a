using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Access;

/// <summary>How a client comes by its keys.</summary>
internal static class ApiClients
{
    /// <summary>Makes a client and its key, which is known only here.</summary>
    public static (ApiClientRow Row, string Key) Make(Guid account, string name, Scope scopes, KeyMode mode, DateTimeOffset now)
    {
        var stored = EnumNames<KeyMode>.Of(mode);
        var key = ApiKey.Make(stored);
        return (From(key, account, name, scopes, stored, now), key);
    }

    /// <summary>A client with a key that is known already.</summary>
    public static ApiClientRow From(string key, Guid account, string name, Scope scopes, string mode, DateTimeOffset now)
    {
        var (id, hash) = ApiKey.Digest(key);
        return new()
        {
            Id = Ids.New(now),
            AccountId = account,
            Name = name,
            KeyId = id,
            KeyHash = hash,
            Scopes = scopes.Format(),
            Mode = mode,
            CreatedAt = now,
        };
    }

    /// <summary>Replaces the key; the one before is believed for another <paramref name="overlap"/>.</summary>
    /// <returns>The new key, known only here.</returns>
    public static string Rotate(this ApiClientRow row, DateTimeOffset now, TimeSpan overlap)
    {
        var key = ApiKey.Make(row.Mode);
        (row.PreviousKeyId, row.PreviousKeyHash, row.PreviousKeyExpiresAt) = (row.KeyId, row.KeyHash, now + overlap);
        (row.KeyId, row.KeyHash) = ApiKey.Digest(key);
        return key;
    }
}
