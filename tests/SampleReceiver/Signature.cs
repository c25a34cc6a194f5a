using WebhookReceivers;

namespace SampleReceiver;

/// <summary>Tells whether a webhook comes from who holds the secret.</summary>
public static class Signature
{
    public static bool IsSecret(string text) =>
        text.StartsWith("whsec_", StringComparison.Ordinal) && Convert.TryFromBase64String(text["whsec_".Length..], new byte[text.Length], out var length) && length >= 24;

    /// <summary>Each header is expected once.</summary>
    public static bool Matches(string secret, IHeaderDictionary headers, byte[] body, DateTimeOffset now) =>
        headers["webhook-id"] is [{ } id] && headers["webhook-timestamp"] is [{ } timestamp] && headers["webhook-signature"] is [{ } signatures]
        && WebhookVerification.IsGenuine(secret, id, timestamp, signatures, body, now);
}
