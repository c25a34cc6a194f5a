using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;
using PricingApi.Operations;
using PricingApi.Selling;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Catalogue;

/// <summary>Makes a draft a published version: checked whole, frozen, and in effect from an instant on.</summary>
internal static class Publishing
{
    /// <summary>A date beyond this is a slip of the pen, and not every database can hold it.</summary>
    private const int MostYearsAhead = 10;

    /// <summary>Publishes a draft. From then on it never changes.</summary>
    /// <remarks>Answers 422 with everything that is wrong, each with its place, when the draft breaks a rule. Send the ETag you validated as <c>If-Match</c>, and nobody's later edit is published unseen.</remarks>
    /// <param name="code">Code of the price book.</param>
    /// <param name="number">Number of the version, from 1.</param>
    internal static async Task<IResult> PublishVersion(
        string code, int number, Body<PublishRequest>? body, IfMatch? ifMatch, Caller caller, PricingDbContext db, Indexes indexes, Memory memory, SellerClock seller, CancellationToken cancellation)
    {
        if (await VersionEndpoints.FindAsync(db, code, number, cancellation) is not var (row, currency))
        {
            return Problems.NotFound();
        }

        if (ifMatch?.Refuses(row.RowVersion) is { } stale)
        {
            return stale;
        }

        var now = seller.Now();
        var result = await PublishAsync(db, row, currency, body?.Value.EffectiveFrom ?? now, indexes, seller, caller, now, cancellation);
        await memory.CatchUpAsync(cancellation);

        return result;
    }

    private static async Task<IResult> PublishAsync(
        PricingDbContext db, PriceBookVersionRow row, string currency, DateTimeOffset effectiveFrom, Indexes indexes, SellerClock seller, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        if (row.Status != "draft")
        {
            return Problems.Refused("state-conflict", "This version was published before.");
        }

        var services = VersionEndpoints.Read(row).ToServices();
        List<Refusal> errors = [.. PriceBookRules.Check(services, Currency.Find(currency)!), .. IndexRules.Check(services, indexes, seller.Day(effectiveFrom))];
        if (effectiveFrom < now || effectiveFrom > now.AddYears(MostYearsAhead))
        {
            errors.Add(new("effective-from", $"A version takes effect now or at most {MostYearsAhead} years ahead, never in the past; leave it out for now.", "/effectiveFrom"));
        }

        if (errors is not [])
        {
            return Problems.Refused(ProblemType.PriceBookInvalid, errors);
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
