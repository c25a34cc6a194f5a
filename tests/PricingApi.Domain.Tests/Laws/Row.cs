using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>A line as it was asked for, or as it stands when choices are taken and surcharges have come.</summary>
internal sealed record Row(Service Service, SelectedService Asked)
{
    public Disposition Disposition => Asked.Disposition ?? Disposition.Priced;

    public bool Counts => Disposition is Disposition.Priced or Disposition.Courtesy;

    public ChargePeriod Period => Service.Tariff.ChargePeriod;

    /// <summary>For a surcharge: numbers of the lines that bring it about.</summary>
    public IReadOnlyList<int>? DueFor { get; init; }

    /// <summary>What is charged once is given away for good.</summary>
    public bool IsFreeOn(DateOnly day) => Disposition == Disposition.Courtesy && (Period == ChargePeriod.OneOff || day <= Asked.Courtesy!.Until);
}
