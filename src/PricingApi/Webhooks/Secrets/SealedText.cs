using System.Text;

namespace PricingApi.Webhooks.Secrets;

/// <summary>The stored form of an encrypted text: its form, the name of its key, nonce, cipher text and tag.</summary>
internal sealed record SealedText(byte[] Bytes, int NameLength)
{
    public const int NonceBytes = 12;
    public const int TagBytes = 16;
    public const int LongestName = 32;

    /// <summary>The only form so far.</summary>
    private const byte Form = 1;

    /// <summary>The form and the length of the name.</summary>
    private const int Before = 2;

    public string KeyName => Encoding.ASCII.GetString(Bytes, Before, NameLength);

    public Memory<byte> Nonce => Bytes.AsMemory(Before + NameLength, NonceBytes);

    public Memory<byte> Cipher => Bytes.AsMemory(Before + NameLength + NonceBytes)[..^TagBytes];

    public Memory<byte> Tag => Bytes.AsMemory()[^TagBytes..];

    public static SealedText Empty(string keyName, int length)
    {
        var bytes = new byte[Before + keyName.Length + NonceBytes + length + TagBytes];
        (bytes[0], bytes[1]) = (Form, (byte)keyName.Length);
        Encoding.ASCII.GetBytes(keyName, bytes.AsSpan(Before));
        return new(bytes, keyName.Length);
    }

    /// <summary>Null when the bytes have another form.</summary>
    public static SealedText? Read(byte[] bytes) =>
        bytes is [Form, var length, ..] && length <= LongestName && bytes.Length >= Before + length + NonceBytes + TagBytes ? new(bytes, length) : null;
}
