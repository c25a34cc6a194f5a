using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Adjustments;

/// <summary>Which VAT a quote bears: the seller's, unless something else is certain.</summary>
public class VatRegimesTests
{
    private static readonly PriceBookVersion Version = Menu.Version(
        Menu.PerUnit("STANDARD", 1m), Menu.PerUnit("REDUCED", 1m, VatTreatment.Reduced), Menu.PerUnit("ZERO", 1m, VatTreatment.Zero), Menu.PerUnit("EXEMPT", 1m, VatTreatment.Exempt));

    [Theory]
    [InlineData("NL", "NL123456789B01", "NL123456789B01", "Valid", CustomerKind.Business, VatRegime.Domestic)]
    [InlineData("DE", "DE 123.456-789", "DE123456789", "Valid", CustomerKind.Business, VatRegime.ReverseCharge)]
    [InlineData("GR", "el123456789", "EL123456789", "Valid", CustomerKind.Business, VatRegime.ReverseCharge)]
    [InlineData("DE", "DE123456789", "DE123456789", "Invalid", CustomerKind.Business, VatRegime.Domestic)]
    [InlineData("DE", "DE123456789", "DE123456789", "Unknown", CustomerKind.Business, VatRegime.Domestic)]
    [InlineData("DE", "DE123456789", null, "", CustomerKind.Business, VatRegime.Domestic)] // nobody looked
    [InlineData("DE", "DE987654321", "DE123456789", "Valid", CustomerKind.Business, VatRegime.Domestic)] // another's
    [InlineData("DE", null, "DE123456789", "Valid", CustomerKind.Business, VatRegime.Domestic)]
    [InlineData("DE", "NL123456789B01", "NL123456789B01", "Valid", CustomerKind.Business, VatRegime.Domestic)] // given by the seller's own country
    [InlineData("DE", "DE123456789", "DE123456789", "Valid", CustomerKind.Consumer, VatRegime.Domestic)]
    [InlineData("US", null, null, "", CustomerKind.Business, VatRegime.OutsideEu)]
    [InlineData("GB", null, null, "", CustomerKind.Business, VatRegime.OutsideEu)]
    [InlineData("US", null, null, "", CustomerKind.Consumer, VatRegime.Domestic)]
    public void The_regime_follows_from_who_the_customer_is_and_what_was_checked(string country, string? vatId, string? @checked, string outcome, CustomerKind kind, VatRegime expected)
    {
        var check = @checked is null ? null : new VatCheck(@checked, Enum.Parse<VatCheckOutcome>(outcome), Menu.Day, "VIES");
        var inputs = Inputs();

        VatRegimes.Of(inputs.Seller, new("C-1", "Kunde", country, vatId, Kind: kind), check).ShouldBe(expected);
        VatRegimes.Of(inputs.Seller with { SmallBusiness = true }, new("C-1", "Kunde", country, vatId, Kind: kind), check).ShouldBe(VatRegime.SmallBusiness);
    }

    [Fact]
    public void Reverse_charge_bears_no_vat_and_leaves_what_is_exempt_exempt()
    {
        var numbers = Numbers(Inputs() with { Customer = new("C-1", "Kunde GmbH", "DE", "DE123456789"), VatCheck = new("DE123456789", VatCheckOutcome.Valid, Menu.Day, "VIES") });

        numbers.VatRegime.ShouldBe(VatRegime.ReverseCharge);
        numbers.Totals.Single().VatBreakdown.ShouldBe([new("AE", "0", "3.00", "0.00"), new("E", "0", "1.00", "0.00")]);
        (numbers.Totals[0].Vat, numbers.Totals[0].Gross).ShouldBe(("0.00", "4.00"));
    }

    [Fact]
    public void Outside_the_scope_of_vat_there_is_no_rate_and_nothing_else()
    {
        var numbers = Numbers(Inputs() with { Customer = new("C-1", "Customer Inc", "US") });

        numbers.Totals.Single().VatBreakdown.ShouldBe([new("O", null, "4.00", "0.00")]);
        numbers.Lines.Select(line => line.Vat).Distinct().ShouldHaveSingleItem().ShouldBe(new("O", null, "0.00"));
    }

    [Fact]
    public void A_seller_in_the_small_business_scheme_charges_none() =>
        Numbers(Inputs() with { Seller = Inputs().Seller with { SmallBusiness = true } }).Totals.Single().VatBreakdown.ShouldBe([new("E", "0", "4.00", "0.00")]);

    [Fact]
    public void Each_regime_survives_being_written_and_read()
    {
        foreach (var inputs in (QuoteInputs[])[Inputs() with { Customer = new("C-1", "Customer Inc", "US", Kind: CustomerKind.Business) }, Inputs() with { Seller = Inputs().Seller with { SmallBusiness = true } }])
        {
            var bytes = QuoteDocument.Compute(Version, inputs).Value.ShouldNotBeNull().ToBytes();

            QuoteDocument.Compute(Version, QuoteDocument.FromBytes(bytes).Inputs).Value.ShouldNotBeNull().ToBytes().ShouldBe(bytes);
        }
    }

    [Theory]
    [InlineData("NL123456789B01", true)]
    [InlineData("NL123456789B1", false)]
    [InlineData("DE123456789", true)]
    [InlineData("DE12345678", false)]
    [InlineData("ATU12345678", true)]
    [InlineData("AT12345678", false)]
    [InlineData("BE0123456789", true)]
    [InlineData("IE1234567WA", true)]
    [InlineData("SE123456789001", true)]
    [InlineData("SE123456789002", false)]
    [InlineData("GB123456789", false)]
    [InlineData("EL123456789", true)]
    [InlineData("GR123456789", false)]
    [InlineData("DE", false)]
    [InlineData("", false)]
    [InlineData("DE123456789\n", false)]
    public void A_number_has_the_structure_of_its_country(string vatId, bool wellFormed) => VatIds.IsWellFormed(vatId).ShouldBe(wellFormed);

    private static QuoteInputs Inputs() => Menu.Inputs(Version, new("STANDARD", 1), new("REDUCED", 1), new("ZERO", 1), new("EXEMPT", 1));

    private static QuoteNumbers Numbers(QuoteInputs inputs) => QuoteDocument.Compute(Version, inputs).Value.ShouldNotBeNull().Numbers;
}
