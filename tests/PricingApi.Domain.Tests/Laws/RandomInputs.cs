using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>Draws what is agreed on the whole quote: with whom, for how long, when, and at which reductions.</summary>
internal sealed class RandomInputs(Random random)
{
    private static readonly string[] VatIds = ["DE 123.456.789", "EL123456789", "BE0123456789", "NL123456789B01", "DE1"];

    /// <summary>Coins in one whole of the currency.</summary>
    public long Scale { get; set; } = 1;

    public QuoteInputs Of(PriceBookVersion version, SelectedService[] lines, DateOnly day)
    {
        var usual = Menu.Inputs(version);
        var counted = lines.Where(line => line.Disposition is null or Disposition.Courtesy).Select(line => version.Get(line.Service)).ToList();
        var ordered = version.Services.Any(service => service.Surcharge is not null || service.LeadTime is not null) && random.Next(3) > 0 ? At(day) : (DateTimeOffset?)null;
        var customer = Customer();

        return usual with
        {
            PricedOn = day,
            Seller = usual.Seller with { VatRounding = random.Next(3) == 0 ? VatRounding.PerLine : VatRounding.PerRate, SmallBusiness = random.Next(10) == 0 ? true : null },
            Customer = customer,
            Language = random.Next(2) == 0 ? Language.Nl : Language.En,
            TermMonths = random.Next(3) == 0 ? random.Next(1, 61) : null,
            OccurrencesPerYear = random.Next(3) > 0 ? random.Next(1, 400) : null,
            Title = random.Next(8) == 0 ? "Offerte voor Ďábla 🚚" : null,
            Terms = random.Next(8) == 0 ? "30 dagen\n\t\"netto\"" : null,
            PurchaseOrderNumber = random.Next(8) == 0 ? "PO-1" : null,
            SalesContact = random.Next(8) == 0 ? new("Anna", "anna@example.com") : null,
            Lines = [.. lines.Select(line => ordered is not null && random.Next(2) == 0 ? line with { RequestedFor = At(Soon(day)) } : line)],
            OrderedAt = ordered,
            AddSurcharges = ordered is null ? null : true,
            Bundles = random.Next(4) == 0 && counted.Count > 1 ? Bundles(counted) : null,
            Discounts = random.Next(3) == 0 ? [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => OnAll(counted))] : null,
            VatCheck = Check(customer.VatId, day),
            Binding = random.Next(4) == 0 ? Binding.Irrevocable : null,
        };
    }

    public VatRates OtherRates() => random.Next(4) switch { 0 => new(22, 5.5m), 1 => new(20.125m, 20.125m), 2 => new(19, 0), _ => new(21, 9) };

    private Customer Customer()
    {
        var country = random.Next(9) switch { 0 or 1 => "DE", 2 => "GR", 3 => "US", _ => "NL" };
        var vatId = random.Next(4) > 0 ? VatIds[random.Next(VatIds.Length)] : null;

        return new("C-1001", "Bakkerij Jansen BV", country, vatId, random.Next(4) == 0 ? new("Kade 1", null, "Rotterdam") : null, Kind: random.Next(5) switch { 0 => CustomerKind.Consumer, 1 => CustomerKind.Business, _ => null });
    }

    private VatCheck? Check(string? vatId, DateOnly day) => vatId is null || random.Next(5) == 0
        ? null
        : new(string.Concat(vatId.Where(char.IsAsciiLetterOrDigit)) + (random.Next(8) == 0 ? "0" : ""), random.Next(6) switch { 0 => VatCheckOutcome.Invalid, 1 => VatCheckOutcome.Unknown, _ => VatCheckOutcome.Valid }, day, "drawn");

    /// <summary>Within three weeks, and often at a weekend.</summary>
    private DateOnly Soon(DateOnly day) => day.AddDays(random.Next(20)) is var soon && random.Next(2) == 0 ? soon.AddDays(6 - (int)soon.DayOfWeek) : soon;

    private DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new(random.Next(24), random.Next(60))), TimeSpan.FromHours(2));

    private List<Bundle> Bundles(List<Service> counted)
    {
        var shuffled = counted.ToArray();
        random.Shuffle(shuffled);
        var first = random.Next(2, shuffled.Length + 1);
        List<Bundle> bundles = [Bundle(shuffled[..first])];
        if (shuffled.Length - first > 1 && random.Next(2) == 0)
        {
            bundles.Add(Bundle(shuffled[first..]));
        }

        return bundles;
    }

    private Bundle Bundle(Service[] services) => new("Samen", [.. services.Select(service => service.Code)], Off(services.Select(service => service.Tariff.ChargePeriod).Distinct().Count() == 1));

    private QuoteDiscount OnAll(List<Service> counted)
    {
        var period = random.Next(2) == 0 ? counted[random.Next(counted.Count)].Tariff.ChargePeriod : (ChargePeriod?)null;

        return new(Off(period is not null || counted.TrueForAll(service => service.Tariff.ChargePeriod == counted[0].Tariff.ChargePeriod)), period);
    }

    private Discount Off(bool mayBeAmount) => mayBeAmount && random.Next(2) == 0
        ? new(DiscountKind.Amount, random.Next(3_000) / (decimal)Scale, "drawn")
        : new(DiscountKind.Percentage, random.Next(8) == 0 ? random.Next(101) : random.Next(1_000_001) / 10_000m, "drawn", "J. Bakker");
}
