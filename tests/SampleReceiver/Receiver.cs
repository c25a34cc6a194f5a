using System.Collections.Concurrent;

namespace SampleReceiver;

/// <summary>A small receiver of webhooks to start from: it verifies, answers quickly, and does each event once.</summary>
/// <remarks><c>dotnet run --project tests/SampleReceiver -- --secret whsec_…</c> listens at http://localhost:5100.</remarks>
public static class Receiver
{
    private const int MostBytes = 1024 * 1024;

    public static Task Main(string[] args) => Create(args, TimeProvider.System).RunAsync();

    public static WebApplication Create(string[] args, TimeProvider clock)
    {
        var builder = WebApplication.CreateBuilder(args);
        var secret = builder.Configuration["secret"] is { } given && given.StartsWith("whsec_", StringComparison.Ordinal)
            ? given
            : throw new InvalidOperationException("Start it with --secret whsec_…, as it was shown when the endpoint was registered.");
        builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://localhost:5100");
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = MostBytes);
        var app = builder.Build();

        // In a real receiver this is a table, written in the transaction that does what the event asks for.
        var done = new ConcurrentDictionary<string, bool>();

        app.MapPost("/{**path}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);

            if (!Signature.Matches(secret, request.Headers, body.ToArray(), clock.GetUtcNow()))
            {
                return Results.Unauthorized();
            }

            var id = request.Headers["webhook-id"].ToString();
            if (!done.TryAdd(id, true))
            {
                return Results.Text("seen before"); // a 2xx, so that it is not sent again
            }

            await Console.Out.WriteLineAsync($"{id} {System.Text.Encoding.UTF8.GetString(body.ToArray())}");
            return Results.NoContent();
        });

        return app;
    }
}
