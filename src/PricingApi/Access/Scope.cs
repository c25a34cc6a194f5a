using System.Text.Json.Serialization;
using PricingApi.Http;

namespace PricingApi.Access;

/// <summary>What a key may be used for.</summary>
[Flags]
public enum Scope
{
    None = 0,

    [JsonStringEnumMemberName("quotes:write")]
    QuotesWrite = 1,

    [JsonStringEnumMemberName("quotes:read")]
    QuotesRead = 2,

    [JsonStringEnumMemberName("catalogue:read")]
    CatalogueRead = 4,

    [JsonStringEnumMemberName("catalogue:write")]
    CatalogueWrite = 8,

    [JsonStringEnumMemberName("webhooks:manage")]
    WebhooksManage = 16,

    Admin = 32,

    /// <summary>Setting prices by hand, in place of those of the price book.</summary>
    [JsonStringEnumMemberName("quotes:price")]
    QuotesPrice = 64,

    /// <summary>Approving what may not be issued without it.</summary>
    [JsonStringEnumMemberName("quotes:approve")]
    QuotesApprove = 128,

    All = QuotesWrite | QuotesRead | CatalogueRead | CatalogueWrite | WebhooksManage | Admin | QuotesPrice | QuotesApprove,
}

/// <summary>A set of scopes as single ones, and as it is stored: names separated by spaces.</summary>
internal static class Scopes
{
    /// <summary>Every route that needs one of these is for the seller alone.</summary>
    public const Scope OfSeller = Scope.CatalogueWrite | Scope.QuotesApprove;

    public static IReadOnlyList<Scope> Each(this Scope scopes) => [.. EnumNames<Scope>.Values.Where(scope => scopes.HasFlag(scope))];

    public static string Format(this Scope scopes) => string.Join(' ', scopes.Each().Select(EnumNames<Scope>.Of));

    public static Scope Union(this IEnumerable<Scope> scopes) => scopes.Aggregate(Scope.None, (all, scope) => all | scope);

    /// <summary>Reads what <see cref="Format"/> writes; the name of a scope that no longer exists gives nothing.</summary>
    public static Scope Parse(string names) =>
        names.Split(' ').Select(name => EnumNames<Scope>.TryParse(name, out var scope) ? scope : Scope.None).Union();
}
