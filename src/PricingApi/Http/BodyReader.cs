using System.Text.Json;
using System.Text.Unicode;

namespace PricingApi.Http;

/// <summary>Turns the bytes of a body into a value, or into the problem that says why that cannot be done.</summary>
internal static class BodyReader
{
    /// <exception cref="RefusedException">The body is not JSON (malformed-json), or JSON of another shape (invalid-request).</exception>
    public static T Read<T>(ReadOnlyMemory<byte> bytes)
    {
        var body = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

        if (!Utf8.IsValid(body.Span))
        {
            throw Malformed("The body is not valid UTF-8.");
        }

        try
        {
            if (JsonSerializer.Deserialize<T>(body.Span, Json.Wire) is { } value)
            {
                // The serializer lets null into lists and dictionaries.
                return body.Span.IndexOf("null"u8) < 0 || Faults<T>(body) is [] ? value : throw Invalid<T>(body);
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or NotSupportedException)
        {
            // Which fault, and where, is told by a second look that no well-formed request pays for.
        }

        throw Invalid<T>(body);
    }

    private static RefusedException Invalid<T>(ReadOnlyMemory<byte> body) =>
        new(Problems.With(ProblemType.InvalidRequest, Faults<T>(body) is [_, ..] faults ? faults : [new("unreadable", "The body cannot be read.", Pointer: "")]));

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
