using System.Text.Json;
using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

/// <summary>A bad price book is told the same, whichever way it comes in.</summary>
public abstract class BadBookRouteTests(PricingApp app)
{
    /// <summary>The most that a route for one service reads.</summary>
    private const int MostOfAService = 256 * 1024;

    /// <remarks>Those of thousands of services take their time: they come in one way, in <see cref="BadBookTests"/>.</remarks>
    public static MatrixTheoryData<string, string> Broken => new(["replace", "copy", "json", "csv"], [.. BadBooks.Broken.Values.Where(bad => Count(bad) < 1_000).Select(bad => bad.Name)]);

    public static TheoryData<string> BrokenServices => [.. BadBooks.Broken.Values.Where(bad => HasOrdinaryCodes((JsonObject)bad.Body)).Select(bad => bad.Name)];

    public static TheoryData<string> Unreadable => [.. BadBooks.Unreadable.Keys];

    public static TheoryData<string> UnreadableServices => [.. BadBooks.Unreadable.Values.Where(bad => Service(bad) is { Length: < MostOfAService }).Select(bad => bad.Name)];

    public static TheoryData<string> Copies => [.. Copied.Select(bad => bad.Name)];

    private static IEnumerable<BadInput> Copied =>
    [
        .. BadJson.For("""{"priceBook":"TEXT"}""", "priceBook").Where(bad => bad.Body is not ""), // a copy of the version as it is
        .. ((string[])["3", "true", "[]", "{}"]).Select(value => BadJson.Invalid($"20 a percentage that is {value}", Change(value), "/change/percentage", "wrong-type")),
        .. ((string[])["", "3%", "+3", "1,5", "NaN", ".5", "3."]).Select(value => BadJson.Invalid($"155 a percentage of '{value}'", Change($"\"{value}\""), "/change/percentage", "not-decimal")),
        BadJson.Invalid("154 a percentage with an exponent", Change("\"1e2\""), "/change/percentage", "exponent"),
        BadJson.Invalid("152 a percentage with 29 decimals", Change($"\"0.{new string('1', 29)}\""), "/change/percentage", "scale"),
        BadJson.Invalid("17 a change of nothing", """{"change":{}}""", "/change/percentage", "missing-member"),
        BadJson.Invalid("14 a change of more", """{"change":{"percentage":"1","kind":"base"}}""", "/change/kind", "unknown-member"),
        .. ((string[])["-100", "-100.0001", "1000.0001", "0.00001"]).Select(value => new BadInput($"203 {value} per cent", Change($"\"{value}\""), 422, "amount-out-of-range", "/change/percentage")),
        new("195 another book that is not there", """{"priceBook":"nowhere"}""", 422, "no-price-book", "/priceBook"),
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_breaks_a_rule_may_be_a_draft_and_is_not_published(string way, string name)
    {
        var bad = BadBooks.Broken[name];
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage);
        var source = way is "copy" or "csv" ? await seller.NewDraft("EUR", bad.Body.ToString()!) : "";

        draft = way switch
        {
            "replace" => Replaced(draft, await seller.Put(draft, bad.Body, "\"1\"")),
            "copy" => (await seller.Post($"{source}/copy", new JsonObject { ["priceBook"] = draft.Split('/')[3] })).Expect(201).Location!,
            "json" => await Import(seller, bad, draft, bad.Body, "application/json"),
            _ => await Import(seller, bad, draft, (await seller.Export(source, "?format=csv")).Bytes, "text/csv"),
        };

        await StaysDraft(seller, draft, bad);
    }

    [Theory]
    [MemberData(nameof(BrokenServices))]
    public async Task Nor_is_it_when_it_comes_service_by_service(string name)
    {
        var bad = BadBooks.Broken[name];
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft();

        foreach (var service in ((JsonObject)bad.Body)["services"]!.AsArray())
        {
            (await seller.Put($"{draft}/services/{service!["code"]}", service, (await seller.Get(draft)).ETag)).Expect(200);
        }

        await StaysDraft(seller, draft, bad);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_cannot_be_read_is_not_imported(string name)
    {
        var bad = BadBooks.Unreadable[name];
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage);

        var tried = await seller.Import(draft, bad.Body, type: "application/json");
        var refused = await seller.Import(draft, bad.Body, "?dryRun=false", "application/json");

        if (IsBook(bad))
        {
            // The faults of services are told in a report; the file itself could be read.
            (bad with { Status = 422, Problem = "price-book-invalid" }).Check(refused);
            tried.Expect(200).Json.Found("errors").ShouldContain(error => (bad.Place == null || error.Pointer == bad.Place) && (bad.Code == null || error.Code == bad.Code), tried.Text);
        }
        else
        {
            bad.Check(tried);
            bad.Check(refused);
        }

        (await seller.Get(draft)).ETag.ShouldBe("\"1\"");
    }

