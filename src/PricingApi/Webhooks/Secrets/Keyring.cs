using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PricingApi.Operations;
using PricingApi.Storage;

namespace PricingApi.Webhooks.Secrets;

/// <summary>Encrypts what an account trusts us with, bound to the endpoint and the purpose it is for: moved elsewhere it cannot be opened.</summary>
/// <remarks>AES-256-GCM. Each sealed text carries the name of its key, so that older keys open what they closed.</remarks>
internal sealed class Keyring(IOptions<WebhookOptions> options) : IKeptInMemory
{
    /// <summary>The name of the key that comes with every installation.</summary>
    public const string Installation = "installation";

    public const int KeyBytes = 32;

    private readonly Dictionary<string, byte[]> _configured = options.Value.Keys.ToDictionary(key => key.Key, key => Convert.FromBase64String(key.Value));
    private byte[] _installation = [];

    /// <summary>The name of the key that seals from now on.</summary>
    public string Current { get; } = options.Value.Key ?? Installation;

    public string Stamp => Stamps.Access;

    public async Task RefreshAsync(PricingDbContext db, CancellationToken cancellation) =>
        _installation = HKDF.DeriveKey(
            HashAlgorithmName.SHA256, await db.Installations.Select(row => row.Secret).SingleAsync(cancellation), KeyBytes, info: "webhook endpoints"u8.ToArray());

    public byte[] Seal(ReadOnlySpan<byte> open, Guid endpoint, string purpose)
    {
        var text = SealedText.Empty(Current, open.Length);
        RandomNumberGenerator.Fill(text.Nonce.Span);

        using var cipher = new AesGcm(Key(Current)!, SealedText.TagBytes);
        cipher.Encrypt(text.Nonce.Span, open, text.Cipher.Span, text.Tag.Span, Bound(endpoint, purpose));
        return text.Bytes;
    }

    /// <summary>What was sealed for this endpoint and purpose; null when its key is lost or it was tampered with.</summary>
    public byte[]? Open(byte[] bytes, Guid endpoint, string purpose)
    {
        if (SealedText.Read(bytes) is not { } text || Key(text.KeyName) is not { } key)
        {
            return null;
        }

        var open = new byte[text.Cipher.Length];

        try
        {
            using var cipher = new AesGcm(key, SealedText.TagBytes);
            cipher.Decrypt(text.Nonce.Span, text.Cipher.Span, text.Tag.Span, open, Bound(endpoint, purpose));
            return open;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private byte[]? Key(string name) => name == Installation ? _installation : _configured.GetValueOrDefault(name);

    private static byte[] Bound(Guid endpoint, string purpose) => Encoding.UTF8.GetBytes($"{purpose} {Ids.Format(endpoint)}");
}
