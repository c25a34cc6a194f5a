using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WebhookReceivers;

/// <summary>Tells whether a webhook comes from who holds the secret (Standard Webhooks 1.0.0, v1). Copy it into your receiver.</summary>
public static class WebhookVerification
{
    private const string Prefix = "whsec_";
    private const int ToleranceSeconds = 5 * 60;
    private const int MostSignatures = 10;

    /// <param name="secret">As it was shown: <c>whsec_</c> and base64.</param>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="signatures">The header <c>webhook-signature</c>: while secrets change there is one entry for each.</param>
    /// <param name="body">The bytes as they came, not JSON that was read and written again.</param>
    public static bool IsGenuine(string secret, string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(id) || signatures is null || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return false;
        }

        // What is old may have been recorded by somebody and sent again.
        var age = now.ToUnixTimeSeconds() - seconds;
        if (age is > ToleranceSeconds or < -ToleranceSeconds)
        {
            return false;
        }

        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Convert.FromBase64String(secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(body);
        var expected = Encoding.ASCII.GetBytes("v1," + Convert.ToBase64String(hmac.GetHashAndReset()));

        var entries = signatures.Split(' ');
        return entries.Length <= MostSignatures && entries.Any(entry => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(entry), expected));
    }
}