    [Theory]
    [MemberData(nameof(UnreadableServices))]
    public async Task Nor_is_it_put_into_a_draft(string name)
    {
        var bad = BadBooks.Unreadable[name];
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage);

        (bad with { Place = bad.Place!["/services/0".Length..] }).Check(await seller.Put($"{draft}/services/STORAGE", Service(bad)!, "\"1\""));

        (await seller.Get(draft)).ETag.ShouldBe("\"1\"");
    }

    [Theory]
    [MemberData(nameof(Copies))]
    public async Task What_cannot_be_read_copies_nothing(string name)
    {
        var bad = Copied.Single(bad => bad.Name == name);
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage);

        bad.Check(await seller.Post($"{draft}/copy", bad.Body));

        (await seller.Get(draft.Split("/versions")[0])).Json.GetProperty("versions").GetArrayLength().ShouldBe(1);
    }

    private static string Replaced(string draft, Reply reply)
    {
        reply.Expect(200);
        return draft;
    }

    /// <summary>Tried, then done; the report names the rule, and in CSV the row.</summary>
    private static async Task<string> Import(Door seller, BadInput bad, string draft, object file, string type)
    {
        var tried = (await seller.Import(draft, file, type: type)).Expect(200).Json;
        (await seller.Import(draft, file, "?dryRun=false", type)).Expect(200);

        var found = tried.Found("findings").First(finding => finding.Pointer == bad.Place && finding.Code == bad.Code);
        found.Row.ShouldBe(type == "text/csv" && bad.Place!.Split('/') is [_, _, var index, ..] ? int.Parse(index, System.Globalization.CultureInfo.InvariantCulture) + 2 : null);
        return draft;
    }

    private static async Task StaysDraft(Door seller, string draft, BadInput bad)
    {
        var validation = (await seller.Post($"{draft}/validate", null)).Expect(200).Json;

        validation.Items("errors").ShouldContain(error => error.Text("pointer") == bad.Place && error.Text("code") == bad.Code);
        bad.Check(await seller.Post($"{draft}/publish", null));
        bad.Check(await seller.Post($"{draft}/impact", null));
        (await seller.Get(draft)).Json.Text("status").ShouldBe("draft");
    }

    private static string Change(string percentage) => $$$"""{"change":{"percentage":{{{percentage}}}}}""";

    private static int Count(BadInput bad) => ((JsonObject)bad.Body)["services"]!.AsArray().Count;

    /// <summary>Whether each service can be put by its code: once, at an address.</summary>
    private static bool HasOrdinaryCodes(JsonObject book)
    {
        var codes = book["services"]!.AsArray().Select(service => (string)service!["code"]!).ToList();
        return codes.Count is > 0 and < 100 && codes.Distinct().Count() == codes.Count && codes.TrueForAll(code => code.Length > 0 && !code.Any(char.IsControl));
    }

    /// <summary>Whether it is a list of services and nothing besides, whatever these are.</summary>
    private static bool IsBook(BadInput bad)
    {
        if (bad.Problem == "malformed-json")
        {
            return false;
        }

        using var body = JsonDocument.Parse((string)bad.Body);
        return body.RootElement is { ValueKind: JsonValueKind.Object } root && root.EnumerateObject().ToList() is [{ Name: "services", Value.ValueKind: JsonValueKind.Array }];
    }

    /// <summary>The first service as it stands, where that is what is wrong.</summary>
    private static string? Service(BadInput bad)
    {
        if (bad.Place?.StartsWith("/services/0", StringComparison.Ordinal) is not true)
        {
            return null;
        }

        using var body = JsonDocument.Parse((string)bad.Body);
        return body.RootElement.GetProperty("services")[0].GetRawText();
    }
}

public sealed class BadBookRoutesOnSqlite(SqliteApp app) : BadBookRouteTests(app), IClassFixture<SqliteApp>;

public sealed class BadBookRoutesOnPostgres(PostgresApp app) : BadBookRouteTests(app.OrSkip()), IClassFixture<PostgresApp>;
