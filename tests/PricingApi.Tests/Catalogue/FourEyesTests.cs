using System.Text.Json.Nodes;
using PricingApi.Operations;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

/// <summary>Where it is asked for, nobody publishes what they edited last.</summary>
public abstract class FourEyesTests
{
    private static readonly JsonObject Dearer = Menu.Service("STORAGE", Menu.PerUnit("6.30"), category: "storage", unit: "XPX");

    private readonly PricingApp _app;

    private protected FourEyesTests(PricingApp app)
    {
        _app = app;
        app.Settings["Catalogue:FourEyes"] = "true";
    }

    /// <summary>A client that is believed about who stands behind it.</summary>
    private Door Desk => new(_app.CreateClient(DevelopmentData.Key), Guid.Empty);

    public static TheoryData<string> Ways => ["create", "copy", "replace", "put", "remove", "import"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Who_edited_a_draft_last_does_not_publish_it(string way)
    {
        var (draft, tag) = await Draft("carl");
        draft = await Edit(way, draft, tag, "anna");

        var shown = (await Desk.Get(draft)).Expect(200).Json.GetProperty("editedBy");
        var summary = (await Desk.Get(draft.Split("/versions")[0])).Json.Items("versions").First().GetProperty("editedBy");
        var refused = await Publish(Desk, draft, "anna");
        var published = await Publish(Desk, draft, "ben");

        shown.Text("actor").ShouldBe("anna");
        shown.Text("clientId").ShouldBe((await Desk.Get("/v1/me")).Json.GetProperty("client").Text("id"));
        summary.GetRawText().ShouldBe(shown.GetRawText());
        refused.Expect(403, "second-person-required");
        published.Expect(200);
    }

    [Fact]
    public async Task Who_edited_it_earlier_may()
    {
        var (draft, tag) = await Draft("anna");
        await Edit("replace", draft, tag, "ben");

        (await Publish(Desk, draft, "anna")).Expect(200);
    }

    [Fact]
    public async Task What_changes_nothing_is_no_edit()
    {
        var (draft, tag) = await Draft("anna");

        (await Send(Desk, HttpMethod.Post, $"{draft}/validate", null, "ben")).Expect(200);
        (await Send(Desk, HttpMethod.Post, $"{draft}/impact", null, "ben")).Expect(200);
        (await Send(Desk, HttpMethod.Post, $"{draft}/import", Menu.Content(Dearer), "ben", ("If-Match", tag))).Expect(200).Json.GetProperty("applied").GetBoolean().ShouldBeFalse();
        (await Publish(Desk, draft, "anna")).Expect(403, "second-person-required");
        (await Publish(Desk, draft, "ben")).Expect(200);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("anna", null)]
    [InlineData(null, "anna")]
    public async Task Where_a_person_is_not_named_a_key_is_a_person(string? editor, string? publisher)
    {
        var (draft, _) = await Draft(editor);

        (await Publish(Desk, draft, publisher)).Expect(403, "second-person-required").Json.Text("detail").ShouldEndWith(editor is null
            ? "by another key: no actor was named then, so the key is the person."
            : "as another actor, or by another key that names none.");
        (await Publish(await _app.SellerDoor(), draft, null)).Expect(200);
    }

    [Fact]
    public async Task A_person_with_two_keys_is_one()
    {
        var (draft, _) = await Draft("anna");
        var made = (await Desk.Create("/v1/api-clients", """{"name":"Other desk","scopes":["catalogue:write"],"mode":"live","trustsActor":true}""")).Expect(201).Json;
        var other = new Door(_app.CreateClient(made.Text("key")), Guid.Empty);

        (await Publish(other, draft, "anna")).Expect(403, "second-person-required");
        (await Publish(other, draft, "ben")).Expect(200);
    }

    [Fact]
    public async Task A_key_that_is_not_believed_names_nobody()
    {
        var (draft, _) = await Draft("anna");
        var seller = await _app.SellerDoor();
        var (own, _) = await Draft(null, seller);

        (await Publish(seller, own, "ben")).Expect(403, "second-person-required");
        (await Publish(seller, draft, "anna")).Expect(200); // another key, whoever it says it is
    }

    [Fact]
    public async Task What_was_published_stays_published_whoever_asks()
    {
        var (draft, _) = await Draft("anna");
        (await Publish(Desk, draft, "ben")).Expect(200);

        (await Publish(Desk, draft, "anna")).Expect(409, "state-conflict");
        (await Desk.Get(draft)).Json.GetProperty("editedBy").Text("actor").ShouldBe("anna");
    }

    /// <summary>The first draft of a new book.</summary>
    /// <returns>Its path and its tag.</returns>
    private async Task<(string Path, string Tag)> Draft(string? actor, Door? door = null)
    {
        var seller = door ?? Desk;
        var book = await seller.Start();
        var made = (await Send(seller, HttpMethod.Post, $"/v1/price-books/{book}/versions", Menu.Content(Menu.Storage, Menu.Labelling), actor)).Expect(201);
        return (made.Location!, made.ETag!);
    }

    /// <returns>The path of what was edited.</returns>
    private async Task<string> Edit(string way, string draft, string tag, string actor)
    {
        var (method, path, body) = way switch
        {
            "create" => (HttpMethod.Post, draft[..draft.LastIndexOf('/')], Menu.Content(Dearer)),
            "copy" => (HttpMethod.Post, $"{draft}/copy", []),
            "replace" => (HttpMethod.Put, draft, Menu.Content(Dearer)),
            "put" => (HttpMethod.Put, $"{draft}/services/STORAGE", Dearer),
            "remove" => (HttpMethod.Delete, $"{draft}/services/STORAGE", null),
            _ => (HttpMethod.Post, $"{draft}/import?dryRun=false", Menu.Content(Dearer)),
        };
        var reply = await Send(Desk, method, path, body, actor, way is "create" or "copy" ? [] : [("If-Match", tag)]);

        reply.Status.ShouldBeOneOf(200, 201);
        return reply.Location ?? draft;
    }

    private static Task<Reply> Publish(Door door, string draft, string? actor) => Send(door, HttpMethod.Post, $"{draft}/publish", null, actor);

    private static Task<Reply> Send(Door door, HttpMethod method, string path, object? body, string? actor, params (string Name, string Value)[] headers) =>
        door.Send(method, path, body, actor is null ? headers : [.. headers, ("X-Actor", actor)]);
}

public sealed class FourEyesOnSqlite(SqliteApp app) : FourEyesTests(app), IClassFixture<SqliteApp>;

public sealed class FourEyesOnPostgres(PostgresApp app) : FourEyesTests(app.OrSkip()), IClassFixture<PostgresApp>;
