using Microsoft.Extensions.Options;
using PricingApi.Access;
using PricingApi.Catalogue;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Selling;

namespace PricingApi.Quotes;

/// <summary>A priced document with the version that its texts come from.</summary>
internal sealed record Priced(QuoteDocument Document, PriceBookVersion Version);

/// <summary>What a request is priced from.</summary>
/// <param name="At">When it was read.</param>
internal sealed record Asked(PriceBookVersion Version, QuoteInputs Inputs, DateTimeOffset At);

/// <summary>Turns a request into a priced document: chooses the version, adds the seller and the day, and lets the domain price it.</summary>
internal sealed class QuotePricing(IOptions<SellerOptions> options, Catalogues catalogues, Indexes indexes, SellerClock clock)
{
    private const int UsualValidityDays = 30;

    private readonly Seller _seller = options.Value.ToSeller();

    /// <summary>The day it is for the seller.</summary>
    public DateOnly Today() => clock.Today();

    /// <summary>Prices with the version that is in effect for the caller.</summary>
    public async ValueTask<Result<Priced>> PriceAsync(QuoteRequest request, Caller caller, CancellationToken cancellation)
    {
        var read = await ReadAsync(request, caller, cancellation);

        return read.Accepted ? Price(request, read.Value) : read.Refusals.ToList();
    }

    /// <summary>What a request is to be priced from, by the version that is in effect for the caller.</summary>
    public async ValueTask<Result<Asked>> ReadAsync(QuoteRequest request, Caller caller, CancellationToken cancellation)
    {
        var book = request.PriceBook ?? caller.PriceBookCode;
        if ((!caller.IsSeller && book != caller.PriceBookCode) || catalogues.At(book, clock.Now()) is not { } publication)
        {
            return new List<Refusal> { new("no-price-book", "No version of that price book is in effect for your account.", "/priceBook") };
        }

        return Read(request, (await catalogues.ReadAsync(publication, cancellation)).Prices, caller.Assortment, []);
    }

    /// <summary>Prices with the version, and the part of it, that an existing quote is pinned to.</summary>
    public async ValueTask<Result<Priced>> PriceAsync(QuoteRequest request, QuoteInputs before, CancellationToken cancellation) =>
        request.PriceBook is null || request.PriceBook == before.PriceBook.Code
            ? Price(request, Read(request, (await catalogues.ReadAsync(before.PriceBook.Code, before.PriceBook.Version, cancellation)).Prices, before.Assortment, before.Indexes ?? []))
            : new List<Refusal> { new("state-conflict", $"The quote is priced by '{before.PriceBook.Code}'; another price book needs a new quote.", "/priceBook") };

    private static Result<Priced> Price(QuoteRequest request, Asked asked)
    {
        var refusals = RequestRules.Check(request, asked.Inputs.ValidUntil, asked.Inputs.PricedOn, asked.At);
        var computed = QuoteDocument.Compute(asked.Version, asked.Inputs);
        refusals.AddRange(computed.Refusals);

        return computed.Accepted && refusals is [] ? new Priced(computed.Value, asked.Version) : refusals;
    }

    /// <param name="known">Values of indexes that the quote was priced with before: they stay.</param>
    private Asked Read(QuoteRequest request, PriceBookVersion version, Assortment? assortment, IReadOnlyList<IndexValue> known)
    {
        var now = clock.Now();
        var today = clock.Day(now);

        return new(version, Inputs(request, version, today, now) with { Assortment = assortment, Indexes = InForce(version.Within(assortment, today).Indexes, today, known) }, now);
    }

    private IReadOnlyList<IndexValue>? InForce(IReadOnlyList<string> codes, DateOnly today, IReadOnlyList<IndexValue> known) => codes is []
        ? null
        : [.. codes.Select(code => known.FirstOrDefault(value => value.Code == code) ?? indexes.InForce(code, today)).OfType<IndexValue>()];

    private QuoteInputs Inputs(QuoteRequest request, PriceBookVersion version, DateOnly today, DateTimeOffset now) => new(
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
        [.. request.Lines.Select(line => new SelectedService(line.Service, line.Quantity, Local(line.RequestedFor)))],
        OrderedAt: request.Lines.Any(line => line.RequestedFor is not null) ? Local(now) : null,
        AddSurcharges: request.AddSurcharges ? true : null);

    /// <summary>As it is for the seller, to the second: what a quote keeps does not depend on what is known of time zones later.</summary>
    private DateTimeOffset? Local(DateTimeOffset? instant) =>
        instant is { } known ? clock.Local(known.AddTicks(-(known.Ticks % TimeSpan.TicksPerSecond))) : null;
}
