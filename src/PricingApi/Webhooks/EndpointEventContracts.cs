using System.Text.Json.Serialization;

namespace PricingApi.Webhooks;

/// <summary>An endpoint that nothing is sent to any more.</summary>
/// <param name="AccountId">Whose endpoint it is.</param>
/// <param name="Description">As its owner described it.</param>
/// <param name="Reason">As in <c>disabledReason</c> of the endpoint: <c>gone</c>, <c>receiver-asked</c> and others like them.</param>
/// <param name="Links">Where to look.</param>
public sealed record EndpointDisabledData(DeliveryEndpoint Endpoint, Guid AccountId, string? Description, string Reason, EndpointEventLinks Links);

/// <summary>Addresses relative to the API's.</summary>
/// <param name="Endpoint">The endpoint; <c>PUT</c> with the status active sends what was held.</param>
/// <param name="Deliveries">Its log of deliveries.</param>
public sealed record EndpointEventLinks(string Endpoint, string Deliveries);

/// <summary>A delivery that was given up.</summary>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="AccountId">Whose endpoint it was for.</param>
/// <param name="Event">What the endpoint was not told.</param>
/// <param name="QuoteId">The quote that is about; absent when it is about none.</param>
/// <param name="Sequence">The place of that event among those of its quote. The next one is delivered without it.</param>
/// <param name="Reason">Why it was given up, as in <c>reason</c> of the delivery.</param>
/// <param name="Attempts">How many attempts were made.</param>
public sealed record DeliveryExhaustedData(
    Guid DeliveryId,
    Guid AccountId,
    DeliveryEndpoint Endpoint,
    DeliveryEvent Event,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? QuoteId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Sequence,
    string Reason,
    int Attempts,
    DeliveryEventLinks Links);

/// <summary>Addresses relative to the API's.</summary>
/// <param name="Delivery">The delivery with its attempts.</param>
/// <param name="Replay">A <c>POST</c> there sends it again.</param>
public sealed record DeliveryEventLinks(string Delivery, string Replay);
