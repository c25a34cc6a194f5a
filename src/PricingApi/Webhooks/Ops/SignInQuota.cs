using PricingApi.Http;

namespace PricingApi.Webhooks.Ops;

/// <summary>How often one address on the network may try to sign in within a minute.</summary>
internal sealed class SignInQuota(TimeProvider clock) : AddressQuota(10, clock);
