namespace PricingApi.Domain;

/// <summary>A language that texts are written in.</summary>
public enum Language
{
    /// <summary>Dutch, the fallback.</summary>
    Nl,

    /// <summary>English.</summary>
    En,
}
