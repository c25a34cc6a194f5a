using System.Text.Json.Serialization;
using PricingApi.Access;
using PricingApi.Http;

namespace PricingApi.Operations;

/// <summary>How the service is.</summary>
/// <param name="Status"><c>live</c>, <c>ready</c>, or <c>degraded</c>: it serves requests, but somebody has to look.</param>
/// <param name="Reasons">Why it is degraded: <c>clock-skew</c> (its clock is more than 30 seconds off the database's), <c>webhooks-paused</c> (it was started with <c>Webhooks:Paused</c> and sends nothing).</param>
public sealed record HealthResponse(string Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Reasons = null);

internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Operations").Open();

        health.MapGet("/live", GetLiveness).Produces<HealthResponse>();
        health.MapGet("/ready", GetReadiness).Produces<HealthResponse>().Refuses(503);
    }

    /// <summary>Tells that the process runs. Asks nothing else, so that a database outage restarts nobody.</summary>
    internal static IResult GetLiveness() => Answer.Ok(new HealthResponse("live"));

    /// <summary>Tells whether requests should be sent here: the database answers, its schema fits, and the service isn't stopping.</summary>
    internal static async Task<IResult> GetReadiness(Readiness readiness, IEnumerable<IDegradation> degradations)
    {
        if (await readiness.RefusesAsync() is { } refusal)
        {
            return refusal;
        }

        var reasons = degradations.Select(each => each.Reason).OfType<string>().ToList();
        return Answer.Ok(reasons is [] ? new HealthResponse("ready") : new HealthResponse("degraded", reasons));
    }
}
