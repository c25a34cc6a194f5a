using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using PricingApi.Access;

namespace PricingApi.Webhooks.Ops;

/// <summary>Marks an operations page.</summary>
/// <param name="SignedIn">Whether it is for those who have signed in alone.</param>
internal sealed record OpsRule(bool SignedIn);

/// <summary>Lets whoever is signed in through to the operations pages, and no form that another website sent.</summary>
internal sealed partial class OpsDoor(RequestDelegate next, ILogger<OpsDoor> logger)
{
    /// <summary>A form has a few short fields.</summary>
    private const int MostBytes = 16 * 1024;

    public Task InvokeAsync(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<OpsRule>() is { } rule ? EnterAsync(http, rule) : next(http);

    private async Task EnterAsync(HttpContext http, OpsRule rule)
    {
        var services = http.RequestServices;
        var caller = services.GetRequiredService<OpsSession>().Read(http);

        if (rule.SignedIn && caller is null)
        {
            await new SeeOther(OpsSession.IsPresent(http) ? $"{OpsAnswers.SignIn}?ended" : OpsAnswers.SignIn).ExecuteAsync(http);
        }
        else if (caller is not null && services.GetRequiredService<Quota>().Refuses(http, caller.ClientId, services.GetRequiredService<TimeProvider>().GetUtcNow()) is { } tooMany)
        {
            await OpsAnswers.TooMany(tooMany.RetryAfter).ExecuteAsync(http);
        }
        else if (HttpMethods.IsPost(http.Request.Method) && !await IsOursAsync(http))
        {
            await OpsAnswers.Stale().ExecuteAsync(http);
        }
        else
        {
            http.Features.Set(caller);
            await next(http);
        }
    }

    private async Task<bool> IsOursAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        try
        {
            await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            NotOurs(logger, http.Connection.RemoteIpAddress?.ToString());
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A form of the operations pages came without a token that one of them gave out, from {Address}")]
    private static partial void NotOurs(ILogger logger, string? address);
}
