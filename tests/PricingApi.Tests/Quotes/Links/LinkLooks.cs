using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes.Links;

/// <summary>Short ways to a link and to what a customer does there.</summary>
internal static partial class LinkLooks
{
    /// <summary>A quote of 44 pallets that was issued.</summary>
    public static async Task<Reply> Issued(this Door door, string validUntil = "2026-02-01") =>
        (await door.Issue((await door.Create("/v1/quotes", Menu.Quote(("STORAGE", 44)).With("validUntil", validUntil))).Expect(201))).Expect(200);

    public static async Task<Reply> Link(this Door door, Reply quote, object? body = null) => (await door.Create($"{quote.Path()}/links", body ?? "{}")).Expect(201);

    /// <summary>Somebody without a key, who does not follow redirects by themselves.</summary>
    public static Door Customer(this PricingApp app) => new(app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }), Guid.Empty);

    public static Task<Reply> Press(this Door customer, Reply link, string act, params (string Name, string Value)[] fields) => customer.Press(link, act, [], fields);

    /// <summary>Sends a form of the page with what is hidden in it.</summary>
    public static async Task<Reply> Press(this Door customer, Reply link, string act, (string Name, string Value)[] headers, params (string Name, string Value)[] fields)
    {
        var page = await customer.Get(link.Address());
        var hidden = Hidden().Matches(page.Text).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Where(field => fields.All(other => other.Name != field.Item1));

        return await customer.Send(HttpMethod.Post, link.Address(), Form([("act", act), .. hidden, .. fields]), [("Content-Type", "application/x-www-form-urlencoded"), .. headers]);
    }

    public static Task<Reply> SayYes(this Door customer, Reply link, params (string Name, string Value)[] headers) =>
        customer.Press(link, "accept", headers, ("name", "Anna Jansen"), ("email", "anna@example.nl"));

    public static string Address(this Reply link) => link.Json.Text("path");

    public static string Form(params (string Name, string Value)[] fields) => string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value).Replace("%20", "+", StringComparison.Ordinal)}"));

    /// <summary>What the page tells at its top that is wrong.</summary>
    public static string Alert(this Reply page) => page.Text.Split("role=\"alert\">")[1].Split("</p>")[0];

    [GeneratedRegex("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
