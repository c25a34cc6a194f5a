using PricingApi.Access;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;
using PricingApi.Storage;

namespace PricingApi.Catalogue.Impact;

/// <summary>The dry run before a draft is published.</summary>
internal static class ImpactEndpoint
{
    public static void MapVersionImpact(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/price-books/{code}/versions/{number:number}").WithTags("Price books").NeedsSeller(Scope.CatalogueWrite)
            .MapPost("/impact", TellImpact).Produces<ImpactResponse>().Refuses(404, 409, 422).Example(PriceBookExamples.Impact).PathExample("number", SampleBook.Draft);

    /// <summary>Tells what a draft would make of every open quote of its price book; nothing changes.</summary>
    /// <remarks>
    /// Each quote is priced again with the draft in the place of the version it was made with: which lines would cost more or less, fall due otherwise or be taxed
    /// otherwise, and what could no longer be quoted and why. The quotes themselves stay as they are, before and after publishing. Open are drafts and issued quotes
    /// up to the end of their last day; those of test keys are left out. The <c>token</c> of the answer is asked for by <c>publish</c> when there is anything to tell.
    /// </remarks>
    /// <param name="code">Code of the price book.</param>
    /// <param name="number">Number of the draft, from 1.</param>
    internal static async Task<IResult> TellImpact(
        string code, int number, Body<ImpactRequest>? body, ImpactRun run, PublishRules rules, ImpactTokens tokens, LikeAccounts alike, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        if (await VersionEndpoints.FindAsync(db, code, number, cancellation) is not var (row, currency))
        {
            return Problems.NotFound();
        }

        if (row.Status != "draft")
        {
            return Problems.Refused("state-conflict", "This version was published before: it touches no quote any more.");
        }

        var (now, money, services) = (clock.GetUtcNow(), Currency.Find(currency)!, VersionEndpoints.Read(row).ToServices());
        var effectiveFrom = body?.Value.EffectiveFrom ?? now;
        var errors = rules.Check(services, money, effectiveFrom, now);
        if (errors is not [])
        {
            return Problems.Refused(ProblemType.PriceBookInvalid, errors);
        }

        var (version, tally) = (PriceBookVersion.Published(code, number, money, services), new ImpactTally(money));
        await foreach (var (quote, impact) in run.ReadAsync(db, version, effectiveFrom, now, cancellation))
        {
            tally.Add(quote, impact);
        }

        return Answer.Ok(new ImpactResponse(
            new(code, number),
            currency,
            effectiveFrom,
            Convert.ToHexStringLower(row.Hash),
            tokens.Make(row, body?.Value.EffectiveFrom, now),
            now + ImpactTokens.Life,
            tally.Counts,
            tally.Totals,
            tally.Quotes,
            [.. rules.Warn(services, effectiveFrom), .. await alike.CompareAsync(db, code, services, money, effectiveFrom, cancellation)]));
    }
}
