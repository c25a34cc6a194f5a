using System.Buffers;
using System.Text.Json;

namespace PricingApi.Domain;

/// <summary>Room to write one piece of JSON in. Each thread keeps the memory for the next time.</summary>
public sealed class JsonRoom : IDisposable
{
    private const int Usual = 64 * 1024;
    private const int MostKept = 1024 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _kept;

    private readonly ArrayBufferWriter<byte> _bytes;

    public JsonRoom(JsonWriterOptions options)
    {
        _bytes = _kept ?? new(Usual);
        _kept = null;
        Json = new(_bytes, options);
    }

    public Utf8JsonWriter Json { get; }

    /// <summary>How many bytes were written so far.</summary>
    public int Position => (int)(Json.BytesCommitted + Json.BytesPending);

    /// <summary>What was written; it lasts as long as this room does.</summary>
    public ReadOnlySpan<byte> Written()
    {
        Json.Flush();
        return _bytes.WrittenSpan;
    }

    /// <summary>A copy of what was written.</summary>
    public byte[] ToArray()
    {
        var written = Written();
        var bytes = GC.AllocateUninitializedArray<byte>(written.Length);
        written.CopyTo(bytes);

        return bytes;
    }

    public void Dispose()
    {
        Json.Dispose();
        if (_bytes.Capacity <= MostKept)
        {
            _bytes.ResetWrittenCount();
            _kept = _bytes;
        }
    }
}
