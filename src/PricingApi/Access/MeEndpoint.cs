using PricingApi.Http;

namespace PricingApi.Access;

/// <summary>What a key is and may do.</summary>
/// <param name="PriceBook">The code of the price book assigned to the account; null when it has none.</param>
/// <param name="Scopes">What the key may be used for.</param>
/// <param name="Mode">Whether what it makes is real or a test.</param>
/// <param name="Actor">The person behind this call, if the client is believed about it.</param>
public sealed record MeResponse(MeAccount Account, MeClient Client, string? PriceBook, IReadOnlyList<Scope> Scopes, KeyMode Mode, string? Actor);

public sealed record MeAccount(Guid Id, string Name, AccountKind Kind);

public sealed record MeClient(Guid Id, string Name);

internal static class MeEndpoint
{
    public static void MapMe(this IEndpointRouteBuilder routes) => routes.MapGet("/v1/me", GetMe).WithTags("Accounts").Needs(Scope.None).Produces<MeResponse>();

    /// <summary>Tells a key its account, scopes, mode and price book.</summary>
    internal static IResult GetMe(Caller caller) => Answer.Ok(new MeResponse(
        new(caller.AccountId, caller.AccountName, caller.IsSeller ? AccountKind.Seller : AccountKind.Partner),
        new(caller.ClientId, caller.ClientName),
        caller.PriceBookCode,
        caller.Scopes.Each(),
        KeyModes.Parse(caller.Mode),
        caller.Actor));
}
