using PricingApi.Access;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes.Links;

/// <summary>What a customer sees at a link, and does there. The secret in the address is the only key.</summary>
internal static class CustomerEndpoints
{
    public static void MapCustomerPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/q").WithTags("Customer pages").Open();

        pages.MapGet("/{token}", ShowQuoteToCustomer).Produces<string>(200, MediaTypes.Html).Refuses(404, 429);
        pages.MapPost("/{token}", AnswerByCustomer).Produces<string>(200, MediaTypes.Html).Produces(303).Refuses(403, 404, 409, 422, 429);
    }

    /// <summary>Shows the quote that a link is for, with forms to accept or decline it.</summary>
    /// <remarks>For people: every answer is a page, what is refused as well. A link that was ended, is over or never was is answered alike.</remarks>
    /// <param name="token">The secret of the link.</param>
    internal static async Task<IResult> ShowQuoteToCustomer(string token, HttpContext http, LinkQuota quota, CustomerLinks links, CancellationToken cancellation)
    {
        if (quota.Refuses(http.Connection.RemoteIpAddress) is { } seconds)
        {
            return CustomerAnswers.TooMany(seconds);
        }

        return await links.FindAsync(token, cancellation) is { } link
            ? CustomerPage.Of(await links.ReadAsync(link, cancellation))
            : CustomerAnswers.NoLink();
    }

    /// <summary>Takes the customer's yes or no, as a form of the page sends it, or tells what options come to.</summary>
    /// <remarks>Done as by the routes to accept and decline, and kept with the link it came by. Forms of other websites are refused.</remarks>
    /// <param name="token">The secret of the link.</param>
    internal static async Task<IResult> AnswerByCustomer(string token, CustomerForm form, HttpContext http, LinkQuota quota, CustomerLinks links, QuoteLife life, CancellationToken cancellation)
    {
        if (quota.Refuses(http.Connection.RemoteIpAddress) is { } seconds)
        {
            return CustomerAnswers.TooMany(seconds);
        }

        if (SameOrigin.IsForeign(http.Request))
        {
            return CustomerAnswers.Foreign();
        }

        if (await links.FindAsync(token, cancellation) is not { } link)
        {
            return CustomerAnswers.NoLink();
        }

        var quote = await links.ReadAsync(link, cancellation);
        switch (form.Act)
        {
            case "recalculate" when form.Options is not null:
                return CustomerPage.Of(quote, form);
            case "totals" when form.Options is { } ticks && quote.CanBeAnswered:
                return CustomerPage.Totals(quote.Paper, ticks);
        }

        var (fault, change) = Decide(form, link);
        if (fault is null && await life.ChangeAsync(link.QuoteId, ifMatch: null, CustomerLinks.Caller(link, quote.Paper.Row), change!, cancellation) is ProblemResult problem)
        {
            fault = CustomerFault.Of(problem, CustomerChoice.Of(quote.Paper, form.Options ?? []));
        }

        return fault is null ? new CustomerRedirect() : CustomerPage.Of(await links.ReadAsync(link, cancellation), form, fault);
    }

    private static (CustomerFault?, QuoteChange?) Decide(CustomerForm form, QuoteLinkRow link) => form.Act switch
    {
        "accept" => CustomerFault.OfYes(form) is { } fault
            ? (fault, null)
            : (null, QuoteAcceptance.Of(new(form["name"], form["contentHash"], Taken: form.Options), new(link.Id, link.Revision, form["email"]))),
        "decline" when EnumNames<DeclineReason>.TryParse(form["reason"], out var reason) => CustomerFault.OfNo(form) is { } fault
            ? (fault, null)
            : (null, QuoteDeclining.Of(new(reason, form["note"] is { Length: > 0 } note ? note : null), new(link.Id, link.Revision))),
        _ => (CustomerFault.Unreadable, null),
    };
}
