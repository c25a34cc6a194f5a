using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace PricingApi.Access;

/// <summary>The text of a key: <c>pk_live_</c> or <c>pk_test_</c>, 16 letters that find the client, 31 secret ones (184 bits) and 6 of a checksum.</summary>
/// <remarks>The checksum lets scanners recognise a leaked key, and us refuse a mistyped one without any look-up.</remarks>
internal static class ApiKey
{
    public const string Header = "X-Api-Key";

    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int PrefixLength = 8;
    private const int IdLength = 16;
    private const int SecretLength = 31;
    private const int ChecksumLength = 6;
    private const int Unchecked = PrefixLength + IdLength + SecretLength;
    private const int Length = Unchecked + ChecksumLength;

    /// <summary>Makes a new key.</summary>
    /// <param name="mode"><c>live</c> or <c>test</c>.</param>
    public static string Make(string mode) => Seal($"pk_{mode}_{RandomNumberGenerator.GetString(Letters, IdLength + SecretLength)}");

    /// <summary>The part that finds the client, and the hash that is stored; false when the text cannot be a key of ours.</summary>
    /// <param name="hash">Room for 32 bytes.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out ReadOnlySpan<char> id, Span<byte> hash)
    {
        id = default;
        Span<byte> bytes = stackalloc byte[Length];

        if (text.Length != Length || Encoding.ASCII.GetBytes(text, bytes) != Length || !HasPrefix(text))
        {
            return false;
        }

        Span<char> checksum = stackalloc char[ChecksumLength];
        Checksum(bytes[..Unchecked], checksum);

        if (!text[Unchecked..].SequenceEqual(checksum))
        {
            return false;
        }

        id = text.Slice(PrefixLength, IdLength);
        SHA256.HashData(bytes, hash);
        return true;
    }

    /// <summary>What is stored of a key.</summary>
    public static (string Id, byte[] Hash) Digest(string key)
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        return TryRead(key, out var id, hash) ? (id.ToString(), hash) : throw new ArgumentException("This is not a key of ours.", nameof(key));
    }

    /// <summary>Appends the checksum to the rest of a key.</summary>
    public static string Seal(string rest)
    {
        Span<char> checksum = stackalloc char[ChecksumLength];
        Checksum(Encoding.ASCII.GetBytes(rest), checksum);
        return string.Concat(rest, checksum);
    }

    private static bool HasPrefix(ReadOnlySpan<char> text) => text.StartsWith("pk_live_") || text.StartsWith("pk_test_");

    private static void Checksum(ReadOnlySpan<byte> bytes, Span<char> checksum)
    {
        var crc = uint.MaxValue;

        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (var each in bytes[(bytes.Length / sizeof(ulong) * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, each);
        }

        crc = ~crc;
        for (var place = checksum.Length - 1; place >= 0; place--, crc /= (uint)Letters.Length)
        {
            checksum[place] = Letters[(int)(crc % (uint)Letters.Length)];
        }
    }
}
