using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PricingApi.Webhooks.Sending;

/// <summary>Signs as Standard Webhooks 1.0.0 says: HMAC-SHA256 over id, time and the exact bytes sent.</summary>
internal static class WebhookSignature
{
    /// <summary>The value of <c>webhook-signature</c>: one entry per secret, so that a receiver may hold any of them.</summary>
    /// <param name="secrets">The current secret first.</param>
    /// <param name="id">The id of the event; has no full stop in it.</param>
    /// <param name="timestamp">Unix seconds of this attempt.</param>
    public static string Sign(IReadOnlyList<byte[]> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var prefix = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}."));
        var entries = new string[secrets.Count];

        for (var index = 0; index < entries.Length; index++)
        {
            entries[index] = Entry(secrets[index], prefix, body);
        }

        return string.Join(' ', entries);
    }

    private static string Entry(byte[] secret, byte[] prefix, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(prefix);
        hash.AppendData(body);
        return "v1," + Convert.ToBase64String(hash.GetHashAndReset());
    }
}
