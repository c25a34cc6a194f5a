using System.Diagnostics.Metrics;
using PricingApi.Operations;

namespace PricingApi.Quotes.Verifying;

/// <summary>Counts issued contents that were computed anew, by whether they came out the same.</summary>
internal sealed class QuoteMetrics(IMeterFactory meters)
{
    public const string Verifications = "pricing.quote.verifications";

    private readonly Counter<long> _verifications = meters.Create(Telemetry.Name)
        .CreateCounter<long>(Verifications, "{content}", "Issued contents of quotes that were computed anew; verified tells whether to the same bytes.");

    public void Count(bool verified) => _verifications.Add(1, new KeyValuePair<string, object?>("verified", verified));
}
