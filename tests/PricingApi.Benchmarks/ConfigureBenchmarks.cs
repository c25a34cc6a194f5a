using BenchmarkDotNet.Attributes;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Benchmarks;

/// <summary>What each of 200 services would change of a selection of ten.</summary>
[MemoryDiagnoser]
public class ConfigureBenchmarks
{
    private const int Services = 200;
    private const int Selected = 10;

    private readonly QuoteInputs _inputs;
    private readonly Domain.Catalogue.PriceBookVersion _version = Book.Of(Services);

    public ConfigureBenchmarks() =>
        _inputs = Book.Inputs(_version, [.. _version.Services.Take(Selected).Select((service, index) => new Selection(service.Code, service.Tariff.Charge is Percentage ? 1 : index + 1))]);

    [Benchmark]
    public Configuration Configure() => Configuration.Of(_version, _inputs).Value!;
}
