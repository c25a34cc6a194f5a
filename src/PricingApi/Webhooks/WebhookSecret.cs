using System.Security.Cryptography;

namespace PricingApi.Webhooks;

/// <summary>The key an endpoint's deliveries are signed with: 32 random bytes, shown once as <c>whsec_</c> and base64.</summary>
internal static class WebhookSecret
{
    private const string Prefix = "whsec_";

    public static byte[] New() => RandomNumberGenerator.GetBytes(32);

    public static string Show(byte[] secret) => Prefix + Convert.ToBase64String(secret);

    /// <summary>Reads a shown secret, with or without its prefix.</summary>
    public static byte[] Read(string shown) =>
        Convert.FromBase64String(shown.StartsWith(Prefix, StringComparison.Ordinal) ? shown[Prefix.Length..] : shown);
}
