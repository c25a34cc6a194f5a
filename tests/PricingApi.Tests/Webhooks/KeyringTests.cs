using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using PricingApi.Webhooks;
using PricingApi.Webhooks.Secrets;

namespace PricingApi.Tests.Webhooks;

public class KeyringTests
{
    private static readonly Guid Endpoint = Guid.NewGuid();
    private static readonly byte[] Plain = "Bearer 4f1b2c"u8.ToArray();
    private static readonly Dictionary<string, string> Keys = new() { ["old"] = NewKey(), ["new"] = NewKey() };

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static Keyring With(string current, params string[] names) =>
        new(Options.Create(new WebhookOptions { Keys = names.ToDictionary(name => name, name => Keys[name]), Key = current }));

    [Fact]
    public void What_was_sealed_is_opened_for_the_same_endpoint_and_purpose_alone()
    {
        var keyring = With("new", "new");

        var bytes = keyring.Seal(Plain, Endpoint, "secret");

        keyring.Open(bytes, Endpoint, "secret").ShouldBe(Plain);
        keyring.Open(bytes, Guid.NewGuid(), "secret").ShouldBeNull();
        keyring.Open(bytes, Endpoint, "headers").ShouldBeNull();
        keyring.Seal(Plain, Endpoint, "secret").ShouldNotBe(bytes); // never the same twice
        keyring.Open(keyring.Seal([], Endpoint, "secret"), Endpoint, "secret").ShouldBe([]);
    }

    [Fact]
    public void An_older_key_opens_as_long_as_it_is_configured()
    {
        var bytes = With("old", "old").Seal(Plain, Endpoint, "secret");

        With("new", "new", "old").Open(bytes, Endpoint, "secret").ShouldBe(Plain);
        With("new", "new").Open(bytes, Endpoint, "secret").ShouldBeNull();
    }

    [Fact]
    public void Nothing_that_was_changed_is_opened()
    {
        var keyring = With("new", "new");
        var bytes = keyring.Seal(Plain, Endpoint, "secret");

        for (var index = 0; index < bytes.Length; index++)
        {
            byte[] changed = [.. bytes];
            changed[index] ^= 1;
            keyring.Open(changed, Endpoint, "secret").ShouldBeNull($"byte {index}");
            keyring.Open(bytes[..index], Endpoint, "secret").ShouldBeNull($"cut at {index}");
        }
    }

    public static TheoryData<Dictionary<string, string>, string?> Unusable => new()
    {
        { new() { ["k"] = NewKey() }, null },
        { new() { ["k"] = NewKey() }, "other" },
        { [], "k" },
        { new() { ["k"] = Convert.ToBase64String(new byte[31]) }, "k" },
        { new() { ["k"] = "not base64" }, "k" },
        { new() { ["K2026"] = NewKey() }, "K2026" },
        { new() { [new string('k', 33)] = NewKey() }, new string('k', 33) },
        { new() { [Keyring.Installation] = NewKey() }, Keyring.Installation },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Keys_that_cannot_be_used_are_told_at_the_start(Dictionary<string, string> keys, string? current) =>
        new WebhookOptions { Keys = keys, Key = current }.KeysAreUsable.ShouldBeFalse();

    [Fact]
    public void Without_a_key_or_with_a_good_one_it_starts()
    {
        new WebhookOptions().KeysAreUsable.ShouldBeTrue();
        new WebhookOptions { Keys = Keys, Key = "new" }.KeysAreUsable.ShouldBeTrue();
        new WebhookOptions { Keys = Keys, Key = Keyring.Installation }.KeysAreUsable.ShouldBeTrue();
    }
}
