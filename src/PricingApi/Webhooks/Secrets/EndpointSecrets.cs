using System.Text.Json;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks.Secrets;

/// <summary>What a delivery needs of what its endpoint trusted us with.</summary>
/// <param name="Secrets">To sign with, the current one first.</param>
/// <param name="Headers">To send along.</param>
internal sealed record Trusted(IReadOnlyList<byte[]> Secrets, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>Cannot be read: nothing may be sent with it.</summary>
    public static readonly Trusted Unreadable = new([], []);
}

/// <summary>Puts secrets and headers into the row of an endpoint, and takes them out again.</summary>
internal sealed class EndpointSecrets(Keyring keyring)
{
    private const string Secret = "secret";
    private const string PreviousSecret = "previous-secret";
    private const string Headers = "headers";

    public byte[] SealSecret(Guid endpoint, byte[] secret) => keyring.Seal(secret, endpoint, Secret);

    /// <summary>Lets a new secret take the place of the present one, which signs too until <paramref name="until"/>. One that signed before it signs no more.</summary>
    /// <param name="until">Null when the present one is to end at once.</param>
    public void Rotate(EndpointRow row, byte[] secret, DateTimeOffset? until)
    {
        var present = until is null ? null : keyring.Open(row.Secret, row.Id, Secret);

        row.PreviousSecret = present is null ? null : keyring.Seal(present, row.Id, PreviousSecret);
        row.PreviousSecretExpiresAt = present is null ? null : until;
        row.Secret = SealSecret(row.Id, secret);
    }

    public void KeepHeaders(EndpointRow row, IReadOnlyCollection<KeyValuePair<string, string>> headers)
    {
        row.HeaderNames = string.Join(' ', headers.Select(header => header.Key));
        row.Headers = headers.Count == 0 ? null : keyring.Seal(JsonSerializer.SerializeToUtf8Bytes(headers.ToDictionary()), row.Id, Headers);
    }

    /// <summary>The headers of an endpoint with their values; null when they cannot be read.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? ReadHeaders(EndpointRow row) =>
        row.Headers is null ? [] :
        keyring.Open(row.Headers, row.Id, Headers) is not { } json ? null :
        [.. JsonSerializer.Deserialize<Dictionary<string, string>>(json)!];

    /// <summary>What to sign with and to send along at this moment; <see cref="Trusted.Unreadable"/> when a part of it cannot be read.</summary>
    public Trusted Read(EndpointRow row, DateTimeOffset now)
    {
        List<byte[]?> secrets = [keyring.Open(row.Secret, row.Id, Secret)];

        if (row.PreviousSecret is { } previous && row.PreviousSecretExpiresAt > now)
        {
            secrets.Add(keyring.Open(previous, row.Id, PreviousSecret));
        }

        return ReadHeaders(row) is { } headers && !secrets.Contains(null) ? new([.. secrets.OfType<byte[]>()], headers) : Trusted.Unreadable;
    }

    /// <summary>Seals everything on the row with the current key.</summary>
    /// <returns>False when something cannot be read; then nothing was changed.</returns>
    public bool Renew(EndpointRow row)
    {
        var previous = row.PreviousSecret is null ? null : keyring.Open(row.PreviousSecret, row.Id, PreviousSecret);

        if (keyring.Open(row.Secret, row.Id, Secret) is not { } secret || ReadHeaders(row) is not { } headers || (previous is null && row.PreviousSecret is not null))
        {
            return false;
        }

        row.Secret = SealSecret(row.Id, secret);
        row.PreviousSecret = previous is null ? null : keyring.Seal(previous, row.Id, PreviousSecret);
        KeepHeaders(row, headers);
        return true;
    }

    /// <summary>Whether everything on the row was sealed with the current key.</summary>
    public bool IsCurrent(EndpointRow row) =>
        new[] { row.Secret, row.PreviousSecret, row.Headers }.OfType<byte[]>().All(bytes => SealedText.Read(bytes)?.KeyName == keyring.Current);
}
