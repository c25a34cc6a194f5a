using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Catalogue.Files;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;
using PricingApi.Selling;
using PricingApi.Storage;

namespace PricingApi.Catalogue.Differences;

/// <summary>What one version changes against another.</summary>
internal static class DiffEndpoint
{
    public static void MapVersionDiff(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/price-books/{code}/versions/{number:number}").WithTags("Price books").NeedsSeller(Scope.CatalogueWrite)
            .MapGet("/diff", DiffVersions).Produces<VersionDiffResponse>(200, MediaTypes.Json, MediaTypes.Csv, MediaTypes.Html).Refuses(404, 422).PathExample("number", SampleBook.Draft);

    /// <summary>Tells what a version changes against an earlier one: services added, withdrawn, dearer, cheaper, or ruled otherwise.</summary>
    /// <remarks>
    /// Prices are those of the day on which the later version takes effect, today for a draft: with introductory prices that hold then, and indexes at the value that counts then.
    /// As JSON, as CSV with the same members in columns, or as a page to give to a customer, in Dutch or English by <c>Accept-Language</c>. The page stands
    /// alone and can be kept or printed. In CSV a text that a spreadsheet would take for a formula has an apostrophe in front.
    /// </remarks>
    /// <param name="code">Code of the price book.</param>
    /// <param name="number">Number of the later version, draft or published.</param>
    internal static async Task<IResult> DiffVersions(
        string code,
        int number,
        [Description("Number of the version to compare with; the one before when absent.")] Query<int>? from,
        [Description("The quantity at which prices are compared; 1 when absent.")] Query<decimal>? quantity,
        [Description("The form of the answer; JSON when absent.")] Query<DiffFormat>? format,
        [Description("What stands before decimals in CSV, as in an export; a point when absent.")] Query<DecimalSign>? decimals,
        AcceptLanguage accept,
        PricingDbContext db,
        DiffAnswers answers,
        Indexes indexes,
        SellerClock seller,
        CancellationToken cancellation)
    {
        var at = quantity?.Value ?? 1;
        if (at is <= 0 or > Quantities.Most)
        {
            return Problems.InvalidParameter("quantity", "It lies above 0 and at most at 1,000,000.");
        }

        if (await VersionEndpoints.FindAsync(db, code, number, cancellation) is not var (to, currency))
        {
            return Problems.NotFound();
        }

        var earlier = from?.Value ?? await db.PriceBookVersions.Where(row => row.BookCode == code && row.Number < number).MaxAsync(row => (int?)row.Number, cancellation) ?? 0;
        if (await VersionEndpoints.FindAsync(db, code, earlier, cancellation) is not var (before, _))
        {
            return Problems.InvalidParameter("from", $"There is no version {earlier} to compare with.");
        }

        var differences = VersionDiff.Of(VersionEndpoints.Services(before), VersionEndpoints.Services(to), at, Currency.Find(currency)!, indexes.On(seller.Day(to.EffectiveFrom ?? seller.Now())));
        var diff = new VersionDiffResponse(
            new(code, earlier), new(code, number), currency, accept.Language, at, [.. differences.Select(difference => ServiceDifferenceResponse.From(difference, accept.Language))]);

        return format?.Value switch
        {
            DiffFormat.Csv => await DiffAnswers.CsvAsync(diff, Dialect.Of(decimals?.Value), cancellation),
            DiffFormat.Html => answers.Page(await db.PriceBooks.Where(book => book.Code == code).Select(book => book.Name).SingleAsync(cancellation), to, diff, differences),
            _ => Answer.Ok(diff),
        };
    }
}
