using System.Text;
using System.Text.Json;

namespace PricingApi.Tests.Harness;

/// <summary>An answer, read whole.</summary>
internal sealed class Reply
{
    private readonly Dictionary<string, string> _headers;

    private Reply(HttpResponseMessage response, byte[] bytes)
    {
        _headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        Status = (int)response.StatusCode;
        Bytes = bytes;
        Text = Encoding.UTF8.GetString(bytes);
        ETag = response.Headers.TryGetValues("ETag", out var tags) ? tags.Single() : null;
        Location = response.Headers.Location?.ToString();
        Replayed = response.Headers.TryGetValues("Idempotent-Replayed", out var replayed) && replayed.Single() == "true";
        MediaType = response.Content.Headers.ContentType?.MediaType;
    }

    public int Status { get; }

    /// <summary>The body as it came.</summary>
    public byte[] Bytes { get; }

    public string Text { get; }

    /// <summary>The header as it was sent, quotes and all.</summary>
    public string? ETag { get; }

    public string? Location { get; }

    public bool Replayed { get; }

    public string? MediaType { get; }

    public JsonElement Json => field.ValueKind is JsonValueKind.Undefined ? field = JsonElement.Parse(Text) : field;

    /// <summary>The name of the problem, the last part of its type.</summary>
    public string Problem => Json.Text("type").Split('/')[^1];

    public IReadOnlyList<(string? Place, string Code)> Errors =>
        [.. Json.Items("errors").Select(error => (error.TryGetProperty("pointer", out var pointer) || error.TryGetProperty("parameter", out pointer) ? pointer.GetString() : null, error.Text("code")))];

    /// <summary>The whole answer but for the number that finds it in the log.</summary>
    public string WithoutTrace => Text.Replace(Json.Text("traceId"), "", StringComparison.Ordinal);

    /// <summary>A header as it was sent; null when it was not.</summary>
    public string? Header(string name) => _headers.GetValueOrDefault(name);

    public static async Task<Reply> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using (response)
        {
            return new(response, await response.Content.ReadAsByteArrayAsync(cancellation));
        }
    }

    /// <summary>Fails the test, showing the answer, unless it has this status.</summary>
    public Reply Expect(int status)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    /// <summary>Fails the test, showing the answer, unless it is this problem, in the form every problem has.</summary>
    public Reply Expect(int status, string problem)
    {
        Status.ShouldBe(status, Text);
        MediaType.ShouldBe("application/problem+json", Text);
        Problem.ShouldBe(problem, Text);
        Json.GetProperty("status").GetInt32().ShouldBe(status);
        return this;
    }
}

/// <summary>Short ways to look into JSON.</summary>
internal static class JsonLooks
{
    public static string Text(this JsonElement json, string member) => json.GetProperty(member).GetString()!;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string member) => json.GetProperty(member).EnumerateArray();

    public static IReadOnlyList<string> Texts(this JsonElement json, string list, string member) => [.. json.Items(list).Select(item => item.Text(member))];

    /// <summary>The item whose member has this value; there must be one.</summary>
    public static JsonElement Find(this JsonElement json, string list, string member, string value) => json.Items(list).Single(item => item.Text(member) == value);

    public static decimal Amount(this JsonElement json, string member) => decimal.Parse(json.Text(member), System.Globalization.CultureInfo.InvariantCulture);
}
