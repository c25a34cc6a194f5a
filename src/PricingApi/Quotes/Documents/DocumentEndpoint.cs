using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using PricingApi.Access;
using PricingApi.Catalogue;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;
using PricingApi.Quotes.Documents.Ubl;
using PricingApi.Selling;
using PricingApi.Storage;

namespace PricingApi.Quotes.Documents;

/// <summary>Quotes on paper.</summary>
internal static class DocumentEndpoint
{
    public static void MapDocuments(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/quotes").WithTags("Quotes").Needs(Scope.QuotesRead)
            .MapGet("/{id:id}/document", GetDocument).Produces<string>(200, MediaTypes.Html, MediaTypes.Pdf, MediaTypes.Xml).Refuses(404, 406, 501, 503);

    /// <summary>Puts a quote on paper for the customer: a page that stands alone, a PDF of it, or a UBL Quotation.</summary>
    /// <remarks>
    /// In the quote's language: every line with its steps in words, totals per charge period with their VAT, what changes later, what is included, and what is not with the price it would
    /// have. The page can be kept, and printed on A4. Drafts and quotes of test keys say that they are no offer. The quote as JSON is at its own address.
    ///
    /// For programs it is a Quotation of UBL 2.1, with VAT categories and reasons as EN 16931 has them. That has one total, so each charge period is a document of its own, named by `chargePeriod`. Each line that counts stands in it with the reductions
    /// that were taken off it, and alternatives stand with their line; what has no element is said in notes. `LineExtensionAmount` is the net amount of a line: where no single unit price leads to it, the price is that of the whole quantity.
    /// Of an accepted quote it is what was agreed: the options and alternatives that were taken as lines, and the totals of `accepted`.
    /// </remarks>
    /// <param name="id">Id of the quote.</param>
    internal static async Task<IResult> GetDocument(
        Guid id,
        [Description("The form of the answer; what Accept likes best when absent, a page when it likes them alike.")] Query<DocumentFormat>? format,
        [Description("Which charge period a UBL document is of; may be absent when the quote has one only.")] Query<ChargePeriod>? chargePeriod,
        [Description(Revisions.Parameter), Range(1, int.MaxValue)] Query<int>? revision,
        HttpContext http,
        Caller caller,
        Catalogues catalogues,
        PdfPrinter printer,
        PricingDbContext db,
        SellerClock clock,
        CancellationToken cancellation)
    {
        if ((format?.Value ?? DocumentFormats.Liked(http.Request)) is not { } form)
        {
            return Problems.Of(ProblemType.NotAcceptable, $"This can be given as {MediaTypes.Html}, {MediaTypes.Pdf}, {MediaTypes.Xml}.");
        }

        if (form != DocumentFormat.Ubl && chargePeriod is not null)
        {
            return Problems.InvalidParameter("chargePeriod", "A page and a PDF hold every charge period: only with format=ubl is one asked for.");
        }

        if (await db.ReadRevisionAsync(id, revision?.Value, caller, clock.Today(), cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        var document = row.ReadDocument();
        var paper = Paper.Of(row, document, (await catalogues.ReadAsync(document.Inputs.PriceBook.Code, document.Inputs.PriceBook.Version, cancellation)).Prices, clock.Day);

        return form switch
        {
            DocumentFormat.Ubl => QuotationOf(paper.Agreed(), chargePeriod?.Value),
            DocumentFormat.Pdf => await printer.PrintAsync(PaperPage.Of(paper), $"{row.Number}-{row.Revision}.pdf", !paper.IsLong, cancellation),
            _ => PaperPage.Of(paper),
        };
    }

    private static IResult QuotationOf(Paper paper, ChargePeriod? asked)
    {
        var totals = paper.Numbers.Totals;
        if ((asked is null ? totals is [var only] ? only : null : totals.FirstOrDefault(total => total.ChargePeriod == asked)) is { } total)
        {
            return Quotation.Of(paper, total);
        }

        var periods = string.Join(", ", totals.Select(each => EnumNames<ChargePeriod>.Of(each.ChargePeriod)));

        return Problems.InvalidParameter("chargePeriod", $"A UBL document is of one charge period; this quote has these: {periods}.");
    }
}
