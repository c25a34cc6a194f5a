using PricingApi.Domain;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;

namespace PricingApi.Quotes;

/// <summary>What must hold for a quote request besides its shape and its lines.</summary>
internal static class RequestRules
{
    private const int MostValidityDays = 366;
    private const int MostYearsAhead = 5;
    private const int MostMetadata = 50;
    private const int MostMetadataName = 64;

    /// <summary>Everything that is wrong at once.</summary>
    /// <param name="today">The day it is for the seller.</param>
    public static List<Refusal> Check(QuoteRequest request, DateOnly validUntil, DateOnly today, DateTimeOffset now)
    {
        var refusals = new List<Refusal>();
        if (validUntil < today || validUntil > today.AddDays(MostValidityDays))
        {
            refusals.Add(new("validity-invalid", $"The last day lies from today ({today:O}) to {MostValidityDays} days ahead.", "/validUntil"));
        }

        if (!Countries.Have(request.Customer.Country))
        {
            refusals.Add(new("country-unknown", $"ISO 3166-1 has no country '{request.Customer.Country}'.", "/customer/country"));
        }

        if (request.TermMonths is < 1 or > PricingTerms.MostMonths)
        {
            refusals.Add(new("quantity-out-of-range", "A term lies from 1 to 600 months.", "/termMonths"));
        }

        if (request.OccurrencesPerYear is < 1 or > PricingTerms.MostOccurrences)
        {
            refusals.Add(new("quantity-out-of-range", "Occurrences lie from 1 to 1,000,000 a year.", "/occurrencesPerYear"));
        }

        refusals.AddRange(AgreementRules.Check(request));
        foreach (var (line, asked) in request.Lines.Index())
        {
            if (asked.RequestedFor < now || asked.RequestedFor > now.AddYears(MostYearsAhead))
            {
                refusals.Add(new("requested-for-invalid", $"A service is asked for from now to {MostYearsAhead} years ahead.", $"/lines/{line}/requestedFor"));
            }
        }

        foreach (var (path, text, multiline) in Texts(request))
        {
            if (text is not null && TextRules.Refuse(text, multiline) is { } reason)
            {
                refusals.Add(new("text-not-allowed", reason, path));
            }
        }

        refusals.AddRange(Metadata(request.Metadata));

        return refusals;
    }

    private static IEnumerable<Refusal> Metadata(IReadOnlyDictionary<string, string>? metadata)
    {
        if (metadata?.Count > MostMetadata)
        {
            yield return new("too-much-metadata", $"At most {MostMetadata} facts are kept.", "/metadata");
        }

        foreach (var name in metadata?.Keys ?? [])
        {
            if (name.Length is 0 or > MostMetadataName || TextRules.Refuse(name) is not null)
            {
                yield return new("text-not-allowed", $"A name in metadata has 1 to {MostMetadataName} readable characters.", "/metadata");
            }
        }
    }

    private static IEnumerable<(string Path, string? Text, bool Multiline)> Texts(QuoteRequest request)
    {
        var customer = request.Customer;
        yield return ("/customer/reference", customer.Reference, false);
        yield return ("/customer/name", customer.Name, false);
        yield return ("/customer/vatId", customer.VatId, false);
        yield return ("/customer/address/street", customer.Address?.Street, false);
        yield return ("/customer/address/postalCode", customer.Address?.PostalCode, false);
        yield return ("/customer/address/city", customer.Address?.City, false);
        yield return ("/customer/contact/name", customer.Contact?.Name, false);
        yield return ("/customer/contact/email", customer.Contact?.Email, false);
        yield return ("/customer/contact/phone", customer.Contact?.Phone, false);
        yield return ("/salesContact/name", request.SalesContact?.Name, false);
        yield return ("/salesContact/email", request.SalesContact?.Email, false);
        yield return ("/salesContact/phone", request.SalesContact?.Phone, false);
        yield return ("/externalReference", request.ExternalReference, false);
        yield return ("/purchaseOrderNumber", request.PurchaseOrderNumber, false);
        yield return ("/title", request.Title, false);
        yield return ("/terms", request.Terms, true);
    }
}
