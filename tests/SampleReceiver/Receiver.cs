using System.Collections.Concurrent;

namespace SampleReceiver;

/// <summary>A small receiver of webhooks to start from: it verifies, answers quickly, and does each event once.</summary>
/// <remarks><c>dotnet run --project tests/SampleReceiver -- --secret whsec_…</c> listens at http://localhost:5100.</remarks>
public static class Receiver
{
    private const int MostBytes = 1024 * 1024;

    public static async Task<int> Main(string[] args)
    {
        try
        {
            var app = Create(args, TimeProvider.System);
            await app.StartAsync();
            await Console.Out.WriteLineAsync($"Listening at {string.Join(", ", app.Urls)}, at any path.");
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (InvalidOperationException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 2;
        }
    }

    public static WebApplication Create(string[] args, TimeProvider clock)
    {
        var builder = WebApplication.CreateBuilder(args);
        var secret = builder.Configuration["secret"] is { } given && Signature.IsSecret(given)
            ? given
            : throw new InvalidOperationException("Start it with --secret whsec_…, as it was shown when the endpoint was registered.");
        builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://localhost:5100");
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = MostBytes);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();

        // In a real receiver this is a table, written in the transaction that does what the event asks for.
        var done = new ConcurrentDictionary<string, bool>();

        app.MapPost("/{**path}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);

            if (!Signature.Matches(secret, request.Headers, body.ToArray(), clock.GetUtcNow()))
            {
                await Console.Out.WriteLineAsync("refused: the signature is not right, or older than five minutes");
                return Results.Unauthorized();
            }

            var id = request.Headers["webhook-id"].ToString();
            if (!done.TryAdd(id, true))
            {
                await Console.Out.WriteLineAsync($"{id} again: done before");
                return Results.Text("seen before"); // a 2xx, so that it is not sent again
            }

            await Console.Out.WriteLineAsync($"{id} new: {System.Text.Encoding.UTF8.GetString(body.ToArray())}");
            return Results.NoContent();
        });

        return app;
    }
}
