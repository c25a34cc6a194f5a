using PricingApi.Catalogue;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>A quote in a list.</summary>
/// <param name="AccountId">Whose quote it is.</param>
/// <param name="CustomerName">Empty when the stored quote is damaged beyond reading; then it has no totals either.</param>
/// <param name="Totals">One for each charge period that has lines.</param>
/// <param name="Damaged">Whether it is known that what is stored no longer computes to the same bytes.</param>
public sealed record QuoteSummary(
    Guid Id,
    Guid AccountId,
    string Number,
    int Revision,
    QuoteStatus Status,
    string Mode,
    string CustomerReference,
    string CustomerName,
    string? ExternalReference,
    string? Title,
    string Currency,
    PriceBookReference PriceBook,
    DateOnly ValidUntil,
    DateTimeOffset CreatedAt,
    DateTimeOffset? IssuedAt,
    IReadOnlyList<PeriodSummary> Totals,
    string ContentHash,
    bool Damaged)
{
    internal static QuoteSummary From(QuoteRow row)
    {
        var document = row.TryReadDocument();

        return new(
            row.Id,
            row.AccountId,
            row.Number,
            row.Revision,
            row.CurrentStatus(),
            row.Mode,
            row.CustomerReference,
            document?.Inputs.Customer.Name ?? "",
            row.ExternalReference,
            document?.Inputs.Title,
            row.Currency,
            new(row.BookCode, row.BookVersion),
            row.ValidUntil,
            row.CreatedAt,
            row.IssuedAt,
            document is null ? [] : PeriodSummary.Each(document),
            Convert.ToHexStringLower(row.Hash),
            document is null || row.DamageFoundAt is not null);
    }
}

/// <summary>What falls due in one charge period.</summary>
public sealed record PeriodSummary(ChargePeriod ChargePeriod, string Net, string Vat, string Gross)
{
    internal static IReadOnlyList<PeriodSummary> Each(QuoteDocument document) =>
        [.. document.Numbers.Totals.Select(total => new PeriodSummary(total.ChargePeriod, total.Net, total.Vat, total.Gross))];
}

/// <summary>What a quote covers: every service of the version that the account could see exactly once, in the order of the price book.</summary>
public sealed record ScopeResponse(Guid Id, string Number, PriceBookReference PriceBook, string Currency, IReadOnlyList<ScopeEntry> Services)
{
    internal static ScopeResponse From(QuoteRow row, QuoteDocument document, PriceBookVersion version)
    {
        var language = document.Inputs.Language;
        var lines = document.Numbers.Lines.OrderBy(line => line.Disposition).DistinctBy(line => line.Service).ToDictionary(line => line.Service);
        var excluded = document.Numbers.Excluded.ToDictionary(exclusion => exclusion.Service);

        return new(row.Id, row.Number, document.Inputs.PriceBook, document.Numbers.Currency, [.. version.Within(document.Inputs.Assortment, document.Inputs.PricedOn).Services.Select(service =>
            lines.TryGetValue(service.Code, out var line)
                ? ScopeEntry.From(service, language, line.Disposition, line.Line, line.Quantity, line.NetAmount)
                : ScopeEntry.From(service, language, Disposition.Excluded, null, excluded[service.Code].Quantity, excluded[service.Code].ListAmount))]);
    }
}

/// <summary>How one service stands in a quote.</summary>
/// <param name="Disposition">priced: on the quote; courtesy: given away; optional: not counted until it is taken; alternative: can take the place of another line; excluded: not included.</param>
/// <param name="Line">Number of its line; null when excluded.</param>
/// <param name="Amount">Net amount of its line; for an excluded service what <c>quantity</c> would cost.</param>
/// <param name="Contains">What one unit holds.</param>
/// <param name="DoesNotContain">What one unit does not hold.</param>
/// <param name="Sla">Clause of the service level agreement that governs it.</param>
/// <param name="Sop">Standard operating procedure it is carried out by.</param>
public sealed record ScopeEntry(
    string Service,
    string Name,
    ServiceKind Kind,
    string Category,
    Disposition Disposition,
    int? Line,
    decimal Quantity,
    string Unit,
    ChargePeriod ChargePeriod,
    string Amount,
    string? Contains,
    string? DoesNotContain,
    ReferenceContract? Sla,
    ReferenceContract? Sop)
{
    internal static ScopeEntry From(Service service, Domain.Language language, Disposition disposition, int? line, decimal quantity, string amount) => new(
        service.Code,
        service.Name.In(language) ?? service.Code,
        service.Kind,
        service.Category,
        disposition,
        line,
        quantity,
        service.Unit.Code,
        service.Tariff.ChargePeriod,
        amount,
        service.Unit.Contains.In(language),
        service.Unit.Excludes.In(language),
        ReferenceContract.From(service.Sla),
        ReferenceContract.From(service.Sop));
}

/// <summary>How a quote came about. The same inputs always give the same steps.</summary>
/// <param name="Engine">Number of the pricing rules that were used.</param>
/// <param name="PricedOn">The day whose VAT rates apply.</param>
public sealed record ExplanationResponse(
    Guid Id, string Number, PriceBookReference PriceBook, int Engine, DateOnly PricedOn, string Currency, string ContentHash, IReadOnlyList<ExplainedLine> Lines)
{
    internal static ExplanationResponse From(QuoteRow row, QuoteDocument document, PriceBookVersion version) => new(
        row.Id,
        row.Number,
        document.Inputs.PriceBook,
        document.Engine,
        document.Inputs.PricedOn,
        document.Numbers.Currency,
        Convert.ToHexStringLower(row.Hash),
        [.. document.Numbers.Lines.Select(line => new ExplainedLine(
            line.Line,
            line.Service,
            version.Get(line.Service).Name.In(document.Inputs.Language) ?? line.Service,
            [.. Explanation.Of(line, document, version).Select(step => new ExplanationStep(step.Kind, step.In, step.Out, new(step.Text.Nl, step.Text.En)))],
            [.. Considered.Of(line, document, version).Select(rule => new ConsideredResponse(rule.Rule, rule.Applied, new(rule.Text.Nl, rule.Text.En)))]))]);
}

/// <summary>A line with the steps that lead to its net amount and its VAT.</summary>
/// <param name="Considered">Which rules were looked at, which of them lost, and why.</param>
public sealed record ExplainedLine(int Line, string Service, string Name, IReadOnlyList<ExplanationStep> Steps, IReadOnlyList<ConsideredResponse> Considered);

/// <summary>A rule that was looked at.</summary>
/// <param name="Rule">introductory, tier, index, minimum, maximum, surcharge, bundle, quoteDiscount or vatRegime.</param>
/// <param name="Applied">Whether it did anything to the line.</param>
/// <param name="Text">Why, or why not, in Dutch and English.</param>
public sealed record ConsideredResponse(string Rule, bool Applied, TextContract Text);

/// <summary>One step.</summary>
/// <param name="Kind">surcharge, charge, listAmount, manualPrice, discount, courtesy, bundle, quoteDiscount, netAmount or vat.</param>
/// <param name="In">Amount before it.</param>
/// <param name="Out">Amount after it.</param>
/// <param name="Text">Why, in Dutch and English.</param>
public sealed record ExplanationStep(string Kind, string In, string Out, TextContract Text);
