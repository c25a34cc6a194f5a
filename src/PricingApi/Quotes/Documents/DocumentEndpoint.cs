using System.ComponentModel;
using PricingApi.Access;
using PricingApi.Catalogue;
using PricingApi.Http;
using PricingApi.Selling;
using PricingApi.Storage;

namespace PricingApi.Quotes.Documents;

/// <summary>Quotes on paper.</summary>
internal static class DocumentEndpoint
{
    /// <summary>So many lines are printed with tags for screen readers.</summary>
    private const int MostTagged = 1000;

    public static void MapDocuments(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/quotes").WithTags("Quotes").Needs(Scope.QuotesRead)
            .MapGet("/{id:id}/document", GetDocument).Produces<string>(200, MediaTypes.Html, MediaTypes.Pdf).Refuses(404, 406, 501, 503);

    /// <summary>Puts a quote on paper for the customer: a page that stands alone, or a PDF of it.</summary>
    /// <remarks>
    /// In the quote's language: every line with its steps in words, totals per charge period with their VAT, what changes later, what is included, and what is not with the price it would
    /// have. The page can be kept, and printed on A4. Drafts and quotes of test keys say that they are no offer. The quote as JSON is at its own address.
    /// </remarks>
    /// <param name="id">Id of the quote.</param>
    internal static async Task<IResult> GetDocument(
        Guid id,
        [Description("The form of the answer; what Accept likes best when absent, a page when it likes both alike.")] Query<DocumentFormat>? format,
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
            return Problems.Of(ProblemType.NotAcceptable, $"This can be given as {MediaTypes.Html}, {MediaTypes.Pdf}.");
        }

        if (await db.ReadQuoteAsync(id, caller, clock.Today(), cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        var paper = Paper.Of(row, (await catalogues.ReadAsync(row.BookCode, row.BookVersion, cancellation)).Prices, clock.Day);
        var page = PaperPage.Of(paper);

        return form == DocumentFormat.Pdf
            ? await printer.PrintAsync(page, $"{row.Number}-{row.Revision}.pdf", paper.Numbers.Lines.Count <= MostTagged, cancellation)
            : page;
    }
}
