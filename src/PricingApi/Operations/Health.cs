using PricingApi.Access;
using PricingApi.Http;

namespace PricingApi.Operations;

/// <summary>How the service is.</summary>
public sealed record HealthResponse(string Status);

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
    internal static async Task<IResult> GetReadiness(Readiness readiness) =>
        await readiness.RefusesAsync() ?? (IResult)Answer.Ok(new HealthResponse("ready"));
}
