using BenchmarkDotNet.Attributes;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Benchmarks;

/// <summary>Time and allocation of the pure part: pricing, and pricing with the document and its bytes.</summary>
[MemoryDiagnoser]
public class PricingBenchmarks
{
    private static readonly PricingTerms Terms = new(new VatRates(21, 9), VatRounding.PerRate, TermMonths: 12, OccurrencesPerYear: 250);

    private PriceBookVersion _version = null!;
    private Selection[] _selections = null!;
    private QuoteInputs _inputs = null!;

    [Params(1, 10, 100, 1000, 10_000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _version = Book.Of(Lines);
        _selections = [.. _version.Services.Select((service, index) => new Selection(service.Code, service.Tariff.Charge is Percentage ? 1 : (index % 50) + 1))];
        _inputs = Book.Inputs(_version, _selections);
    }

    [Benchmark]
    public PricedQuote Price() => QuoteBuilder.Price(_version, _selections, Terms).Value!;

    [Benchmark]
    public byte[] PriceAndWrite() => QuoteDocument.Compute(_version, _inputs).Value!.ToBytes();
}
