using System.Net;
using System.Text.RegularExpressions;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes.Documents;

/// <summary>Short ways to look into a page.</summary>
internal static partial class DocumentLooks
{
    public static async Task<Reply> Document(this Door door, Reply quote, string query = "") => (await door.Get($"{quote.Path()}/document{query}")).Expect(200);

    /// <summary>The cells of the row about a service, without their tags.</summary>
    public static string Row(this Reply page, string code) =>
        string.Join('|', page.Text.Split("<tr>").Single(row => row.Contains($"<small><bdi>{code}</bdi>", StringComparison.Ordinal)).Split("</tr>")[0].Replace("</th>", "</td>", StringComparison.Ordinal).Split("</td>", StringSplitOptions.RemoveEmptyEntries).Select(Plain));

    /// <summary>What a reader sees below a heading, until the next one.</summary>
    public static string Below(this Reply page, string heading) => Plain(page.Text.Split($"<h2>{heading}</h2>")[1].Split("<h2>")[0]);

    public static IReadOnlyList<string> Headings(this Reply page) => [.. page.Text.Split("<h2>")[1..].Select(part => Plain(part.Split("</h2>")[0]))];

    public static string Plain(this Reply page) => Plain(page.Text.Split("<body>")[1]);

    /// <summary>What drawings say to those who do not see them.</summary>
    public static IReadOnlyList<string> Drawings(this Reply page) => [.. page.Text.Split("<desc")[1..].Select(part => WebUtility.HtmlDecode(part.Split('>', 2)[1].Split("</desc>")[0]))];

    private static string Plain(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ").Replace(" :", ":", StringComparison.Ordinal).Trim();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
