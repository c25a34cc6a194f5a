using PricingApi.Access;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks;

/// <summary>What somebody who asks for events may hear: as much as an endpoint of theirs could.</summary>
/// <param name="Types">Event types; all there are when null.</param>
internal sealed record EventAudience(Guid AccountId, string? BookCode, bool OfSeller, string Mode, bool AllAccounts, IReadOnlyList<string>? Types)
{
    public static EventAudience Of(Caller caller, bool allAccounts, IReadOnlyList<string>? types) =>
        new(caller.AccountId, caller.PriceBookCode, caller.IsSeller, caller.Mode, allAccounts, types);

    /// <summary>What a cursor is bound to.</summary>
    public string Scope => string.Join('\n', ["events", Ids.Format(AccountId), Mode, AllAccounts ? "all" : "own", .. (Types ?? []).Order(StringComparer.Ordinal)]);

    /// <summary>Facts of accounts. What a test made is told to tests alone, and the other way round.</summary>
    public IQueryable<EventRow> OfAccounts(IQueryable<EventRow> events) =>
        OfTypes(AllAccounts ? events.Where(row => row.AccountId != null && row.Mode == Mode) : events.Where(row => row.AccountId == AccountId && row.Mode == Mode));

    /// <summary>Facts of price books.</summary>
    public IQueryable<EventRow> OfBooks(IQueryable<EventRow> events) =>
        OfTypes(AllAccounts || OfSeller ? events.Where(row => row.AccountId == null) : events.Where(row => row.AccountId == null && row.PriceBookCode == BookCode));

    private IQueryable<EventRow> OfTypes(IQueryable<EventRow> events) => Types is null ? events : events.Where(row => Types.Contains(row.Type));
}
