using System.Buffers;
using System.Buffers.Binary;

namespace PricingApi.Storage;

/// <summary>Identifiers: ordered by time, made by the service, with one written form (32 lower-case hexadecimal digits).</summary>
internal static class Ids
{
    private const int Length = 32;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static Guid New(TimeProvider clock) => New(clock.GetUtcNow());

    public static Guid New(DateTimeOffset now) => Guid.CreateVersion7(now);

    /// <summary>What every id made at this instant, or later, is not less than.</summary>
    public static Guid First(DateTimeOffset instant)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, instant.ToUnixTimeMilliseconds() << 16);
        return new(bytes, bigEndian: true);
    }

    public static string Format(Guid id) => id.ToString("N");

    /// <summary>Reads exactly what <see cref="Format"/> writes, and nothing else.</summary>
    public static bool TryParse(string? text, out Guid id)
    {
        id = default;
        return text is { Length: Length }
            && !text.AsSpan().ContainsAnyExcept(Digits)
            && Guid.TryParseExact(text, "N", out id);
    }
}
