using System.Text.Json;
using System.Text.Unicode;

namespace PricingApi.Http;

/// <summary>Turns the bytes of a body into a value, or into the problem that says why that cannot be done.</summary>
internal static class BodyReader
{
    /// <exception cref="RefusedException">The body is not JSON (malformed-json), or JSON of another shape (invalid-request).</exception>
    public static T Read<T>(ReadOnlyMemory<byte> bytes)
    {
        var body = Text(bytes);

        return TryRead<T>(body, out var faults) is { } value ? value : throw new RefusedException(Problems.With(ProblemType.InvalidRequest, faults));
    }

    /// <summary>The UTF-8 of a body, without the mark it may begin with.</summary>
    /// <exception cref="RefusedException">It is not UTF-8.</exception>
    public static ReadOnlyMemory<byte> Text(ReadOnlyMemory<byte> bytes)
    {
        var body = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

        return Utf8.IsValid(body.Span) ? body : throw Malformed("The body is not valid UTF-8.");
    }

    /// <summary>Reads JSON in UTF-8 as strictly; says what keeps it from being read in <paramref name="faults"/>.</summary>
    /// <exception cref="RefusedException">It is not JSON.</exception>
    public static T? TryRead<T>(ReadOnlyMemory<byte> json, out IReadOnlyList<ProblemError> faults)
    {
        try
        {
            // The serializer lets null into lists and dictionaries.
            if (JsonSerializer.Deserialize<T>(json.Span, Json.Wire) is { } value && (json.Span.IndexOf("null"u8) < 0 || Faults<T>(json) is []))
            {
                faults = [];
                return value;
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or NotSupportedException)
        {
            // Which fault, and where, is told by a second look that no well-formed request pays for.
        }

        faults = Faults<T>(json) is [_, ..] found ? found : [new("unreadable", "The body cannot be read.", Pointer: "")];
        return default;
    }

    private static IReadOnlyList<ProblemError> Faults<T>(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = Json.MaxDepth });
            return BodyFaults.Find(document.RootElement, typeof(T));
        }
        catch (JsonException fault)
        {
            throw Malformed(body.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0
                ? "The body is empty."
                : $"The body stops being JSON at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}, or is nested more than {Json.MaxDepth} deep.");
        }
    }

    private static RefusedException Malformed(string detail) => new(Problems.With(ProblemType.MalformedJson, [new("malformed", detail, Pointer: "")]));
}
