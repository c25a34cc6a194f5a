namespace PricingApi.Domain.Catalogue;

/// <summary>A text in Dutch, English or both.</summary>
public sealed record LocalText(string? Nl, string? En)
{
    public static readonly LocalText Empty = new(null, null);

    /// <summary>The text in the asked language, else in the other one.</summary>
    public string? In(Language language) => language == Language.En ? En ?? Nl : Nl ?? En;
}
