using PricingApi.Access;

namespace PricingApi.Tests.Access;

public sealed class ApiKeyTests
{
    [Theory]
    [InlineData("live")]
    [InlineData("test")]
    public void A_new_key_can_be_read(string mode)
    {
        var key = ApiKey.Make(mode);

        key.ShouldStartWith($"pk_{mode}_");
        ApiKey.Digest(key).Hash.Length.ShouldBe(32);
        key.ShouldContain(ApiKey.Digest(key).Id);
    }

    [Fact]
    public void No_two_keys_are_alike() =>
        Enumerable.Range(0, 1000).Select(_ => ApiKey.Make("live")).Distinct().Count().ShouldBe(1000);

    [Fact]
    public void A_key_with_any_letter_changed_cannot_be_read()
    {
        var key = ApiKey.Make("live");

        for (var place = 0; place < key.Length; place++)
        {
            var other = key[place] == 'x' ? 'y' : 'x';
            CanRead(string.Concat(key.AsSpan(0, place), [other], key.AsSpan(place + 1))).ShouldBeFalse(key);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("pk_live_")]
    [InlineData("nonsense")]
    public void Other_texts_are_not_keys(string text) => CanRead(text).ShouldBeFalse();

    [Fact]
    public void Letters_that_are_not_ASCII_are_not_keys() => CanRead(ApiKey.Make("live")[..^1] + "é").ShouldBeFalse();

    private static bool CanRead(string text) => ApiKey.TryRead(text, out _, new byte[32]);
}
