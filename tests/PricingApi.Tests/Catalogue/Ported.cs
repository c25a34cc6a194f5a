using System.Text.Json;
using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

/// <summary>Drafts, and files that go out of them and in.</summary>
internal static class Ported
{
    /// <summary>A price book with one draft.</summary>
    /// <returns>The path of the draft.</returns>
    public static async Task<string> NewDraft(this Door seller, params JsonObject[] services) => await seller.NewDraft("EUR", Menu.Content(services).ToJsonString());

    /// <param name="content">The body of the draft.</param>
    public static async Task<string> NewDraft(this Door seller, string currency, string content)
    {
        var book = await seller.Start(currency);
        return (await seller.Create($"/v1/price-books/{book}/versions", content)).Expect(201).Location!;
    }

    public static async Task<Reply> Export(this Door seller, string draft, string query = "") => (await seller.Get($"{draft}/export{query}")).Expect(200);

    /// <summary>Imports by the present ETag of the draft.</summary>
    public static async Task<Reply> Import(this Door seller, string draft, object file, string query = "", string type = "text/csv") =>
        await seller.Post($"{draft}/import{query}", file, ("If-Match", (await seller.Get(draft)).ETag!), ("Content-Type", type));

    /// <summary>The services as they are stored.</summary>
    public static string Services(this Reply version) => version.Json.GetProperty("services").GetRawText();

    /// <summary>Rows of CSV: what a spreadsheet would make of it, for cells without quotes.</summary>
    public static string[][] Rows(this Reply export, char separator = ',') =>
        [.. export.Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(separator))];

    /// <summary>Row, column, pointer and code of each finding.</summary>
    public static IReadOnlyList<(int? Row, string? Column, string? Pointer, string Code)> Found(this JsonElement report, string list) =>
        [.. report.Items(list).Select(each => (
            each.TryGetProperty("row", out var row) ? row.GetInt32() : default(int?),
            each.TryGetProperty("column", out var column) ? column.GetString() : null,
            each.TryGetProperty("pointer", out var pointer) ? pointer.GetString() : null,
            each.Text("code")))];

    /// <summary>The numbers of a report, in its order.</summary>
    public static (int Rows, int Added, int Changed, int Removed, int Unchanged) Counts(this JsonElement report) =>
        (report.GetProperty("rows").GetInt32(), report.GetProperty("added").GetInt32(), report.GetProperty("changed").GetInt32(), report.GetProperty("removed").GetInt32(), report.GetProperty("unchanged").GetInt32());
}
