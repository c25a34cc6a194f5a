using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain;
using PricingApi.Domain.Quotes;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>Prices the next revision of a quote as a new quote of its account would be, whoever of the seller asks for it.</summary>
internal sealed class RevisionPricing(QuotePricing pricing, PricingDbContext db)
{
    /// <param name="asked">The content; that of the present revision when absent.</param>
    public async ValueTask<Result<Priced>> PriceAsync(QuoteRequest? asked, QuoteRow row, Caller caller, CancellationToken cancellation)
    {
        var before = row.ReadDocument().Inputs;
        var request = asked ?? QuoteRequest.From(before, pricing.Today());
        var priced = await pricing.PriceAsync(request, await BuyerAsync(row, before, caller, cancellation), cancellation);

        return priced.Accepted && priced.Value.Document.Numbers.Currency != row.Currency
            ? new List<Refusal> { new("currency-mismatch", $"The quote is in {row.Currency}; another currency needs a new quote.", "/priceBook") }
            : priced;
    }

    /// <summary>The caller in the place of the quote's account. A seller's quote stays with its price book, a partner's with its account's.</summary>
    private async ValueTask<Caller> BuyerAsync(QuoteRow row, QuoteInputs before, Caller caller, CancellationToken cancellation)
    {
        if (caller.AccountId == row.AccountId)
        {
            return caller.IsSeller ? caller with { PriceBookCode = row.BookCode } : caller;
        }

        var account = await db.Accounts.AsNoTracking().SingleAsync(account => account.Id == row.AccountId, cancellation);
        var isSeller = account.Kind == AccountKinds.Seller;

        return caller with { AccountId = account.Id, IsSeller = isSeller, PriceBookCode = isSeller ? row.BookCode : account.PriceBookCode, Assortment = before.Assortment };
    }
}
