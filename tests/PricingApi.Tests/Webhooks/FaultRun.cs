using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Npgsql;
using PricingApi.Operations;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks;

namespace PricingApi.Tests.Webhooks;

/// <summary>One answer of a receiver.</summary>
/// <param name="Endpoint">Its path.</param>
internal sealed record Answer(string Endpoint, string EventId, Guid QuoteId, int Sequence, bool Accepted);

/// <summary>Three services on one PostgreSQL server that send events of many quotes to many receivers, and what can be done to them.</summary>
internal sealed class FaultRun : IAsyncDisposable
{
    private const int Services = 3;
    private const int EventsOfQuote = 4;

    /// <summary>In per cent of all events: the first time their receiver is told of one of these, it fails.</summary>
    private const int Refused = 30;

    private static readonly string[] Types = [.. WebhookEvents.All.Select(type => type.Name).Where(name => name.StartsWith("quote.", StringComparison.Ordinal)).Take(10)];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pricing-faults.");
    private readonly PostgresServer _postgres;
    private readonly Crm _crm;
    private readonly List<ServiceProcess> _services = [];
    private readonly ConcurrentQueue<Answer> _answers = new();
    private readonly ConcurrentDictionary<string, bool> _accepted = new();
    private readonly ConcurrentDictionary<string, bool> _seen = new();
    private readonly SemaphoreSlim _progress = new(0);

    private FaultRun(PostgresServer postgres, Crm crm) => (_postgres, _crm) = (postgres, crm);

    /// <summary>What the receivers answered, in the order in which they did.</summary>
    public IReadOnlyList<Answer> Answers => [.. _answers];

    public int Accepted => _accepted.Count;

    private string Database => _postgres.ConnectionString("pricing");

    public static async Task<FaultRun> StartAsync()
    {
        var run = new FaultRun(await PostgresServer.StartAsync(durable: true), await Crm.StartAsync());
        run._crm.Answer = run.AnswerAsync;

        for (var each = 0; each < Services; each++)
        {
            run._services.Add(await run.StartServiceAsync());
        }

        using var client = new HttpClient { BaseAddress = new(run._services[0].Address), DefaultRequestHeaders = { { "X-Api-Key", DevelopmentData.Key } } };
        foreach (var type in Types)
        {
            await new Door(client, default).PostAsync("/v1/webhook-endpoints", new { url = $"{run._crm.Url}/{type}", eventTypes = new[] { type }, ordered = true, maxInFlight = 16 });
        }

        return run;
    }

    /// <summary>Makes events of so many quotes, a few in each transaction, while everything else goes on. What the server did not confirm is tried again.</summary>
    /// <returns>The ids of the events.</returns>
    public async Task<List<Guid>> PublishAsync(int quotes, CancellationToken cancellation)
    {
        var made = new List<Guid>();
        foreach (var batch in Enumerable.Range(0, quotes).Select(number => (Id: Guid.CreateVersion7(), Type: Types[number % Types.Length])).Chunk(100))
        {
            for (var sequence = 1; sequence <= EventsOfQuote; sequence++)
            {
                var events = Array.ConvertAll(batch, quote => (Event: Guid.CreateVersion7(), quote.Id, quote.Type, Body: Body(quote.Id, sequence)));
                while (!await TryAsync(events, sequence, cancellation))
                {
                }

                made.AddRange(events.Select(each => each.Event));
            }
        }

        return made;
    }

    /// <summary>Kills one service as a power cut would, and starts another.</summary>
    public async Task KillAsync(int which)
    {
        await _services[which % Services].DisposeAsync();
        _services[which % Services] = await StartServiceAsync();
    }

    public Task CrashDatabaseAsync() => _postgres.CrashAsync();

    /// <summary>Waits until receivers have accepted so many events.</summary>
    public async Task HasDeliveredAsync(int events, CancellationToken cancellation)
    {
        while (Accepted < events)
        {
            await _progress.WaitAsync(cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }

        await _crm.DisposeAsync();
        _postgres.Dispose();
        _progress.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task<ServiceProcess> StartServiceAsync() => ServiceProcess.StartOnAsync(
        Database, _folder, "--Webhooks:Deadline=00:00:05", "--Webhooks:Lease=00:00:06", "--Webhooks:Poll=00:00:00.1", "--Logging:LogLevel:PricingApi=None");

    private Task AnswerAsync(Received received, HttpResponse response)
    {
        var data = received.Json.GetProperty("data");
        var refuses = received.Id[^2..] is var end && int.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture) * 100 / 256 < Refused && _seen.TryAdd(received.Id, true);

        response.StatusCode = refuses ? 500 : 204;
        _answers.Enqueue(new(received.Path, received.Id, data.GetProperty("quote").GetGuid(), data.GetProperty("sequence").GetInt32(), !refuses));
        if (!refuses && _accepted.TryAdd(received.Id, true))
        {
            _progress.Release();
        }

        return Task.CompletedTask;
    }

    private static byte[] Body(Guid quote, int sequence) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { data = new { quote, sequence } }));

    /// <returns>Whether it is certain that they are there.</returns>
    private async Task<bool> TryAsync((Guid Event, Guid Quote, string Type, byte[] Body)[] events, int sequence, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Database);
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand(
                """
                INSERT INTO events (id, account_id, type, quote_id, sequence, mode, occurred_at, body)
                SELECT e.id, (SELECT account_id FROM webhook_endpoints LIMIT 1), e.type, e.quote_id, $5, 'live', now(), e.body
                FROM unnest($1, $2, $3, $4) AS e (id, type, quote_id, body) ON CONFLICT DO NOTHING
                """, connection);
            command.Parameters.AddWithValue(Array.ConvertAll(events, each => each.Event));
            command.Parameters.AddWithValue(Array.ConvertAll(events, each => each.Type));
            command.Parameters.AddWithValue(Array.ConvertAll(events, each => each.Quote));
            command.Parameters.AddWithValue(Array.ConvertAll(events, each => each.Body));
            command.Parameters.AddWithValue(sequence);
            await command.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
