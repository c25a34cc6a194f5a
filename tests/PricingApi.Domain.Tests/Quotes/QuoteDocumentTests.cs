using System.Globalization;
using System.Text;
using System.Text.Json;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Quotes;

public class QuoteDocumentTests
{
    /// <summary>One of everything: each charge model, period, treatment and kind of step.</summary>
    private static readonly PriceBookVersion Version = Menu.Version(
        Menu.Service("BASE", new Flat(125), kind: ServiceKind.Base, category: "storage"),
        Menu.Service("STORAGE-PALLET", new PerUnit(6, 1), category: "storage", unit: "XPX", minimum: 25, included: 2),
        Menu.Service("LABELLING", new Graduated([new(100, 0.355m, 0), new(null, 0.295m, 5)]), ChargePeriod.OneOff, unit: "H87"),
        Menu.Service("PICKING", new Volume([new(500, 1.20m, 0), new(null, 0.95m, 2.50m)]), ChargePeriod.PerOccurrence, VatTreatment.Reduced, unit: "H87"),
        Menu.Service("WAITING", new Package(0.25m, 18), ChargePeriod.PerOccurrence, unit: "HUR", maximum: 50),
        Menu.Service("FUEL", new Percentage(8.5m, new([], ["storage"], []), 2), unit: "P1"),
        Menu.Service("CUSTOMS", new Flat(45), ChargePeriod.PerYear, VatTreatment.Zero, requires: ["BASE"]),
        Menu.Service("INSURANCE", new PerUnit(1.1m, 1000), ChargePeriod.PerYear, VatTreatment.Exempt),
        Menu.Service("NO-REPORT", new Flat(4), kind: ServiceKind.OptOut),
        Menu.PerUnit("COOLING", 0.195m));

    private static readonly QuoteInputs Inputs = Menu.Inputs(
        Version,
        new("BASE", 1.0m), new("STORAGE-PALLET", 44), new("LABELLING", 150), new("PICKING", 501), new("WAITING", 0.6m), new("FUEL", 1), new("CUSTOMS", 1), new("INSURANCE", 1234.5m), new("NO-REPORT", 1));

    /// <summary>What engine 1 writes for those inputs. It never changes: changed rules get a new engine number.</summary>
    private static readonly string Golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Quotes", "engine-1.json")).TrimEnd();

    private static QuoteDocument Document => QuoteDocument.Compute(Version, Inputs).Value.ShouldNotBeNull();

    [Fact]
    public void Engine_1_writes_this_document_for_ever()
    {
        Text(Document).ShouldBe(Golden);
        Convert.ToHexStringLower(QuoteDocument.Hash(Document.ToBytes())).ShouldBe("1f117bf4980d70b73099c5f27b52089c745dc23df6ce346dd103f2f8396e9a59");
    }

    [Fact]
    public void The_engine_has_the_number_of_the_rules_in_force() => (Document.Engine, QuoteDocument.CurrentEngine).ShouldBe((1, 1));

    [Fact]
    public void What_is_read_back_is_written_the_same() =>
        Text(QuoteDocument.FromBytes(Document.ToBytes())).ShouldBe(Golden);

    [Fact]
    public void Zeros_at_the_end_of_a_quantity_change_nothing() =>
        Text(QuoteDocument.Compute(Version, Inputs with { Lines = [.. Inputs.Lines.Select(line => line with { Quantity = line.Quantity + 0.0000m })] }).Value!).ShouldBe(Golden);

    [Fact]
    public void Texts_outside_basic_latin_are_escaped_and_come_back()
    {
        var inputs = Inputs with { Title = "Één offerte <voor> Ďábla 🚚", Customer = Inputs.Customer with { Name = "Ångström & Zn" } };

        var bytes = QuoteDocument.Compute(Version, inputs).Value!.ToBytes();

        bytes.ShouldAllBe(one => one >= 0x20 && one < 0x7F);
        QuoteDocument.FromBytes(bytes).Inputs.Title.ShouldBe(inputs.Title);
        QuoteDocument.FromBytes(bytes).Inputs.Customer.ShouldBe(inputs.Customer);
    }

    [Fact]
    public void Every_member_is_written_that_can_be_read()
    {
        var address = new Address("Kade 1", "3011 AB", "Rotterdam");
        var contact = new Contact("Anna", "anna@example.com", "+31 10 123 45 67");
        var full = Document with
        {
            Inputs = Inputs with
            {
                Seller = Inputs.Seller with { VatId = "NL1", Address = address },
                Customer = Inputs.Customer with { VatId = "NL2", Address = address, Contact = contact },
                TermMonths = 12,
                OccurrencesPerYear = 250,
                Title = "Title",
                Terms = "Terms\nand more",
                PurchaseOrderNumber = "PO-1",
                ExternalReference = "deal-1",
                SalesContact = contact,
                Metadata = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" },
                Assortment = new(new(["BASE"], ["storage"]), new(["FUEL"], [])),
            },
            Numbers = Document.Numbers with
            {
                Lines = [Document.Numbers.Lines[0] with { Discounts = [new(DiscountKind.Percentage, "5", "because", "1.00")] }],
                Value = new("1.00", "2.00"),
            },
        };

        // Of an address and a contact, each member may be missing.
        var sparse = full with { Inputs = full.Inputs with { Customer = full.Inputs.Customer with { Address = new(null, null, null), Contact = new(null) } } };

        Text(full).ShouldBe(JsonSerializer.Serialize(full, DocumentJson.Default.QuoteDocument));
        Text(sparse).ShouldBe(JsonSerializer.Serialize(sparse, DocumentJson.Default.QuoteDocument));
    }

    [Theory]
    [InlineData("de-DE", "1,5")]
    [InlineData("tr-TR", "1,5")]
    [InlineData("ar-SA", "1٫5")]
    [InlineData("fa-IR", "1٫5")]
    public void The_culture_changes_nothing(string culture, string number)
    {
        var here = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new(culture);
            $"{1.5m}".ShouldBe(number); // the culture is there, and differs
            Text(QuoteDocument.FromBytes(Document.ToBytes())).ShouldBe(Golden);
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }

    [Theory]
    [InlineData("Pacific/Apia")]
    [InlineData("America/Los_Angeles")]
    [InlineData("Europe/Berlin")]
    public void The_time_zone_changes_nothing(string zone)
    {
        var here = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            TimeZoneInfo.Local.Id.ShouldBe(zone);
            Text(Document).ShouldBe(Golden);
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", here);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [Fact]
    public void What_cannot_be_priced_gives_the_reasons_and_no_document()
    {
        var result = QuoteDocument.Compute(Version, Inputs with { Lines = [new("CUSTOMS", 0)] });

        result.Value.ShouldBeNull();
        result.Refusals.Select(refusal => refusal.Code).ShouldBe(["quantity-out-of-range", "requirement-missing"]);
    }

    [Fact]
    public void A_stored_nothing_is_not_a_quote() => Should.Throw<InvalidDataException>(() => QuoteDocument.FromBytes("null"u8));

    private static string Text(QuoteDocument document) => Encoding.UTF8.GetString(document.ToBytes());
}
