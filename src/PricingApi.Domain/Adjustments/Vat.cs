using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Adjustments;

/// <summary>A VAT category of EN 16931 (UNTDID 5305) with its rate in per cent.</summary>
/// <param name="Category"><c>S</c> standard or reduced rate, <c>Z</c> zero rated, <c>E</c> exempt, <c>AE</c> reverse charge, <c>O</c> outside the scope of VAT.</param>
public sealed record VatRate(string Category, decimal Rate)
{
    /// <summary>The rate as it is written down; there is none outside the scope of VAT (BR-O-5).</summary>
    public string? Stated => Category == "O" ? null : Decimals.Plain(Rate);
}

/// <summary>Which country's VAT a quote bears, and who owes it.</summary>
public enum VatRegime
{
    /// <summary>The seller's country, owed by the seller.</summary>
    Domestic,

    /// <summary>The country of a business customer elsewhere in the EU, owed by that customer (Directive 2006/112/EC, articles 44 and 196).</summary>
    ReverseCharge,

    /// <summary>A business outside the EU: the place of supply is there.</summary>
    OutsideEu,

    /// <summary>None: the seller is in the small-business scheme.</summary>
    SmallBusiness,
}

/// <summary>Where VAT is rounded. A seller uses one method, always.</summary>
public enum VatRounding
{
    /// <summary>On the sum of the lines of one category and rate (EN 16931).</summary>
    PerRate,

    /// <summary>On each line.</summary>
    PerLine,
}

/// <summary>Rates by treatment on a date.</summary>
public sealed record VatRates(decimal Standard, decimal Reduced, VatRegime Regime = VatRegime.Domestic)
{
    private static readonly VatRate Zero = new("Z", 0);
    private static readonly VatRate Exempt = new("E", 0);
    private static readonly VatRate Reversed = new("AE", 0);
    private static readonly VatRate Outside = new("O", 0);
    private readonly VatRate _standard = new("S", Standard);
    private readonly VatRate _reduced = new("S", Reduced);

    public decimal Standard { get; } = Standard;

    public decimal Reduced { get; } = Reduced;

    /// <summary>The Netherlands: 21 % since 1 October 2012; reduced 9 % since 1 January 2019, 6 % before.</summary>
    public static VatRates Netherlands(DateOnly on) =>
        new(on >= new DateOnly(2012, 10, 1) ? 21 : 19, on >= new DateOnly(2019, 1, 1) ? 9 : 6);

    /// <summary>What is exempt stays so under reverse charge; everything is outside the scope, or exempt, under the other regimes.</summary>
    public VatRate For(VatTreatment treatment) => (Regime, treatment) switch
    {
        (VatRegime.SmallBusiness, _) => Exempt,
        (VatRegime.OutsideEu, _) => Outside,
        (VatRegime.ReverseCharge, not VatTreatment.Exempt) => Reversed,
        _ => Domestic(treatment),
    };

    private VatRate Domestic(VatTreatment treatment) => treatment switch
    {
        VatTreatment.Standard => _standard,
        VatTreatment.Reduced => _reduced,
        VatTreatment.Zero => Zero,
        VatTreatment.Exempt => Exempt,
        _ => throw new ArgumentOutOfRangeException(nameof(treatment), treatment, "A VAT treatment without a rate."),
    };
}
