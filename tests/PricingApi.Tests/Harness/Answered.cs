using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace PricingApi.Tests.Harness;

/// <summary>What came back, read to its end.</summary>
internal sealed record Answered(HttpStatusCode Status, HttpResponseHeaders Headers, string? ContentType, IEnumerable<string> Allow, string Text)
{
    public JsonElement Json => JsonElement.Parse(Text);

    public string Id => Json.GetProperty("id").GetString()!;

    /// <summary>The name of the problem; a problem that is not well-formed fails the test.</summary>
    public string Problem
    {
        get
        {
            ContentType.ShouldBe("application/problem+json", Text);
            Json.GetProperty("status").GetInt32().ShouldBe((int)Status);
            Json.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
            return Json.GetProperty("type").GetString()!["/problems/".Length..];
        }
    }

    /// <summary>The place of each error and its code: <c>/lines/0/service unknown-service</c>.</summary>
    public IEnumerable<string> Errors => Json.GetProperty("errors").EnumerateArray().Select(error => $"{Place(error)} {error.GetProperty("code").GetString()}");

    public string? ETag => Headers.ETag?.ToString();

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private static string? Place(JsonElement error) =>
        error.TryGetProperty("pointer", out var place) || error.TryGetProperty("parameter", out place) ? place.GetString() : null;
}
