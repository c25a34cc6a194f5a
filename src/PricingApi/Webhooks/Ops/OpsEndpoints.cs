using Microsoft.AspNetCore.Antiforgery;
using PricingApi.Access;
using PricingApi.Operations;
using PricingApi.Storage;

namespace PricingApi.Webhooks.Ops;

/// <summary>Pages on which administrators of the seller see how webhooks fare, and put right what is not.</summary>
/// <remarks>They are for people and no part of the API. Whoever is signed in is known by a cookie, which <see cref="OpsDoor"/> looks at; the check of keys lets them through.</remarks>
internal static class OpsEndpoints
{
    public static void MapOps(this IEndpointRouteBuilder routes)
    {
        var door = routes.MapGroup(OpsAnswers.Home).ExcludeFromDescription().Open();
        door.MapGet("/sign-in", ShowSignIn).WithMetadata(new OpsRule(SignedIn: false));
        door.MapPost("/sign-in", SignIn).WithMetadata(new OpsRule(SignedIn: false));

        var pages = door.MapGroup("").WithMetadata(new OpsRule(SignedIn: true));
        pages.MapGet("/", ShowBoard);
        pages.MapPost("/sign-out", SignOut);
        pages.MapPost("/deliveries/{id:id}/replay", OpsActs.ReplayDelivery);
        pages.MapGet("/endpoints/{id:id}", ShowEndpoint);
        pages.MapPost("/endpoints/{id:id}/pause", OpsActs.Pause);
        pages.MapPost("/endpoints/{id:id}/resume", OpsActs.Resume);
        pages.MapPost("/endpoints/{id:id}/replay", OpsActs.ReplaySince);
        pages.MapPost("/endpoints/{id:id}/test", OpsActs.Test);
        pages.MapFallback("{**page}", OpsAnswers.Nothing);
    }

    internal static IResult ShowSignIn(HttpContext http) =>
        OpsSignInPage.Of(OpsToken.For(http), http.Request.Query.ContainsKey("ended") ? "Your session has ended. Sign in again." : null);

    internal static async Task<IResult> SignIn(OpsForm form, HttpContext http, SignInQuota quota, OpsSession session, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        if (quota.Refuses(http.Connection.RemoteIpAddress) is { } seconds)
        {
            return OpsSignInPage.Of(OpsToken.For(http), "Too many people tried to sign in from your address. Try again in a minute.", 429, seconds);
        }

        if (session.Begin(http, form["key"]) is not { } caller)
        {
            return OpsSignInPage.Of(OpsToken.For(http), "This is not a key of an administrator of the seller (scopes admin and webhooks:manage).", 403);
        }

        db.Audit(caller, "ops.signIn", $"api-clients/{Ids.Format(caller.ClientId)}", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return new SeeOther(OpsAnswers.Home);
    }

    internal static async Task<IResult> SignOut(HttpContext http, Caller caller, Memory memory, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await OpsSession.EndAsync(http, caller, db, cancellation);
        db.Audit(caller, "ops.signOut", $"api-clients/{Ids.Format(caller.ClientId)}", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await memory.CatchUpAsync(cancellation);
        return new SeeOther(OpsAnswers.SignIn);
    }

    internal static async Task<IResult> ShowBoard(HttpContext http, Caller caller, OpsReader reader, CancellationToken cancellation) =>
        OpsBoardPage.Of(await reader.ReadAsync(caller, cancellation), OpsToken.For(http), OpsNotice.Of(http.Request.Query));

    internal static async Task<IResult> ShowEndpoint(Guid id, HttpContext http, Caller caller, OpsReader reader, CancellationToken cancellation) =>
        await reader.FindAsync(id, caller, cancellation) is { } endpoint ? OpsEndpointPage.Of(endpoint, OpsToken.For(http), OpsNotice.Of(http.Request.Query)) : OpsAnswers.Nothing();
}

/// <summary>What each form carries along, so that no other website can send it.</summary>
internal static class OpsToken
{
    public const string Field = "token";

    public static string For(HttpContext http) => http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken!;
}
