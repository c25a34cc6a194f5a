using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace PricingApi.Tests.Harness;

/// <summary>Requests in one line. A body is sent as it is when it is a text, as JSON otherwise.</summary>
internal static class Talking
{
    public static Task<Answered> Get(this HttpClient client, string path, params (string Name, string Value)[] headers) => client.Send("GET", path, null, headers);

    public static Task<Answered> Post(this HttpClient client, string path, object? body = null, params (string Name, string Value)[] headers) => client.Send("POST", path, body, headers);

    public static Task<Answered> Put(this HttpClient client, string path, object body, params (string Name, string Value)[] headers) => client.Send("PUT", path, body, headers);

    public static async Task<Answered> Send(this HttpClient client, string method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(method), path) { Content = Content(body) };

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(response.StatusCode, response.Headers, response.Content.Headers.ContentType?.ToString(), response.Content.Headers.Allow, text);
    }

    private static ByteArrayContent? Content(object? body)
    {
        if (body is null)
        {
            return null;
        }

        var content = new ByteArrayContent(body as byte[] ?? Encoding.UTF8.GetBytes(body as string ?? JsonSerializer.Serialize(body)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
