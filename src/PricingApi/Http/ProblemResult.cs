using System.Buffers;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PricingApi.Http;

/// <summary>One thing that is wrong: where (a JSON Pointer into the body, the row and column of a file, or the name of a parameter or header), a stable code, and words.</summary>
internal sealed record ProblemError(string Code, string Detail, string? Pointer = null, string? Parameter = null, int? Row = null, string? Column = null);

/// <summary>An answer that says no, as <c>application/problem+json</c> (RFC 9457) whatever the caller accepts.</summary>
internal sealed class ProblemResult(ProblemType type, string detail, IReadOnlyList<ProblemError> errors) : IResult, IStatusCodeHttpResult
{
    /// <summary>More faults than these are not listed.</summary>
    public const int MostErrors = 50;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ProblemType Type { get; } = type;

    public string Detail { get; } = detail;

    public IReadOnlyList<ProblemError> Errors { get; } = errors;

    /// <summary>How many seconds to wait before trying again, where that helps.</summary>
    public int? RetryAfter { get; init; }

    public int? StatusCode => Type.Status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Type.Status;
        response.ContentType = "application/problem+json";
        response.Headers.CacheControl = "no-store";

        if (RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (Type == ProblemType.Unauthenticated)
        {
            response.Headers.WWWAuthenticate = "ApiKey realm=\"PricingApi\"";
        }

        var body = Render(Trace(httpContext));
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }

    /// <summary>The name of this request in our logs.</summary>
    public static string Trace(HttpContext http) => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;

    private ReadOnlyMemory<byte> Render(string trace)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, Writing);

        json.WriteStartObject();
        json.WriteString("type", Type.Address);
        json.WriteString("title", Type.Title);
        json.WriteNumber("status", Type.Status);
        json.WriteString("detail", Detail);
        json.WriteString("traceId", trace);
        json.WriteStartArray("errors");

        foreach (var error in Errors.Take(MostErrors))
        {
            Write(json, error);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, ProblemError error)
    {
        json.WriteStartObject();

        if (error.Row is { } row)
        {
            json.WriteNumber("row", row);
        }

        if (error.Column is not null)
        {
            json.WriteString("column", error.Column);
        }

        if (error.Pointer is not null)
        {
            json.WriteString("pointer", error.Pointer);
        }

        if (error.Parameter is not null)
        {
            json.WriteString("parameter", error.Parameter);
        }

        json.WriteString("code", error.Code);
        json.WriteString("detail", error.Detail);
        json.WriteEndObject();
    }
}
