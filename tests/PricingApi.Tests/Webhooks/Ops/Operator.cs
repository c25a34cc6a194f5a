using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using PricingApi.Operations;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Quotes.Links;

namespace PricingApi.Tests.Webhooks.Ops;

/// <summary>Somebody with a browser that keeps cookies, does not run scripts, and does not follow redirects by itself.</summary>
internal sealed partial class Operator(HttpClient browser)
{
    public const string Home = "/ops";
    public const string SignIn = "/ops/sign-in";

    private readonly Door _door = new(browser, Guid.Empty);

    public static Operator At(PricingApp app, string address = "http://localhost") =>
        new(app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new(address) }));

    /// <summary>Signed in by the seller's key with every scope.</summary>
    public static async Task<Operator> SignedInAsync(PricingApp app)
    {
        var anna = At(app);
        (await anna.SignInAsync(DevelopmentData.Key)).Expect(303);
        return anna;
    }

    public Task<Reply> Get(string path) => _door.Get(path);

    public async Task<Reply> SignInAsync(string key) => await Press(await Get(SignIn), SignIn, ("key", key));

    /// <summary>Sends the form of a page that has this action.</summary>
    public Task<Reply> Press(Reply page, string action, params (string Name, string Value)[] fields)
    {
        var form = Forms().Matches(page.Text).First(match => match.Groups[1].Value == action);
        return Post(action, [("token", form.Groups[2].Value), .. fields]);
    }

    /// <summary>Sends just these fields.</summary>
    public Task<Reply> Post(string path, params (string Name, string Value)[] fields) =>
        _door.Send(HttpMethod.Post, path, LinkLooks.Form(fields), ("Content-Type", "application/x-www-form-urlencoded"));

    /// <summary>What the page says where it leads.</summary>
    public async Task<Reply> Follow(Reply redirect) => (await Get(redirect.Expect(303).Location!)).Expect(200);

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]+)\"[^>]*>\\s*<input type=\"hidden\" name=\"token\" value=\"([^\"]+)\">")]
    private static partial Regex Forms();
}
