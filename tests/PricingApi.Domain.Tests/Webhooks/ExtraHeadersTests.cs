using PricingApi.Domain.Webhooks;

namespace PricingApi.Domain.Tests.Webhooks;

public class ExtraHeadersTests
{
    private static IEnumerable<(string, string?)> Refused(params (string Name, string Value)[] headers) =>
        ExtraHeaders.Check([.. headers.Select(header => KeyValuePair.Create(header.Name, header.Value))]).Select(refusal => (refusal.Code, refusal.Path));

    [Theory]
    [InlineData("authorization", "Bearer abc.def-_~+/=")]
    [InlineData("X-Api-Key", "k")]
    [InlineData("!#$%&'*+-.^_`|~09azAZ", "inner  spaces are fine")]
    [InlineData("expires", "0")]
    [InlineData("accept", "*/*")]
    public void A_header_of_ones_own_is_accepted(string name, string value) => Refused((name, value)).ShouldBeEmpty();

    [Theory]
    [InlineData("", "/headers/")]
    [InlineData("x y", "/headers/x y")]
    [InlineData("x:", "/headers/x:")]
    [InlineData(":path", "/headers/:path")]
    [InlineData("x\r\nhost", "/headers/x\r\nhost")]
    [InlineData("x\0", "/headers/x\0")]
    [InlineData("x/~", "/headers/x~1~0")] // a JSON Pointer
    [InlineData("größe", "/headers/größe")]
    [InlineData("x\u200b", "/headers/x\u200b")]
    [InlineData("\"x\"", "/headers/\"x\"")]
    public void A_name_is_a_token(string name, string path) => Refused((name, "v")).ShouldBe([("header-name", path)]);

    [Theory]
    [InlineData("Host")]
    [InlineData("content-type")]
    [InlineData("Content-Length")]
    [InlineData("content-encoding")]
    [InlineData("Connection")]
    [InlineData("Transfer-Encoding")]
    [InlineData("TE")]
    [InlineData("Upgrade")]
    [InlineData("Keep-Alive")]
    [InlineData("proxy-authorization")]
    [InlineData("Proxy-Connection")]
    [InlineData("Trailer")]
    [InlineData("Expect")]
    [InlineData("http2-settings")]
    [InlineData("cookie")]
    [InlineData("User-Agent")]
    [InlineData("webhook-id")]
    [InlineData("WEBHOOK-SIGNATURE")]
    [InlineData("pricing-attempt")]
    public void What_is_ours_or_the_transports_is_refused(string name) => Refused((name, "v")).ShouldBe([("header-reserved", "/headers/" + name)]);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" v")]
    [InlineData("v ")]
    [InlineData("v\r\nhost: x")]
    [InlineData("v\nx")]
    [InlineData("v\tx")]
    [InlineData("v\0")]
    [InlineData("v\u007f")]
    [InlineData("é")]
    [InlineData("\u2028")]
    public void A_value_is_visible_ascii(string value) => Refused(("x", value)).ShouldBe([("header-value", "/headers/x")]);

    [Fact]
    public void What_stands_for_a_value_is_none() => Refused(("x", "***")).ShouldBe([("header-masked", "/headers/x")]);

    [Fact]
    public void A_header_is_given_once() => Refused(("X-Key", "1"), ("x-key", "2")).ShouldBe([("duplicate-header", "/headers/x-key")]);

    [Theory]
    [InlineData(20, 0)]
    [InlineData(21, 1)]
    public void Twenty_are_enough(int count, int refusals) =>
        Refused([.. Enumerable.Range(0, count).Select(number => ($"x-{number}", "v"))]).Count(refusal => refusal == ("header-count", "/headers")).ShouldBe(refusals);

    [Theory]
    [InlineData(4095, 0)]
    [InlineData(4096, 1)]
    public void Together_they_have_four_kibibytes(int length, int refusals) =>
        Refused(("x", new string('v', length))).Count(refusal => refusal == ("header-size", "/headers")).ShouldBe(refusals);

    [Fact]
    public void A_name_that_is_very_long_is_not_repeated() => Refused((new string('é', 101), "v")).ShouldBe([("header-name", "/headers")]);

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() =>
        Refused(("host", "v"), ("x", "é"), ("y y", "v")).ShouldBe([("header-reserved", "/headers/host"), ("header-value", "/headers/x"), ("header-name", "/headers/y y")]);
}
