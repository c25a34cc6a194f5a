using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Adjustments;

/// <summary>A VAT category of EN 16931 (UNTDID 5305) with its rate in per cent.</summary>
/// <param name="Category"><c>S</c> standard or reduced rate, <c>Z</c> zero rated, <c>E</c> exempt.</param>
public sealed record VatRate(string Category, decimal Rate);

/// <summary>Where VAT is rounded. A seller uses one method, always.</summary>
public enum VatRounding
{
    /// <summary>On the sum of the lines of one category and rate (EN 16931).</summary>
    PerRate,

    /// <summary>On each line.</summary>
    PerLine,
}

/// <summary>Rates by treatment on a date.</summary>
public sealed record VatRates(decimal Standard, decimal Reduced)
{
    private static readonly VatRate Zero = new("Z", 0);
    private static readonly VatRate Exempt = new("E", 0);
    private readonly VatRate _standard = new("S", Standard);
    private readonly VatRate _reduced = new("S", Reduced);

    public decimal Standard { get; } = Standard;

    public decimal Reduced { get; } = Reduced;

    /// <summary>The Netherlands: 21 % since 1 October 2012; reduced 9 % since 1 January 2019, 6 % before.</summary>
    public static VatRates Netherlands(DateOnly on) =>
        new(on >= new DateOnly(2012, 10, 1) ? 21 : 19, on >= new DateOnly(2019, 1, 1) ? 9 : 6);

    public VatRate For(VatTreatment treatment) => treatment switch
    {
        VatTreatment.Standard => _standard,
        VatTreatment.Reduced => _reduced,
        VatTreatment.Zero => Zero,
        VatTreatment.Exempt => Exempt,
        _ => throw new ArgumentOutOfRangeException(nameof(treatment), treatment, "A VAT treatment without a rate."),
    };
}
