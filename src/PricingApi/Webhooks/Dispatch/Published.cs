namespace PricingApi.Webhooks.Dispatch;

/// <summary>An event, as far as it matters for who hears of it.</summary>
/// <param name="AccountId">Whose fact it is; null when it concerns a price book.</param>
/// <param name="EndpointId">The endpoint it is about.</param>
/// <param name="HasNext">Whether the next event of its quote is there too.</param>
internal sealed record Published(
    Guid Id, Guid? AccountId, string Type, string? PriceBookCode, Guid? QuoteId, int? Sequence, Guid? EndpointId, string Mode, DateTimeOffset OccurredAt, bool HasNext);
