using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using PricingApi.Access;

namespace PricingApi.Http;

/// <summary>The pages that the <c>type</c> of a problem leads to.</summary>
internal static class ProblemPages
{
    public static void MapProblemPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/problems").WithTags("Operations").Open();

        pages.MapGet("/", ListProblems).Produces<string>(contentType: "text/html");
        pages.MapGet("/{name}", GetProblem).Produces<string>(contentType: "text/html").Refuses(404);
    }

    /// <summary>Lists every kind of problem.</summary>
    internal static IResult ListProblems() => Page(
        "Problems",
        string.Concat(ProblemType.All.Select(type => $"<li><a href=\"{type.Address}\">{type.Name}</a> ({type.Status}): {type.Title}</li>")));

    /// <summary>Says what a kind of problem means and what to do about it.</summary>
    /// <param name="name">The last segment of the problem's type.</param>
    internal static IResult GetProblem(string name) => ProblemType.Find(name) is { } type
        ? Page(type.Title, $"<p>Status {type.Status}, type <code>{type.Address}</code></p><p>{type.Advice}</p><p><a href=\"/problems\">All problems</a></p>")
        : Problems.NotFound();

    private static ContentHttpResult Page(string title, string body) =>
        TypedResults.Text($"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title><h1>{title}</h1>{body}</html>", "text/html", Encoding.UTF8);
}
