using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Catalogue;
using PricingApi.Storage;

namespace PricingApi.Access;

/// <summary>Who is calling: an API client of an account, as its key showed. A handler just takes one as a parameter.</summary>
/// <param name="IsSeller">Whether the account is the seller's own.</param>
/// <param name="PriceBookCode">The price book assigned to the account; null when it has none.</param>
/// <param name="Mode"><c>live</c> or <c>test</c>.</param>
/// <param name="TrustsActor">Whether this client is believed about who stands behind a call.</param>
/// <param name="Assortment">What of the price book this client may see; everything when null.</param>
/// <param name="Actor">The person behind the call, from a client that is believed about it.</param>
/// <param name="DiscountLimit">Per cent that a line may be reduced by without approval.</param>
internal sealed record Caller(
    Guid AccountId,
    string AccountName,
    bool IsSeller,
    string? PriceBookCode,
    Guid ClientId,
    string ClientName,
    Scope Scopes,
    string Mode,
    bool TrustsActor = false,
    Assortment? Assortment = null,
    string? Actor = null,
    decimal DiscountLimit = 0)
{
    /// <summary>Whether things of every account are visible, not only those of the caller's own.</summary>
    public bool SeesAll => IsSeller && May(Scope.Admin);

    public bool May(Scope scope) => (Scopes & scope) == scope;

    /// <summary>Two named people are told apart by their names; otherwise one key is one person.</summary>
    public bool IsSamePerson(Guid client, string? actor) =>
        actor is not null && Actor is { } own ? string.Equals(actor.Trim(), own.Trim(), StringComparison.OrdinalIgnoreCase) : client == ClientId;

    /// <summary>Who would be somebody else than that person, whom the caller was found to be.</summary>
    /// <param name="actor">As that person was named then.</param>
    public static string SomebodyElse(string? actor) => actor is null
        ? "by another key: no actor was named then, so the key is the person"
        : "as another actor, or by another key that names none";

    public bool Sees(Guid account) => account == AccountId || SeesAll;

    /// <summary>The caller of a request that was let in.</summary>
    public static Caller Of(HttpContext http) =>
        http.Features.Get<Caller>() ?? throw new InvalidOperationException("A route that is open to everyone has no caller.");

    public static ValueTask<Caller?> BindAsync(HttpContext http) => new(Of(http));
}

internal static class Visibility
{
    /// <summary>Only the rows the caller may know of. They must have an <c>AccountId</c>.</summary>
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> rows, Caller caller)
        where T : class
    {
        var account = caller.AccountId;
        return caller.SeesAll ? rows : rows.Where(row => EF.Property<Guid>(row, "AccountId") == account);
    }
}

internal static class Modes
{
    /// <summary>Only the rows made in the caller's mode, as far as it may know of them: a test never touches what is live, nor the other way round. They must have a <c>Mode</c>.</summary>
    public static IQueryable<T> ReachedBy<T>(this IQueryable<T> rows, Caller caller)
        where T : class
    {
        var mode = caller.Mode;
        return rows.VisibleTo(caller).Where(row => EF.Property<string>(row, "Mode") == mode);
    }
}

internal static class Audits
{
    /// <summary>Notes what the caller does; saved, or not, together with the change itself.</summary>
    public static void Audit(this PricingDbContext db, Caller caller, string action, string resource, DateTimeOffset now, string? detail = null) =>
        db.Audit(caller.AccountId, caller.ClientId, caller.Actor, action, resource, now, detail);
}
