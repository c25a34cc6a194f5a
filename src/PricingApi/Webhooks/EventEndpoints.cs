using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PricingApi.Access;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks;

/// <summary>Events for those who ask, in place of being told or besides.</summary>
internal static class EventEndpoints
{
    private const int Usual = 50;

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/v1/events").WithTags("Webhooks").Needs(Scope.WebhooksManage);

        events.MapGet("/", ListEvents).Produces<EventsResponse>().Refuses(410);
        events.MapGet("/{id:id}", GetEvent).Produces<EventResponse>().Refuses(404);
    }

    /// <summary>Gives what happened after a cursor, oldest first: for receivers that cannot be reached, or to catch up.</summary>
    /// <remarks>
    /// What is given is what an endpoint of the account could hear, in the mode of the key. Keep <c>next</c> together with what the events made you do, and send it as <c>after</c>:
    /// so none is missed and none comes twice, whatever else is written meanwhile. <c>wait</c> holds the answer until something happens. A cursor stays good as long as the events after it are kept (90 days,
    /// unless the service is set up otherwise); with an older one something might be missed, so it is answered 410: begin anew, and read the quotes that have changed. It serves only the account, <c>types</c> and <c>allAccounts</c> it was given for.
    /// </remarks>
    internal static async Task<IResult> ListEvents(
        [Description("Where to go on: next of the answer before. From the first event there is when absent.")] Query<string>? after,
        [Description("How many events to give at most; 50 unless said otherwise. Fewer are given when they are large.")][Range(1, 1000)] Query<int>? limit,
        [Description("Only events of these types, separated by commas.")] Query<string>? types,
        [Description("For how many seconds to wait for an event when there is none; 0 unless said otherwise.")][Range(0, 30)] Query<int>? wait,
        [Description("Whether to give the events of every account; only for the seller's own systems.")] Query<bool>? allAccounts,
        Caller caller,
        EventFeed feed,
        CursorSeal seal,
        IOptions<WebhookOptions> options,
        TimeProvider clock,
        PricingDbContext db,
        CancellationToken cancellation)
    {
        if (EndpointRules.RefuseReach(allAccounts?.Value is true, caller) is { } reach)
        {
            return reach;
        }

        var names = types?.Value.Split(',').Distinct().ToList();
        if (names?.Find(name => WebhookEvents.Find(name) is not { Subscribable: true }) is not null)
        {
            return Problems.InvalidParameter("types", "There is no such event type to ask for; GET /v1/event-types lists them.", "unknown-event-type");
        }

        var audience = EventAudience.Of(caller, allAccounts?.Value is true, names);
        var place = after is null ? 0 : seal.Open(after.Value, audience.Scope, clock.GetUtcNow(), options.Value.KeepLog).Number;
        var part = await feed.ReadAsync(db, audience, place, limit?.Value ?? Usual, TimeSpan.FromSeconds(wait?.Value ?? 0), cancellation);

        return Answer.Ok(Write(part.Events, seal.Close(part.UpTo, Guid.Empty, audience.Scope, clock.GetUtcNow())));
    }

    /// <summary>Shows one event, with the body that endpoints are sent: what a delivery of the log carried.</summary>
    /// <param name="id">Id of the event, the <c>webhook-id</c> that receivers see.</param>
    internal static async Task<IResult> GetEvent(Guid id, Caller caller, PricingDbContext db, CancellationToken cancellation)
    {
        var audience = EventAudience.Of(caller, caller.SeesAll, types: null);
        var one = db.Events.AsNoTracking().Where(row => row.Id == id);
        var found = await audience.OfAccounts(one).SingleOrDefaultAsync(cancellation) ?? await audience.OfBooks(one).SingleOrDefaultAsync(cancellation);

        return found is null ? Problems.NotFound() : Answer.Ok(Write(json => Write(json, found)));
    }

    /// <summary>An <see cref="EventsResponse"/>, with each body as the bytes that are sent.</summary>
    private static ReadOnlyMemory<byte> Write(IReadOnlyList<EventRow> events, string next) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("items"u8);

        foreach (var row in events)
        {
            Write(json, row);
        }

        json.WriteEndArray();
        json.WriteString("next"u8, next);
        json.WriteEndObject();
    });

    /// <summary>An <see cref="EventResponse"/>.</summary>
    private static void Write(Utf8JsonWriter json, EventRow row)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, Ids.Format(row.Id));
        json.WriteString("type"u8, row.Type);
        json.WriteString("timestamp"u8, InstantConverter.Format(row.OccurredAt));
        json.WritePropertyName("body"u8);
        json.WriteRawValue(row.Body, skipInputValidation: true);
        json.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        using var pieces = new Pieces();
        using (var json = new Utf8JsonWriter(pieces, Json.ForWriter))
        {
            write(json);
        }

        return pieces.ToArray();
    }
}
