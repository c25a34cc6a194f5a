using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;
using PricingApi.Operations;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks;

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
        string code, int number, Body<PublishRequest>? body, IfMatch? ifMatch, Caller caller, PublishGuards guards, PricingDbContext db, Memory memory, TimeProvider clock, CancellationToken cancellation)
    {
        if (await VersionEndpoints.FindAsync(db, code, number, cancellation) is not var (row, currency))
        {
            return Problems.NotFound();
        }

        if (ifMatch?.Refuses(row.RowVersion) is { } stale)
        {
            return stale;
        }

        var now = clock.GetUtcNow();
        var result = await PublishAsync(db, row, currency, body?.Value ?? new(), guards, caller, now, cancellation);
        await memory.CatchUpAsync(cancellation);

        return result;
    }

    private static async Task<IResult> PublishAsync(
        PricingDbContext db, PriceBookVersionRow row, string currency, PublishRequest request, PublishGuards guards, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        if (row.Status != "draft")
        {
            return Problems.Refused("state-conflict", "This version was published before.");
        }

        if (guards.FourEyes.Refuses(row, caller) is { } alone)
        {
            return alone;
        }

        var (effectiveFrom, money, services) = (request.EffectiveFrom ?? now, Currency.Find(currency)!, VersionEndpoints.Read(row).ToServices());
        var errors = guards.Rules.Check(services, money, effectiveFrom, now);
        if (errors is not [])
        {
            return Problems.Refused(ProblemType.PriceBookInvalid, errors);
        }

        if (await guards.Impact.RefusesAsync(db, row, PriceBookVersion.Published(row.BookCode, row.Number, money, services), request, effectiveFrom, now, cancellation) is { } unknown)
        {
            return unknown;
        }

        var scheduled = effectiveFrom > now;
        (row.Status, row.EffectiveFrom, row.PublishedAt, row.UpdatedAt, row.StartToldAt) = ("published", effectiveFrom, now, now, scheduled ? null : now);
        var published = new PublishedResponse(
            new(row.BookCode, row.Number),
            scheduled ? VersionStatus.Scheduled : VersionStatus.Active,
            effectiveFrom,
            now,
            Convert.ToHexStringLower(row.Hash),
            [.. guards.Rules.Warn(services, effectiveFrom), .. await guards.Alike.CompareAsync(db, row.BookCode, services, money, effectiveFrom, cancellation)]);

        db.PublishPriceBook(row, scheduled ? WebhookEvents.PriceBookScheduled : WebhookEvents.PriceBookPublished, now);
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
