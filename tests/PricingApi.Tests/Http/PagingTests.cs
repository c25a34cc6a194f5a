using System.Net;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Http;

public abstract class PagingTests(PricingApp app)
{
    [Fact]
    public async Task Pages_hold_every_item_once_in_the_order_they_were_created()
    {
        using var client = app.SellerClient();
        var made = await Make(client, 5);
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        var seen = new List<string>();
        var path = "/v1/accounts?limit=2";

        for (string? next = path; next is not null;)
        {
            var page = (await client.Get(next)).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            next = page.GetProperty("next").GetString() is { } cursor ? $"{path}&cursor={cursor}" : null;
        }

        seen.ShouldBeUnique();
        seen.Where(made.Contains).ShouldBe(made);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("1e3")]
    [InlineData("99999999999")]
    [InlineData("%2B5")]
    [InlineData("%205")]
    [InlineData("1001")]
    [InlineData("5&limit=6")]
    [InlineData("%D9%A5")]
    public async Task A_limit_that_is_not_1_to_1000_is_refused(string limit)
    {
        using var client = app.SellerClient();

        var reply = await client.Get($"/v1/accounts?limit={limit}");

        reply.Problem.ShouldBe("invalid-parameter");
        reply.Errors.ShouldHaveSingleItem().ShouldStartWith("limit ");
    }

    [Fact]
    public async Task A_cursor_changed_in_any_place_is_refused()
    {
        using var client = app.SellerClient();
        var cursor = await Cursor(client);

        for (var place = 0; place < cursor.Length; place++)
        {
            var other = cursor[place] == 'A' ? 'B' : 'A';
            var changed = string.Concat(cursor.AsSpan(0, place), [other], cursor.AsSpan(place + 1));
            (await client.Get($"/v1/accounts?cursor={changed}")).Problem.ShouldBe("invalid-cursor");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAA")]
    [InlineData("%00")]
    public async Task What_never_was_a_cursor_is_refused(string cursor)
    {
        using var client = app.SellerClient();

        (await client.Get($"/v1/accounts?cursor={cursor}")).Problem.ShouldBe("invalid-cursor");
    }

    [Fact]
    public async Task A_cursor_cut_short_is_refused()
    {
        using var client = app.SellerClient();

        (await client.Get($"/v1/accounts?cursor={(await Cursor(client))[..^1]}")).Problem.ShouldBe("invalid-cursor");
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        using var client = app.SellerClient();

        (await client.Get($"/v1/api-clients?cursor={await Cursor(client)}")).Problem.ShouldBe("invalid-cursor");
    }

    [Fact]
    public async Task A_cursor_of_another_account_is_refused()
    {
        using var seller = app.SellerClient();
        using var partner = await app.PartnerWith("admin");
        var (path, _) = ("/v1/api-clients", await app.NewKey(["quotes:read"]));
        var cursor = (await seller.Get($"{path}?limit=1")).Json.GetProperty("next").GetString();

        (await partner.Get($"{path}?limit=1&cursor={cursor}")).Problem.ShouldBe("invalid-cursor");
    }

    [Fact]
    public async Task A_cursor_of_more_than_a_week_ago_is_gone()
    {
        using var client = app.SellerClient();
        var cursor = await Cursor(client);

        app.Clock.Advance(TimeSpan.FromDays(7));
        (await client.Get($"/v1/accounts?cursor={cursor}")).Status.ShouldBe(HttpStatusCode.OK);

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await client.Get($"/v1/accounts?cursor={cursor}")).Problem.ShouldBe("gone");
    }

    private static async Task<string> Cursor(HttpClient client) => (await client.Get("/v1/accounts?limit=1")).Json.GetProperty("next").GetString()!;

    private async Task<List<string>> Make(HttpClient client, int count)
    {
        var ids = new List<string>();

        for (var each = 0; each < count; each++)
        {
            app.Clock.Advance(TimeSpan.FromMilliseconds(1));
            ids.Add((await client.Post("/v1/accounts", new { name = $"Partner {each}" })).Id);
        }

        return ids;
    }
}

public sealed class PagingOnSqlite(SqliteApp app) : PagingTests(app), IClassFixture<SqliteApp>;

public sealed class PagingOnPostgres(PostgresApp app) : PagingTests(app.OrSkip()), IClassFixture<PostgresApp>;
