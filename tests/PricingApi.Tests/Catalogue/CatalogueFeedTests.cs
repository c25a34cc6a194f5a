using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

public abstract class CatalogueFeedTests(PricingApp app)
{
    [Fact]
    public async Task It_begins_with_everything_and_goes_on_with_what_changed()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage, Menu.Labelling);
        var portal = new Portal(await app.PartnerDoor(book));
        (await portal.Follow()).ShouldBe("reset, changed STORAGE LABELLING");
        (await portal.Follow()).ShouldBe("");

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await seller.Publish(book, null, Menu.Service("STORAGE", Menu.PerUnit("6.50"), category: "storage", unit: "XPX"), Menu.Service("EXTRA", Menu.Flat("1.00")));

        (await portal.Follow()).ShouldBe("changed STORAGE EXTRA, withdrawn LABELLING");
        (await portal.Follow()).ShouldBe("");
    }

    [Fact]
    public async Task What_is_scheduled_is_told_with_its_date_until_it_is_withdrawn_or_starts()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage, Menu.Labelling);
        var now = app.Clock.GetUtcNow();
        var partner = await app.PartnerDoor(book);
        var second = await seller.Publish(book, now.AddDays(2), Menu.Service("STORAGE", Menu.PerUnit("7.00"), category: "storage", unit: "XPX"));
        var first = await seller.Publish(book, now.AddDays(1), Menu.Storage, Menu.Labelling, Menu.Service("EXTRA", Menu.Flat("1.00")));

        var scheduled = (await partner.Get("/v1/catalogue/changes")).Expect(200).Json.Items("scheduled").ToList();

        scheduled.Select(each => $"{each.GetProperty("version")}: {string.Join(' ', each.Texts("changed", "code"))} less {string.Join(' ', each.Items("withdrawn"))}")
            .ShouldBe([$"{first}: EXTRA less ", $"{second}: STORAGE less LABELLING EXTRA"]);
        (await seller.Post($"/v1/price-books/{book}/versions/{first}/withdraw", null)).Expect(200);
        (await partner.Get("/v1/catalogue/changes")).Json.Items("scheduled").ShouldHaveSingleItem().Items("withdrawn").Select(code => code.GetString()).ShouldBe(["LABELLING"]);
        app.Clock.Advance(TimeSpan.FromDays(2));
        (await partner.Get("/v1/catalogue/changes")).Json.Items("scheduled").ShouldBeEmpty();
    }

    /// <summary>Whatever is published, scheduled and withdrawn, by several at once: who only follows the feed has what a full read gives.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Who_only_follows_it_has_what_a_full_read_gives(int seed)
    {
        var random = new Random(seed);
        var seller = await app.SellerDoor();
        var book = await seller.Book(Drawn(random, app.Clock));
        var portals = new[] { new Portal(await app.PartnerDoor(book)), new Portal(await app.PartnerDoor(book)) };

        for (var round = 0; round < 12; round++)
        {
            app.Clock.Advance(TimeSpan.FromHours(random.Next(1, 48)));
            var now = app.Clock.GetUtcNow();
            var drawn = Enumerable.Range(0, random.Next(1, 4)).Select(number => (Services: Drawn(random, app.Clock), From: random.Next(2) == 0 ? default(DateTimeOffset?) : now.AddHours((random.Next(1, 100) * 4) + number))).ToList();
            await Task.WhenAll(drawn.Take(1).Select(each => seller.Publish(book, each.From, each.Services)).Concat(drawn.Skip(1).Where(each => each.From is not null).Select(each => seller.Publish(book, each.From!.Value.AddMinutes(random.Next(1, 59)), each.Services))));
            await portals[0].Follow();
            if (random.Next(3) == 0)
            {
                await portals[1].Follow();
            }

            await portals[0].ShouldHaveAll();
        }

        await portals[1].Follow();
        await portals[1].ShouldHaveAll();
    }

    [Fact]
    public async Task The_end_of_a_sale_is_told_before_it_comes_and_when_it_has()
    {
        var seller = await app.SellerDoor();
        var last = DateOnly.FromDateTime(app.Clock.GetUtcNow().AddDays(3).DateTime);
        var book = await seller.Book(Menu.Storage, Menu.Labelling.With("lastSaleDate", $"{last:O}"));
        var partner = await app.PartnerDoor(book);
        var portal = new Portal(partner);
        await portal.Follow();

        var scheduled = (await partner.Get("/v1/catalogue/changes")).Json.Items("scheduled").ShouldHaveSingleItem();
        var over = scheduled.GetProperty("effectiveFrom").GetDateTimeOffset();
        TimeZoneInfo.ConvertTimeBySystemTimeZoneId(over, "Europe/Amsterdam").DateTime.ShouldBe(last.AddDays(1).ToDateTime(TimeOnly.MinValue));
        scheduled.Items("withdrawn").Single().GetString().ShouldBe("LABELLING");

        app.Clock.MoveTo(over.AddSeconds(-1));
        (await portal.Follow()).ShouldBe("");
        app.Clock.MoveTo(over);
        (await portal.Follow()).ShouldBe("withdrawn LABELLING");
        await portal.ShouldHaveAll();
        (await partner.Get("/v1/catalogue/changes")).Json.Items("scheduled").ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_book_assortment_or_language_begins_anew()
    {
        var seller = await app.SellerDoor();
        var (one, other) = (await seller.Book(Menu.Storage), await seller.Book(Menu.Labelling));
        var partner = await app.PartnerDoor(one);
        var portal = new Portal(partner);
        await portal.Follow();

        await app.Assign(partner, other);

        (await portal.Follow()).ShouldBe("reset, changed LABELLING");
        await portal.ShouldHaveAll();
        (await partner.Get($"/v1/catalogue/changes?since={portal.Cursor}", ("Accept-Language", "en"))).Json.GetProperty("reset").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_cursor_is_ours_belongs_to_one_account_and_does_not_age()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var (partner, stranger) = (await app.PartnerDoor(book), await app.PartnerDoor(book));
        var portal = new Portal(partner);
        await portal.Follow();

        (await partner.Get("/v1/catalogue/changes?since=nonsense")).Expect(400, "invalid-cursor");
        (await stranger.Get($"/v1/catalogue/changes?since={portal.Cursor}")).Expect(400, "invalid-cursor");
        app.Clock.Advance(TimeSpan.FromDays(400));
        (await portal.Follow()).ShouldBe("");
        (await (await app.PartnerDoor()).Get("/v1/catalogue/changes")).Expect(422, "no-price-book");
    }

    /// <summary>Some of them are sold for a few days only.</summary>
    private static JsonObject[] Drawn(Random random, FakeClock clock)
    {
        var codes = Enumerable.Range(0, 8).Where(_ => random.Next(3) > 0).Select(number => $"S{number}").DefaultIfEmpty("S0");

        return [.. codes.Select(code => Menu.Service(code, Menu.PerUnit($"{random.Next(1, 4)}.00"))
            .With("lastSaleDate", random.Next(3) == 0 ? $"{clock.GetUtcNow().AddDays(random.Next(-2, 8)):yyyy-MM-dd}" : null))];
    }

    /// <summary>A partner portal that keeps a catalogue by the feed alone.</summary>
    private sealed class Portal(Door door)
    {
        private readonly Dictionary<string, string> _services = [];

        public string? Cursor { get; private set; }

        /// <returns>What it was told, in words.</returns>
        public async Task<string> Follow()
        {
            var changes = (await door.Get($"/v1/catalogue/changes{(Cursor is null ? "" : $"?since={Cursor}")}")).Expect(200).Json;
            Cursor = changes.Text("cursor");
            var told = new List<string>();

            if (changes.GetProperty("reset").GetBoolean())
            {
                _services.Clear();
                told.Add("reset");
            }

            foreach (var service in changes.Items("changed"))
            {
                _services[service.Text("code")] = service.GetRawText();
            }

            foreach (var code in changes.Items("withdrawn"))
            {
                _services.Remove(code.GetString()!).ShouldBeTrue();
            }

            told.AddRange(changes.Items("changed").Any() ? [$"changed {string.Join(' ', changes.Texts("changed", "code"))}"] : []);
            told.AddRange(changes.Items("withdrawn").Any() ? [$"withdrawn {string.Join(' ', changes.Items("withdrawn"))}"] : []);
            return string.Join(", ", told);
        }

        public async Task ShouldHaveAll() =>
            _services.Values.Order().ShouldBe((await door.Get("/v1/catalogue")).Expect(200).Json.Items("services").Select(service => service.GetRawText()).Order());
    }
}

public sealed class CatalogueFeedOnSqlite(SqliteApp app) : CatalogueFeedTests(app), IClassFixture<SqliteApp>;

public sealed class CatalogueFeedOnPostgres(PostgresApp app) : CatalogueFeedTests(app.OrSkip()), IClassFixture<PostgresApp>;
