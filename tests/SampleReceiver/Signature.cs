using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SampleReceiver;

/// <summary>Tells whether a webhook comes from who holds the secret (Standard Webhooks 1.0.0).</summary>
public static class Signature
{
    private const int MostEntries = 10;

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static bool IsSecret(string text) =>
        text.StartsWith("whsec_", StringComparison.Ordinal) && Convert.TryFromBase64String(text["whsec_".Length..], new byte[text.Length], out var length) && length >= 24;

    /// <param name="body">The bytes as they came, not JSON that was read and written again.</param>
    public static bool Matches(string secret, IHeaderDictionary headers, byte[] body, DateTimeOffset now)
    {
        if (headers["webhook-id"] is not [{ Length: > 0 } id] || headers["webhook-timestamp"] is not [{ } timestamp] || headers["webhook-signature"] is not [{ } signatures])
        {
            return false;
        }

        // What is old may have been recorded by somebody and sent again.
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
        {
            return false;
        }

        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var expected = HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body]);
        var entries = signatures.Split(' ');

        // During a change of secrets there is one entry for each.
        return entries.Length <= MostEntries && entries.Any(entry => IsEntry(entry, expected));
    }

    private static bool IsEntry(string entry, byte[] expected)
    {
        var given = new byte[expected.Length];

        return entry.StartsWith("v1,", StringComparison.Ordinal)
            && Convert.TryFromBase64String(entry[3..], given, out var length)
            && length == expected.Length
            && CryptographicOperations.FixedTimeEquals(given, expected);
    }
}
