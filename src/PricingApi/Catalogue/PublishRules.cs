using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Selling;

namespace PricingApi.Catalogue;

/// <summary>What must hold for a draft to become a published version.</summary>
internal sealed class PublishRules(Indexes indexes, SellerClock seller)
{
    /// <summary>A date beyond this is a slip of the pen, and not every database can hold it.</summary>
    private const int MostYearsAhead = 10;

    /// <summary>Everything that stands in the way, at once.</summary>
    public List<Refusal> Check(IReadOnlyList<Service> services, Currency currency, DateTimeOffset effectiveFrom, DateTimeOffset now)
    {
        var day = seller.Day(effectiveFrom);
        List<Refusal> errors = [.. PriceBookRules.Check(services, currency), .. DatedRules.Check(services, day), .. IndexRules.Check(services, indexes, day)];
        if (effectiveFrom < now || effectiveFrom > now.AddYears(MostYearsAhead))
        {
            errors.Add(new("effective-from", $"A version takes effect now or at most {MostYearsAhead} years ahead, never in the past; leave it out for now.", "/effectiveFrom"));
        }

        return errors;
    }

    /// <summary>What is allowed and may not be meant, in what breaks no rule.</summary>
    public IReadOnlyList<Finding> Warn(IReadOnlyList<Service> services, DateTimeOffset effectiveFrom) =>
        [.. VolumeCliffs.Find(services).Concat(DatedRules.Find(services, seller.Day(effectiveFrom))).Select(Finding.From)];
}
