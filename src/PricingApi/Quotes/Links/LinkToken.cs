using System.Security.Cryptography;
using System.Text;

namespace PricingApi.Quotes.Links;

/// <summary>The secret of a link: 32 letters and digits, 190 bits, of which only a hash is kept.</summary>
internal static class LinkToken
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Length = 32;

    public static string Make() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>What is kept of it, and what finds it: of a text that cannot be a secret as well, so that it takes as long.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
