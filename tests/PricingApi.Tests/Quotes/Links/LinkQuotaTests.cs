using System.Net;
using Microsoft.Extensions.Configuration;
using PricingApi.Quotes.Links;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes.Links;

public sealed class LinkQuotaTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    [Fact]
    public async Task Somebody_who_tries_many_links_has_to_wait()
    {
        app.Settings["Links:RequestsPerMinute"] = "3";
        var customer = app.Customer();

        for (var visit = 0; visit < 3; visit++)
        {
            (await customer.Get($"/q/{visit}")).Expect(404);
        }

        var refused = (await customer.Get("/q/4")).Expect(429);
        (refused.MediaType, refused.Header("Retry-After")).ShouldBe(("text/html", "60"));
        (await customer.Send(HttpMethod.Post, "/q/5", "act=decline", ("Content-Type", "application/x-www-form-urlencoded"))).Expect(429);
        app.Clock.Advance(TimeSpan.FromSeconds(60));
        (await customer.Get("/q/6")).Expect(404);
    }

    [Theory]
    [InlineData("203.0.113.1", "203.0.113.2", false)]
    [InlineData("203.0.113.1", "::ffff:203.0.113.1", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    public void Addresses_are_counted_by_whose_they_are(string one, string other, bool same)
    {
        var quota = new LinkQuota(new ConfigurationBuilder().AddInMemoryCollection([new("Links:RequestsPerMinute", "1")]).Build(), new FakeClock());

        quota.Refuses(IPAddress.Parse(one)).ShouldBeNull();
        (quota.Refuses(IPAddress.Parse(other)) is not null).ShouldBe(same);
    }
}
