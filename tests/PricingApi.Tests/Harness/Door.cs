using System.Net.Http.Headers;
using System.Text;

namespace PricingApi.Tests.Harness;

/// <summary>The front door, as one API client uses it.</summary>
internal sealed class Door(HttpClient http, Guid account)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Guid Account { get; } = account;

    public Task<Reply> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    /// <summary>Without an Idempotency-Key.</summary>
    public Task<Reply> Post(string path, object? body, params (string Name, string Value)[] headers) => Send(HttpMethod.Post, path, body, headers);

    /// <summary>With an Idempotency-Key, a new one unless the test is about it.</summary>
    public Task<Reply> Create(string path, object body, string? key = null) => Send(HttpMethod.Post, path, body, ("Idempotency-Key", key ?? $"{Guid.NewGuid():N}"));

    public Task<Reply> Put(string path, object body, string? ifMatch) => Send(HttpMethod.Put, path, body, ifMatch is null ? [] : [("If-Match", ifMatch)]);

    /// <param name="body">JSON unless a Content-Type says otherwise: a text as it stands, bytes as they are, anything else by its own <c>ToString</c>.</param>
    public async Task<Reply> Send(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body as byte[] ?? Encoding.UTF8.GetBytes(body.ToString()!));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await Reply.ReadAsync(await http.SendAsync(request, Cancellation), Cancellation);
    }
}
