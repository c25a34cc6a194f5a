using System.ComponentModel.DataAnnotations;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Quotes;

/// <summary>What is selected so far.</summary>
/// <param name="Lines">Each service once, with its quantity; none at the beginning.</param>
/// <param name="PriceBook">Code of the price book; the one of your account when absent.</param>
/// <param name="Language">Of names.</param>
/// <param name="AddSurcharges">Whether surcharges that are due at the moments asked for are added.</param>
public sealed record ConfigureRequest(
    IReadOnlyList<LineRequest> Lines,
    [property: MaxLength(64)] string? PriceBook = null,
    Language Language = Language.Nl,
    bool AddSurcharges = false)
{
    /// <summary>For nobody in particular.</summary>
    internal QuoteRequest ToQuote() => new(new("-", "-"), Lines, PriceBook, Language, AddSurcharges: AddSurcharges);
}

/// <summary>What each service would change.</summary>
/// <param name="PriceBook">The version that priced it.</param>
/// <param name="Totals">Of the selection as it is, one for each charge period that has lines.</param>
/// <param name="Options">One for each service you may sell, in the order of the price book.</param>
public sealed record ConfigurationResponse(
    PriceBookReference PriceBook, string Currency, Language Language, IReadOnlyList<PeriodSummary> Totals, IReadOnlyList<ServiceOptionResponse> Options)
{
    internal static ConfigurationResponse From(Configuration configuration, PriceBookVersion version, Language language) => new(
        new(version.BookCode, version.Number),
        version.Currency.Code,
        language,
        [.. configuration.Totals.Select(total => new PeriodSummary(total.ChargePeriod, total.Net.ToString(), total.Vat.ToString(), total.Gross.ToString()))],
        [.. configuration.Options.Select(option => ServiceOptionResponse.From(option, language))]);
}

/// <summary>A service: added with the least quantity that can be asked, or removed where it is selected.</summary>
/// <param name="With">Codes of services that come with it because it requires them, or go with it because they require it.</param>
/// <param name="Conflicts">Codes of selected services that it cannot be combined with.</param>
/// <param name="Changes">Exactly what the totals become more or less, by charge period; null when it cannot be quoted with the rest.</param>
public sealed record ServiceOptionResponse(
    string Service,
    string Name,
    ServiceKind Kind,
    string Category,
    bool Selected,
    decimal Quantity,
    IReadOnlyList<string> With,
    IReadOnlyList<string> Conflicts,
    IReadOnlyList<PeriodSummary>? Changes)
{
    internal static ServiceOptionResponse From(ServiceOption option, Language language) => new(
        option.Service.Code,
        option.Service.Name.In(language) ?? option.Service.Code,
        option.Service.Kind,
        option.Service.Category,
        option.IsSelected,
        option.Quantity,
        option.With,
        option.Conflicts,
        option.Changes is null ? null : [.. option.Changes.Select(change => new PeriodSummary(change.ChargePeriod, change.Net.ToString(), change.Vat.ToString(), change.Gross.ToString()))]);
}
