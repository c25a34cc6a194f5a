using System.Buffers;

namespace PricingApi.Http;

/// <summary>Bytes written one after the other, in pieces that are lent and given back.</summary>
/// <remarks>
/// A buffer that doubles takes larger and larger arrays, and where they are lent every thread keeps one of each size: bodies of some
/// megabytes then hold some hundred. Pieces are all of one size, too small for the heap of large objects.
/// </remarks>
internal sealed class Pieces : IBufferWriter<byte>, IDisposable
{
    private const int Usual = 64 * 1024;

    private readonly List<(byte[] Bytes, int Used)> _full = [];
    private byte[] _last = ArrayPool<byte>.Shared.Rent(Usual);
    private int _used;

    public int Length { get; private set; }

    public void Advance(int count)
    {
        _used += count;
        Length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_last.Length - _used < Math.Max(sizeHint, 1))
        {
            _full.Add((_last, _used));
            _last = ArrayPool<byte>.Shared.Rent(Math.Max(sizeHint, Usual));
            _used = 0;
        }

        return _last.AsMemory(_used);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public byte[] ToArray()
    {
        var whole = GC.AllocateUninitializedArray<byte>(Length);
        var at = 0;

        foreach (var (bytes, used) in _full.Append((_last, _used)))
        {
            bytes.AsSpan(0, used).CopyTo(whole.AsSpan(at));
            at += used;
        }

        return whole;
    }

    public void Dispose()
    {
        foreach (var (bytes, _) in _full.Append((_last, 0)))
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
