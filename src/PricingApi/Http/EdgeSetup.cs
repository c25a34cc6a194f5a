using Microsoft.AspNetCore.HostFiltering;
using PricingApi.Access;
using PricingApi.Operations;

namespace PricingApi.Http;

internal static class EdgeSetup
{
    public static void AddEdge(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = BodyLimit.Largest;
            server.Limits.MaxConcurrentConnections = 10_000;
            server.Limits.MaxConcurrentUpgradedConnections = 0;
        });

        // AllowedHosts names the hosts that are answered; another gets a bare 400.
        builder.Services.Configure<HostFilteringOptions>(options => options.IncludeFailureMessage = false);
        builder.Services.ConfigureHttpJsonOptions(options => Json.Describe(options.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.Configure<RouteOptions>(options =>
        {
            options.SetParameterPolicy<IdConstraint>("id");
            options.SetParameterPolicy<NumberConstraint>("number");
        });
        builder.Services.AddSingleton<CursorSeal>();
        builder.Services.AddSingleton<IKeptInMemory>(provider => provider.GetRequiredService<CursorSeal>());
    }

    /// <summary>Puts the layers of every request in their order: defined answers, routing, the check of the key.</summary>
    public static void UseEdge(this WebApplication app)
    {
        app.UseMiddleware<Edge>();
        app.Use(ReadHeadAsGet);
        app.UseRouting();
        app.Use(RestoreHead);
        app.UseMiddleware<KeyCheck>();
    }

    /// <summary>HEAD is answered by the route for GET; the server leaves the body out.</summary>
    private static RequestDelegate ReadHeadAsGet(RequestDelegate next) => http =>
    {
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Request.Method = HttpMethods.Get;
            http.Features.Set(HeadRequest.Instance);
        }

        return next(http);
    };

    private static RequestDelegate RestoreHead(RequestDelegate next) => http =>
    {
        if (http.Features.Get<HeadRequest>() is not null)
        {
            http.Request.Method = HttpMethods.Head;
        }

        return next(http);
    };

    private sealed class HeadRequest
    {
        public static readonly HeadRequest Instance = new();
    }
}
