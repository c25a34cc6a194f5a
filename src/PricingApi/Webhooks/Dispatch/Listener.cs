namespace PricingApi.Webhooks.Dispatch;

/// <summary>An endpoint, as far as it matters for what it hears of.</summary>
/// <param name="BookCode">The price book its account quotes from.</param>
/// <param name="OfSeller">Whether its account is the seller's own, whose price books they all are.</param>
/// <param name="Types">The event types it subscribed to, separated by spaces.</param>
internal sealed record Listener(
    Guid Id, Guid AccountId, string? BookCode, bool OfSeller, string Mode, string Types, bool AllAccounts, bool Ordered, bool Active, DateTimeOffset CreatedAt)
{
    /// <summary>Whether an event is for this endpoint. Nothing from before it was registered is, and nothing about itself: what it does not take it cannot be told.</summary>
    public bool Hears(Published published) =>
        Types.Split(' ').Contains(published.Type)
        && CreatedAt <= published.OccurredAt
        && published.EndpointId != Id
        && (published.AccountId is null ? HearsOfBook(published.PriceBookCode) : HearsOfAccount(published.AccountId, published.Mode));

    private bool HearsOfBook(string? code) => OfSeller || AllAccounts || (BookCode is not null && BookCode == code);

    /// <summary>What a test made never reaches a live endpoint, nor the other way round.</summary>
    private bool HearsOfAccount(Guid? account, string mode) => Mode == mode && (AllAccounts || AccountId == account);
}
