using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Texts;

namespace PricingApi.Domain.Tests.Texts;

public class ChangeTextsTests
{
    [Theory]
    [InlineData(ServiceChange.Added, "Nieuw", "New")]
    [InlineData(ServiceChange.Withdrawn, "Vervalt", "Withdrawn")]
    [InlineData(ServiceChange.Dearer, "Duurder", "Dearer")]
    [InlineData(ServiceChange.Cheaper, "Goedkoper", "Cheaper")]
    [InlineData(ServiceChange.Changed, "Anders geregeld", "Other terms")]
    public void A_change_has_words_in_both_languages(ServiceChange change, string dutch, string english)
    {
        ChangeTexts.Of(change, Language.Nl).ShouldBe(dutch);
        ChangeTexts.Of(change, Language.En).ShouldBe(english);
    }

    [Theory]
    [InlineData(ChargePeriod.OneOff, "eenmalig", "one-off")]
    [InlineData(ChargePeriod.PerOccurrence, "per keer", "per occurrence")]
    [InlineData(ChargePeriod.PerMonth, "per maand", "per month")]
    [InlineData(ChargePeriod.PerYear, "per jaar", "per year")]
    public void So_has_a_charge_period(ChargePeriod period, string dutch, string english)
    {
        ChangeTexts.Of(period, Language.Nl).ShouldBe(dutch);
        ChangeTexts.Of(period, Language.En).ShouldBe(english);
    }

    [Theory]
    [InlineData("kind", "soort", "kind")]
    [InlineData("category", "categorie", "category")]
    [InlineData("name", "naam", "name")]
    [InlineData("unit", "eenheid", "unit")]
    [InlineData("requires", "benodigde diensten", "required services")]
    [InlineData("excludes", "uitgesloten diensten", "excluded services")]
    [InlineData("sla", "serviceniveau", "service level")]
    [InlineData("sop", "werkwijze", "procedure")]
    [InlineData("chargePeriod", "periode", "period")]
    [InlineData("vat", "btw", "VAT")]
    [InlineData("minimum", "minimum", "minimum")]
    [InlineData("maximum", "maximum", "maximum")]
    [InlineData("includedQuantity", "inbegrepen hoeveelheid", "included quantity")]
    [InlineData("charge", "tarief", "price")]
    [InlineData("recommends", "aanbevolen diensten", "recommended services")]
    [InlineData("quantity", "hoeveelheden", "quantities")]
    [InlineData("leadTime", "levertijd", "lead time")]
    [InlineData("lastSaleDate", "laatste verkoopdag", "last day of sale")]
    [InlineData("surcharge", "wanneer de toeslag geldt", "when the surcharge is due")]
    [InlineData("index", "indexatie", "indexation")]
    [InlineData("introductory", "introductieprijs", "introductory price")]
    [InlineData("whatever", "whatever", "whatever")] // a member without words here
    public void And_a_member_of_a_service(string member, string dutch, string english)
    {
        ChangeTexts.OfMember(member, Language.Nl).ShouldBe(dutch);
        ChangeTexts.OfMember(member, Language.En).ShouldBe(english);
    }

    [Fact]
    public void What_is_no_change_or_period_has_no_words()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => ChangeTexts.Of((ServiceChange)99, Language.Nl));
        Should.Throw<ArgumentOutOfRangeException>(() => ChangeTexts.Of((ChargePeriod)99, Language.En));
    }
}
