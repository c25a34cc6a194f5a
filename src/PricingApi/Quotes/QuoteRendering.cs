using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>Shows a stored document in words: names and texts come from the pinned version, numbers from the document alone.</summary>
internal static class QuoteRendering
{
    public static QuoteResponse Preview(QuoteDocument document, PriceBookVersion version, string mode) =>
        Render(document, version, mode, Convert.ToHexStringLower(QuoteDocument.Hash(document.ToBytes())));

    public static QuoteResponse Render(QuoteRow row, QuoteDocument document, PriceBookVersion version) =>
        Render(document, version, row.Mode, Convert.ToHexStringLower(row.Hash)) with
        {
            Id = row.Id,
            Number = row.Number,
            Revision = row.Revision,
            Status = row.CurrentStatus(),
            CreatedAt = row.CreatedAt,
            IssuedAt = row.IssuedAt,
        };

    private static QuoteResponse Render(QuoteDocument document, PriceBookVersion version, string mode, string hash)
    {
        var (inputs, numbers) = (document.Inputs, document.Numbers);
        var language = inputs.Language;

        return new(
            Id: null,
            Number: null,
            Revision: null,
            Status: null,
            mode,
            numbers.Currency,
            inputs.PriceBook,
            language,
            inputs.ValidUntil,
            inputs.PricedOn,
            CreatedAt: null,
            IssuedAt: null,
            new(inputs.Seller.Name, inputs.Seller.Country, inputs.Seller.VatId, AddressContract.From(inputs.Seller.Address)),
            CustomerContract.From(inputs.Customer),
            inputs.Title,
            inputs.Terms,
            inputs.PurchaseOrderNumber,
            inputs.ExternalReference,
            ContactContract.From(inputs.SalesContact),
            inputs.Metadata,
            inputs.TermMonths,
            inputs.OccurrencesPerYear,
            [.. numbers.Lines.Select(line => Line(line, version.Get(line.Service), language))],
            [.. numbers.Totals.Select(Total)],
            numbers.Value is { } value ? new(value.FirstYear, value.Contract) : null,
            new("halfAwayFromZero", numbers.VatRounding, numbers.VatDifference),
            Exclusions.Show(numbers.Excluded, version, language),
            numbers.Excluded.Count,
            QuoteWarnings.Of(inputs),
            hash);
    }

    private static QuoteLineResponse Line(DocumentLine line, Service service, Language language) => new(
        line.Line,
        line.Service,
        service.Name.In(language) ?? service.Code,
        service.Kind,
        service.Category,
        line.Disposition,
        line.Quantity,
        new(service.Unit.Code, UnitNames.Of(service.Unit.Code, line.Quantity, language)),
        line.ChargePeriod,
        [.. line.Steps.Select(step => Step(step, service.Unit.Code, language))],
        line.ListAmount,
        [.. line.Discounts.Select(discount => new DiscountResponse(discount.Kind, discount.Value, discount.Reason, discount.Amount))],
        line.NetAmount,
        new(line.Vat.Category, line.Vat.Rate, line.Vat.Amount));

    private static StepResponse Step(DocumentStep step, string unit, Language language) => new(
        step.Kind, StepTexts.Of(step, unit, language), step.Units, step.UnitPrice, step.Per, step.Fee, step.Tier, step.UpTo, step.Base, step.Rate, step.Amount);

    private static TotalResponse Total(DocumentTotal total) => new(
        total.ChargePeriod,
        total.Net,
        total.Vat,
        total.Gross,
        [.. total.VatBreakdown.Select(group => new VatGroupResponse(group.Category, group.Rate, group.Base, group.Amount))]);
}
