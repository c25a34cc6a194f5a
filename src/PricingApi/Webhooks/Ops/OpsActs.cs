using System.Globalization;
using System.Text.Json;
using PricingApi.Access;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Webhooks.Dispatch;
using PricingApi.Webhooks.Replays;
using PricingApi.Webhooks.Secrets;
using PricingApi.Webhooks.Watching;

namespace PricingApi.Webhooks.Ops;

/// <summary>What the buttons do: what the routes of the API do, by the same handlers and in the name of the key that signed in.</summary>
internal static class OpsActs
{
    internal static async Task<IResult> ReplayDelivery(
        Guid id, HttpContext http, Caller caller, IDispatchClock dispatchClock, WebhookMetrics metrics, Pause pause, PricingDbContext db, TimeProvider clock, OpsReader reader, CancellationToken cancellation)
    {
        var done = await DeliveryEndpoints.ReplayDelivery(id, key: null, caller, dispatchClock, metrics, db, clock, cancellation);

        return done is ProblemResult problem
            ? OpsBoardPage.Of(await reader.ReadAsync(caller, cancellation), OpsToken.For(http), OpsNotice.Of(problem))
            : (pause.IsOn ? OpsNotice.ReplayWaits : OpsNotice.Replayed).After(OpsAnswers.Home);
    }

    internal static async Task<IResult> Pause(
        Guid id, HttpContext http, Caller caller, EndpointSecrets secrets, EndpointSwitch endpointSwitch, PricingDbContext db, TimeProvider clock, OpsReader reader, CancellationToken cancellation) =>
        await ShowAsync(id, OpsNotice.Paused, await EndpointPausing.PauseWebhookEndpoint(id, ifMatch: null, caller, secrets, endpointSwitch, db, clock, cancellation), http, caller, reader, cancellation);

    internal static async Task<IResult> Resume(
        Guid id, OpsForm form, HttpContext http, Caller caller, EndpointSecrets secrets, EndpointSwitch endpointSwitch, PricingDbContext db, TimeProvider clock, OpsReader reader, CancellationToken cancellation)
    {
        var done = EnumNames<HeldDeliveries>.TryParse(form["held"], out var held)
            ? await EndpointPausing.ResumeWebhookEndpoint(id, new(new(held)), ifMatch: null, caller, secrets, endpointSwitch, db, clock, cancellation)
            : Problems.Refused("held", "Choose what becomes of what was held: send or skip.");

        return await ShowAsync(id, OpsNotice.Resumed, done, http, caller, reader, cancellation);
    }

    internal static async Task<IResult> ReplaySince(
        Guid id, OpsForm form, HttpContext http, Caller caller, DispatchSignal signal, PricingDbContext db, TimeProvider clock, OpsReader reader, CancellationToken cancellation)
    {
        // A browser's field for a time has no zone; the page says that it is UTC.
        var done = DateTimeOffset.TryParseExact(form["since"], ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
            ? await ReplayEndpoints.CreateReplay(new(new(id, since)), key: null, caller, signal, db, clock, cancellation)
            : Problems.Refused("since", "Fill in a day and a time.");

        return await ShowAsync(id, OpsNotice.ReplayBegun, done, http, caller, reader, cancellation);
    }

    internal static async Task<IResult> Test(
        Guid id, HttpContext http, Caller caller, EndpointTest test, EndpointSecrets secrets, IDispatchClock dispatchClock, PricingDbContext db, TimeProvider clock, OpsReader reader, CancellationToken cancellation)
    {
        var done = await EndpointTesting.TestWebhookEndpoint(id, key: null, caller, test, secrets, dispatchClock, db, clock, cancellation);
        var delivered = done is Answer answer && JsonElement.Parse(answer.Body.Span).GetProperty("delivered").GetBoolean();

        return await ShowAsync(id, delivered ? OpsNotice.TestDelivered : OpsNotice.TestFailed, done, http, caller, reader, cancellation);
    }

    /// <summary>The page of the endpoint: asked for anew when it was done, at once with the reason when it was not.</summary>
    private static async Task<IResult> ShowAsync(Guid id, OpsNotice notice, IResult done, HttpContext http, Caller caller, OpsReader reader, CancellationToken cancellation) =>
        done is not ProblemResult problem ? notice.After(OpsAnswers.Endpoint(id))
        : await reader.FindAsync(id, caller, cancellation) is { } endpoint ? OpsEndpointPage.Of(endpoint, OpsToken.For(http), OpsNotice.Of(problem))
        : OpsAnswers.Nothing();
}
