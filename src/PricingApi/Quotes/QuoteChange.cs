using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks;

namespace PricingApi.Quotes;

/// <summary>A step in the life of a quote.</summary>
/// <param name="Name">As the audit trail has it.</param>
/// <param name="Told">The event that tells of it.</param>
internal sealed record QuoteChange(string Name, QuoteAct Act, QuoteStatus Becomes, WebhookEventType Told)
{
    /// <summary>What is kept of it beside the status.</summary>
    public required Action<QuoteRow, DateTimeOffset> Keep { get; init; }

    /// <summary>Whether a quote in that status came to it by the same request: then it is answered again.</summary>
    public Func<QuoteRow, bool> IsSame { get; init; } = _ => true;

    /// <summary>What else must hold.</summary>
    public Func<QuoteRow, QuoteDocument, PriceBookVersion, ValueTask<Refusal?>> Refuse { get; init; } = (_, _, _) => default;
}
