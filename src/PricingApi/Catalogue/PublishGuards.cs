using PricingApi.Catalogue.Impact;

namespace PricingApi.Catalogue;

/// <summary>What stands between a draft and its publication.</summary>
internal sealed record PublishGuards(FourEyes FourEyes, PublishRules Rules, ImpactGate Impact, LikeAccounts Alike);
