namespace PricingApi.Operations;

/// <summary>Something that may be wrong while the service still serves requests.</summary>
internal interface IDegradation
{
    /// <summary>What is wrong, in kebab-case; null when nothing is.</summary>
    string? Reason { get; }
}
