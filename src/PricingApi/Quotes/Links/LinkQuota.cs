using PricingApi.Http;

namespace PricingApi.Quotes.Links;

/// <summary>How many customer pages one address on the network may ask for in a minute: <c>Links:RequestsPerMinute</c>, 120 unless set.</summary>
internal sealed class LinkQuota(IConfiguration configuration, TimeProvider clock) : AddressQuota(configuration.GetValue("Links:RequestsPerMinute", 120), clock);
