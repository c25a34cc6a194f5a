namespace PricingApi.Catalogue;

/// <summary>The section <c>Catalogue</c> of the configuration.</summary>
internal sealed class CatalogueOptions
{
    public const string Section = "Catalogue";

    /// <summary>Whether a draft is published by somebody else than who edited it last.</summary>
    public bool FourEyes { get; set; }
}
