using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PricingApi.Operations;
using PricingApi.Storage;

namespace PricingApi.Http;

/// <summary>Makes cursors that only we can make: a place in a list, signed together with the list it is a place in.</summary>
internal sealed class CursorSeal : IKeptInMemory
{
    private const int Signed = 8 + 8 + 16;
    private const int Whole = Signed + 16;

    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>The installation's; the same on every replica.</summary>
    private byte[] _secret = [];

    public string Stamp => Stamps.Access;

    public async Task RefreshAsync(PricingDbContext db, CancellationToken cancellation) =>
        _secret = await db.Installations.Select(row => row.Secret).SingleAsync(cancellation);

    /// <param name="number">With <paramref name="id"/>, the place: what they mean is the list's affair.</param>
    /// <param name="scope">Everything the cursor must be used with again.</param>
    public string Close(long number, Guid id, string scope, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[Whole];
        BinaryPrimitives.WriteInt64BigEndian(bytes, now.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], number);
        id.TryWriteBytes(bytes[16..], bigEndian: true, out _);
        Sign(bytes[..Signed], scope, bytes[Signed..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <param name="life">How old it may be; a week unless said otherwise.</param>
    /// <exception cref="RefusedException">It was changed, belongs to something else (invalid-cursor) or is too old (gone).</exception>
    public (long Number, Guid Id) Open(string cursor, string scope, DateTimeOffset now, TimeSpan? life = null)
    {
        Span<byte> bytes = stackalloc byte[Whole];

        if (!Read(cursor, scope, bytes))
        {
            throw new RefusedException(Problems.Of(ProblemType.InvalidCursor));
        }

        if (now - MadeAt(bytes) > (life ?? Life))
        {
            throw new RefusedException(Problems.Of(ProblemType.Gone, $"This cursor is more than {(life ?? Life).Days} days old."));
        }

        return (BinaryPrimitives.ReadInt64BigEndian(bytes[8..]), new Guid(bytes[16..Signed], bigEndian: true));
    }

    /// <summary>When we made it for this scope; null when we did not.</summary>
    public DateTimeOffset? Made(string cursor, string scope)
    {
        Span<byte> bytes = stackalloc byte[Whole];
        return Read(cursor, scope, bytes) ? MadeAt(bytes) : null;
    }

    private static DateTimeOffset MadeAt(ReadOnlySpan<byte> bytes) => DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes));

    private bool Read(string cursor, string scope, Span<byte> bytes)
    {
        if (cursor.Length != Base64Url.GetEncodedLength(Whole) || !Base64Url.TryDecodeFromChars(cursor, bytes, out var length) || length != Whole)
        {
            return false;
        }

        Span<byte> signature = stackalloc byte[Whole - Signed];
        Sign(bytes[..Signed], scope, signature);
        return CryptographicOperations.FixedTimeEquals(signature, bytes[Signed..]);
    }

    private void Sign(ReadOnlySpan<byte> place, string scope, Span<byte> signature)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret, [.. place, .. Encoding.UTF8.GetBytes(scope)], whole);
        whole[..signature.Length].CopyTo(signature);
    }
}
