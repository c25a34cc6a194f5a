using System.Net;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Http;

namespace PricingApi.Tests.Access;

public sealed class QuotaTests
{
    [Fact]
    public async Task One_request_too_many_in_a_minute_is_a_429()
    {
        await using var app = Limited(2);
        using var client = app.SellerClient();

        (await client.Get("/v1/me")).Header("RateLimit").ShouldBe("\"requests\";r=1;t=60");
        (await client.Get("/v1/me")).Status.ShouldBe(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        var refused = await client.Get("/v1/me");

        refused.Problem.ShouldBe("quota-exceeded");
        refused.Header("Retry-After").ShouldBe("40");
        refused.Header("RateLimit").ShouldBe("\"requests\";r=0;t=40");
        refused.Header("RateLimit-Policy").ShouldBe("\"requests\";q=2;w=60");
    }

    [Fact]
    public async Task The_next_minute_is_a_new_one()
    {
        await using var app = Limited(1);
        using var client = app.SellerClient();
        await client.Get("/v1/me");
        (await client.Get("/v1/me")).Status.ShouldBe(HttpStatusCode.TooManyRequests);

        app.Clock.Advance(TimeSpan.FromMinutes(1));

        (await client.Get("/v1/me")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Each_client_has_its_own()
    {
        await using var app = Limited(5);
        using var seller = app.SellerClient();
        using var partner = await app.PartnerWith("quotes:read");

        for (var each = 0; each < 10; each++)
        {
            await seller.Get("/v1/me");
        }

        (await partner.Get("/v1/me")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_a_setting_there_is_none()
    {
        await using var app = new SqliteApp();
        using var client = app.SellerClient();

        (await client.Get("/v1/me")).Header("RateLimit").ShouldBeNull();
    }

    private static SqliteApp Limited(int requests)
    {
        var app = new SqliteApp();
        app.Settings["Quota:RequestsPerMinute"] = $"{requests}";
        return app;
    }
}
