using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Catalogue.Impact;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;
using PricingApi.Operations;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Catalogue;

/// <summary>Makes a draft a published version: checked whole, frozen, and in effect from an instant on.</summary>
internal static class Publishing
{
    /// <summary>Publishes a draft. From then on it never changes.</summary>
    /// <remarks>
    /// Answers 422 with everything that is wrong, each with its place, when the draft breaks a rule. Send the ETag you validated as <c>If-Match</c>, and nobody's later edit is
    /// published unseen. When an open quote of the book would come out otherwise, 409 <c>impact-unknown</c> asks for a dry run first: send the <c>token</c> of its answer
    /// (<c>POST</c> to <c>impact</c>) as <c>impactToken</c>. No quote changes by publishing: each stays priced by the version it was made with.
    /// Where the service is configured for four eyes, 403 <c>second-person-required</c> is answered to who edited the draft last (<c>editedBy</c>): another actor, or another key where no
    /// actor is named, publishes it.
    /// </remarks>
    /// <param name="code">Code of the price book.</param>
    /// <param name="number">Number of the version, from 1.</param>
    internal static async Task<IResult> PublishVersion(
        string code, int number, Body<PublishRequest>? body, IfMatch? ifMatch, Caller caller, FourEyes fourEyes, ImpactGate gate, PublishRules rules, PricingDbContext db, Memory memory, TimeProvider clock, CancellationToken cancellation)
    {
        if (await VersionEndpoints.FindAsync(db, code, number, cancellation) is not var (row, currency))
        {
            return Problems.NotFound();
        }

        if (ifMatch?.Refuses(row.RowVersion) is { } stale)
        {
            return stale;
        }

        if (row.Status == "draft" && fourEyes.Refuses(row, caller) is { } alone)
        {
            return alone;
        }

        var now = clock.GetUtcNow();
        var result = await PublishAsync(db, row, currency, body?.Value ?? new(), gate, rules, caller, now, cancellation);
        await memory.CatchUpAsync(cancellation);

        return result;
    }

    private static async Task<IResult> PublishAsync(
        PricingDbContext db, PriceBookVersionRow row, string currency, PublishRequest request, ImpactGate gate, PublishRules rules, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        if (row.Status != "draft")
        {
            return Problems.Refused("state-conflict", "This version was published before.");
        }

        var (effectiveFrom, money, services) = (request.EffectiveFrom ?? now, Currency.Find(currency)!, VersionEndpoints.Read(row).ToServices());
        var errors = rules.Check(services, money, effectiveFrom, now);
        if (errors is not [])
        {
            return Problems.Refused(ProblemType.PriceBookInvalid, errors);
        }

        if (await gate.RefusesAsync(db, row, PriceBookVersion.Published(row.BookCode, row.Number, money, services), request.ImpactToken, effectiveFrom, now, cancellation) is { } unknown)
        {
            return unknown;
        }

        (row.Status, row.EffectiveFrom, row.PublishedAt, row.UpdatedAt) = ("published", effectiveFrom, now, now);
        var published = new PublishedResponse(
            new(row.BookCode, row.Number),
            effectiveFrom > now ? VersionStatus.Scheduled : VersionStatus.Active,
            effectiveFrom,
            now,
            Convert.ToHexStringLower(row.Hash),
            VersionEndpoints.Warnings(errors, services));
        db.PublishPriceBook(published, now);
        db.Audit(caller, "priceBook.publish", $"{row.BookCode}/{row.Number}", now);
        db.Touch(Stamps.Catalogue);

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problems.Refused("state-conflict", "Another request changed or published this version at the same moment.");
        }
        catch (DbUpdateException fault) when (fault.IsDuplicateIn("price_book_versions"))
        {
            return Problems.Refused("state-conflict", "Another version of this price book takes effect at that same instant.", "/effectiveFrom");
        }

        return Answer.Ok(published);
    }
}
