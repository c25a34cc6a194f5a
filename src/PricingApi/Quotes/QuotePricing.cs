using Microsoft.Extensions.Options;
using PricingApi.Access;
using PricingApi.Catalogue;
using PricingApi.Domain;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Quotes.Approvals;
using PricingApi.Selling;
using PricingApi.Vat;

namespace PricingApi.Quotes;

/// <summary>A priced document with the version that its texts come from.</summary>
/// <param name="Reasons">Why it may not be issued without approval; none when it may.</param>
internal sealed record Priced(QuoteDocument Document, PriceBookVersion Version, IReadOnlyList<ApprovalReason> Reasons);

/// <summary>What a request is priced from.</summary>
/// <param name="At">When it was read.</param>
internal sealed record Asked(PriceBookVersion Version, QuoteInputs Inputs, DateTimeOffset At);

/// <summary>Turns a request into a priced document: chooses the version, adds the seller and the day, and lets the domain price it.</summary>
internal sealed class QuotePricing(IOptions<SellerOptions> options, IOptions<ApprovalOptions> approval, Catalogues catalogues, Indexes indexes, VatChecks checks, SellerClock clock)
{
    private const int UsualValidityDays = 30;

    private readonly Seller _seller = options.Value.ToSeller();

    /// <summary>The day it is for the seller.</summary>
    public DateOnly Today() => clock.Today();

    /// <summary>Prices with the version that is in effect for the caller.</summary>
    public async ValueTask<Result<Priced>> PriceAsync(QuoteRequest request, Caller caller, CancellationToken cancellation)
    {
        var read = await ReadAsync(request, caller, cancellation);

        return read.Accepted ? Price(request, read.Value, caller) : read.Refusals.ToList();
    }

    /// <summary>What a request is to be priced from, by the version that is in effect for the caller.</summary>
    public async ValueTask<Result<Asked>> ReadAsync(QuoteRequest request, Caller caller, CancellationToken cancellation)
    {
        var book = request.PriceBook ?? caller.PriceBookCode;
        if ((!caller.IsSeller && book != caller.PriceBookCode) || catalogues.At(book, clock.Now()) is not { } publication)
        {
            return new List<Refusal> { new("no-price-book", "No version of that price book is in effect for your account.", "/priceBook") };
        }

        return Allowed(request, caller) is [_, ..] refusals
            ? refusals
            : Read(request, (await catalogues.ReadAsync(publication, cancellation)).Prices, caller.Assortment, null, caller, await CheckAsync(request, cancellation));
    }

    /// <summary>Prices with the version, and the part of it, that an existing quote is pinned to.</summary>
    public async ValueTask<Result<Priced>> PriceAsync(QuoteRequest request, QuoteInputs before, Caller caller, CancellationToken cancellation) =>
        Allowed(request, caller) is [_, ..] refusals ? refusals :
        request.PriceBook is null || request.PriceBook == before.PriceBook.Code
            ? Price(request, Read(request, (await catalogues.ReadAsync(before.PriceBook.Code, before.PriceBook.Version, cancellation)).Prices, before.Assortment, before, caller, await CheckAsync(request, cancellation)), caller)
            : new List<Refusal> { new("state-conflict", $"The quote is priced by '{before.PriceBook.Code}'; another price book needs a new quote.", "/priceBook") };

    private Result<Priced> Price(QuoteRequest request, Asked asked, Caller caller)
    {
        var refusals = RequestRules.Check(request, asked.Inputs.ValidUntil, asked.Inputs.PricedOn, asked.At);
        var computed = QuoteDocument.Compute(asked.Version, asked.Inputs);
        refusals.AddRange(computed.Refusals);

        return computed.Accepted && refusals is []
            ? new Priced(computed.Value, asked.Version, Approval.Of(computed.Value, asked.Version, approval.Value.Limits(caller.DiscountLimit)))
            : refusals;
    }

    private ValueTask<VatCheck?> CheckAsync(QuoteRequest request, CancellationToken cancellation) => checks.LatestAsync(request.Customer.ToCustomer(), Today(), cancellation);

    /// <summary>Prices are set by those alone who may; a price that stood on the quote already is set anew.</summary>
    private static List<Refusal> Allowed(QuoteRequest request, Caller caller) => caller.May(Scope.QuotesPrice)
        ? []
        : [.. request.Lines.Index().Where(line => line.Item.ManualPrice is not null).Select(line => new Refusal("insufficient-scope", "A manual price needs the scope quotes:price.", $"/lines/{line.Index}/manualPrice"))];

    /// <param name="before">What the quote was priced from before: values of indexes stay, and who agreed on what.</param>
    private Asked Read(QuoteRequest request, PriceBookVersion version, Assortment? assortment, QuoteInputs? before, Caller caller, VatCheck? check)
    {
        var now = clock.Now();
        var today = clock.Day(now);
        var inputs = Inputs(request, version, today, new Agreements(before, caller.Actor ?? caller.ClientName)) with
        {
            Assortment = assortment,
            VatCheck = check,
            Indexes = InForce(version.Within(assortment, today).Indexes, today, before?.Indexes ?? []),
        };

        return new(version, DependsOnTime(inputs, version) ? inputs with { OrderedAt = Local(now) } : inputs, now);
    }

    private static bool DependsOnTime(QuoteInputs inputs, PriceBookVersion version) =>
        inputs.Lines.Any(line => line.RequestedFor is not null || version.Find(line.Service) is { LeadTime: not null });

    private IReadOnlyList<IndexValue>? InForce(IReadOnlyList<string> codes, DateOnly today, IReadOnlyList<IndexValue> known) => codes is []
        ? null
        : [.. codes.Select(code => known.FirstOrDefault(value => value.Code == code) ?? indexes.InForce(code, today)).OfType<IndexValue>()];

    private QuoteInputs Inputs(QuoteRequest request, PriceBookVersion version, DateOnly today, Agreements agreed) => new(
        new(version.BookCode, version.Number),
        today,
        _seller,
        request.Customer.ToCustomer(),
        request.Language,
        request.ValidUntil ?? today.AddDays(UsualValidityDays),
        request.TermMonths,
        request.OccurrencesPerYear,
        request.Title,
        request.Terms,
        request.PurchaseOrderNumber,
        request.ExternalReference,
        request.SalesContact?.ToContact(),
        request.Metadata ?? new Dictionary<string, string>(),
        [.. request.Lines.Select(line => Selected(line, agreed))],
        AddSurcharges: request.AddSurcharges ? true : null,
        Discounts: agreed.Of(request.Discounts),
        Bundles: agreed.Of(request.Bundles),
        Binding: request.Binding == Binding.NonBinding ? null : request.Binding);

    private SelectedService Selected(LineRequest line, Agreements agreed) => new(
        line.Service,
        line.Quantity,
        Local(line.RequestedFor),
        line.Disposition == Disposition.Priced ? null : line.Disposition,
        line.AlternativeTo,
        agreed.Of(line.Service, line.Discounts),
        agreed.Of(line.Service, line.ManualPrice),
        agreed.Of(line.Service, line.Courtesy),
        line.Section,
        line.Note,
        line.StartsOn,
        line.EndsOn);

    /// <summary>As it is for the seller, to the second: what a quote keeps does not depend on what is known of time zones later.</summary>
    private DateTimeOffset? Local(DateTimeOffset? instant) =>
        instant is { } known ? clock.Local(known.AddTicks(-(known.Ticks % TimeSpan.TicksPerSecond))) : null;
}
