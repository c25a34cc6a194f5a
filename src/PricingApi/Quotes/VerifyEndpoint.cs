using PricingApi.Access;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Quotes.Verifying;
using PricingApi.Storage;

namespace PricingApi.Quotes;

/// <summary>Proves that a quote is what it was.</summary>
internal static class VerifyEndpoint
{
    public static void MapVerify(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/quotes").WithTags("Quotes").Needs(Scope.QuotesRead).MapPost("/{id:id}/verify", VerifyQuote).Produces<VerificationResponse>().Refuses(404);

    /// <summary>Computes a quote again from its inputs and the price book version it is pinned to, and compares every byte with what is stored.</summary>
    /// <remarks>Nothing changes. A quote that does not verify was damaged where it is stored; its hash, kept since it was made, says which of the two is right.</remarks>
    /// <param name="id">Id of the quote.</param>
    internal static async Task<IResult> VerifyQuote(Guid id, Caller caller, QuoteCheck check, PricingDbContext db, CancellationToken cancellation)
    {
        if (await db.FindQuoteAsync(id, caller, cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        var proof = await check.ProveAsync(row, isPast: false, cancellation);

        return Answer.Ok(new VerificationResponse(
            row.Id,
            row.Number,
            new(row.BookCode, row.BookVersion),
            row.TryReadDocument()?.Engine,
            proof.Holds,
            Convert.ToHexStringLower(row.Hash),
            Convert.ToHexStringLower(proof.Stored),
            proof.Recomputed is { } hash ? Convert.ToHexStringLower(hash) : null,
            row.DamageFoundAt));
    }
}

/// <summary>Whether a quote is what it was.</summary>
/// <param name="Engine">Number of the pricing rules it was computed by; null when what is stored cannot be read.</param>
/// <param name="Verified">True when all three hashes are the same, and with them every byte.</param>
/// <param name="ContentHash">SHA-256 as it was kept when the quote got this content.</param>
/// <param name="StoredHash">SHA-256 of what is stored now.</param>
/// <param name="RecomputedHash">SHA-256 of what the inputs compute to now; null when they can no longer be priced.</param>
/// <param name="DamageFoundAt">Since when it is known that this revision or an earlier one does not verify, from the look that is taken at all issued quotes again and again; null when that found nothing.</param>
public sealed record VerificationResponse(Guid Id, string Number, PriceBookReference PriceBook, int? Engine, bool Verified, string ContentHash, string StoredHash, string? RecomputedHash, DateTimeOffset? DamageFoundAt);
