using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Golden;

/// <summary>
/// A thousand quotes that come to the same bytes for ever. Until the first release the corpus may be written anew when a rule changes on purpose:
/// <c>PRICING_GOLDEN=hashes</c> keeps the quotes and shows in <c>git diff</c> which of them came to something else; <c>PRICING_GOLDEN=corpus</c>
/// draws others, for features that none of them has.
/// </summary>
public class CorpusTests
{
    private static readonly Lazy<Corpus> Golden = new(() => Environment.GetEnvironmentVariable("PRICING_GOLDEN") switch
    {
        "hashes" => Corpus.Write(draw: false),
        "corpus" => Corpus.Write(draw: true),
        _ => Corpus.Read(),
    });

    [Fact]
    public void Every_quote_comes_to_the_same_bytes_as_ever()
    {
        var differing = Golden.Value.Quotes.Index()
            .Select(quote => (quote.Index, Document: Golden.Value.Compute(quote.Item)))
            .Where(quote => Corpus.Tell(quote.Index, quote.Document) != Golden.Value.Hashes[quote.Index])
            .ToList();
        foreach (var (index, document) in differing)
        {
            File.WriteAllBytes(Path.Combine(Corpus.Here, $"{index + 1:0000}.json"), document.Value?.ToBytes() ?? []);
        }

        if (differing is [var (first, found), ..])
        {
            Assert.Fail(
                $"""
                {differing.Count} of {Golden.Value.Quotes.Count} quotes come to something else: {string.Join(' ', differing.Select(quote => quote.Index + 1).Take(20))}.
                The first was {Golden.Value.Hashes[first]}
                       and is {Corpus.Tell(first, found)}
                Their inputs are these lines of quotes.jsonl; the documents as they are now lie in {Corpus.Here}, to be compared with those of an older commit.
                """);
        }
    }

    [Fact]
    public void There_are_a_thousand_of_them_each_with_its_hash() => (Golden.Value.Quotes.Count, Golden.Value.Hashes.Count).ShouldBe((1_000, 1_000));

    [Fact]
    public void Everything_that_a_quote_can_hold_occurs()
    {
        var inputs = Golden.Value.Quotes;
        var documents = inputs.Select(quote => Golden.Value.Compute(quote).Value.ShouldNotBeNull().Numbers).ToList();
        var lines = documents.SelectMany(document => document.Lines).ToList();
        var services = Golden.Value.Books.SelectMany(book => book.Services).ToList();

        All<StepKind>(lines.SelectMany(line => line.Steps).Select(step => step.Kind));
        All<ChargePeriod>(lines.Select(line => line.ChargePeriod));
        All<DiscountKind>(lines.SelectMany(line => line.Discounts).Select(discount => discount.Kind));
        All<ReductionKind>(lines.SelectMany(line => line.Shares ?? []).Select(share => share.Kind));
        All<VatRegime>(documents.Select(document => document.VatRegime ?? VatRegime.Domestic));
        All<VatRounding>(documents.Select(document => document.VatRounding));
        All<Language>(inputs.Select(quote => quote.Language));
        All<ServiceKind>(services.Select(service => service.Kind));
        All<VatTreatment>(services.Select(service => service.Tariff.Vat));
        lines.Select(line => line.Disposition).Append(Disposition.Excluded).Distinct().Count().ShouldBe(Enum.GetValues<Disposition>().Length);
        services.Select(service => service.Tariff.Charge.GetType()).Distinct().Count().ShouldBe(typeof(ChargeModel).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(ChargeModel))));
        documents.Select(document => document.Currency).Distinct().Order().ShouldBe(["EUR", "JPY", "KWD"]);
        lines.Select(line => line.Vat.Category).Distinct().Order().ShouldBe(["AE", "E", "O", "S", "Z"]);
        inputs.ShouldContain(quote => quote.Taken != null);
        inputs.ShouldContain(quote => quote.Assortment != null);
        documents.ShouldContain(document => document.Later != null);
        documents.ShouldContain(document => document.Value != null);
        documents.ShouldContain(document => document.Sections != null);
        documents.ShouldContain(document => document.PromisedOn != null);
        lines.ShouldContain(line => line.ManualPrice != null);
        lines.ShouldContain(line => line.SurchargeFor != null);
        lines.ShouldContain(line => line.Choice != null && line.Choice.With != null);
    }

    private static void All<T>(IEnumerable<T> occurring)
        where T : struct, Enum => occurring.Distinct().Order().ShouldBe(Enum.GetValues<T>().Order());
}
