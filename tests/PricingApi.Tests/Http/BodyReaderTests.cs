using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using PricingApi.Http;

namespace PricingApi.Tests.Http;

public sealed class BodyReaderTests
{
    private const string Good = """{"name":"n","quantity":1,"size":"extraLarge","lines":[{"code":"A","price":"6.00"}]}""";

    [Fact]
    public void A_good_body_is_read()
    {
        var order = Read(Good);

        order.ShouldSatisfyAllConditions(
            () => order.Name.ShouldBe("n"),
            () => order.Quantity.ShouldBe(1m),
            () => order.Size.ShouldBe(Size.ExtraLarge),
            () => order.Lines.ShouldHaveSingleItem().Price.Value.ShouldBe(6.00m));
    }

    [Fact]
    public void A_byte_order_mark_is_ignored() => Read("\uFEFF" + Good).Name.ShouldBe("n");

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("{")]
    [InlineData(Good + "{}")]
    [InlineData(Good + " x")]
    [InlineData("""{"name":"n",}""")]
    [InlineData("""{"name":"n"/* */}""")]
    [InlineData("{\"name\":\"n\"} // x")]
    [InlineData("{'name':'n'}")]
    [InlineData("{name:\"n\"}")]
    [InlineData("""{"quantity":01}""")]
    [InlineData("""{"quantity":+1}""")]
    [InlineData("""{"quantity":.5}""")]
    [InlineData("""{"quantity":1.}""")]
    [InlineData("""{"quantity":0x10}""")]
    [InlineData("""{"quantity":1_000}""")]
    [InlineData("""{"quantity":NaN}""")]
    [InlineData("""{"quantity":-Infinity}""")]
    [InlineData("{\"name\":\"a\u0001\"}")]
    [InlineData("""{"name":"\x41"}""")]
    [InlineData("""{"name":"\u12"}""")]
    [InlineData("""{"name":"n","unknown":[tru]}""")]
    public void What_is_not_JSON_is_malformed(string body) => Refusal(body).Type.ShouldBe(ProblemType.MalformedJson);

    [Theory]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(100_000)]
    public void Deeper_than_32_is_malformed(int depth) =>
        Refusal(new string('[', depth) + new string(']', depth)).Type.ShouldBe(ProblemType.MalformedJson);

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    [InlineData(new byte[] { 0xF5, 0x80, 0x80, 0x80 })]
    public void Bytes_that_are_not_UTF_8_are_malformed(byte[] bytes) =>
        Refusal([.. "{\"name\":\""u8, .. bytes, .. "\"}"u8]).Type.ShouldBe(ProblemType.MalformedJson);

    [Theory]
    [InlineData("null", "", "null")]
    [InlineData("[]", "", "wrong-type")]
    [InlineData("\"x\"", "", "wrong-type")]
    [InlineData("1", "", "wrong-type")]
    [InlineData("true", "", "wrong-type")]
    [InlineData("""{"name":"n","name":"m"}""", "/name", "duplicate-member")]
    [InlineData("""{"isAdmin":true}""", "/isAdmin", "unknown-member")]
    [InlineData("""{"Name":"n"}""", "/Name", "unknown-member")]
    [InlineData("""{"a/b~c":1}""", "/a~1b~0c", "unknown-member")]
    [InlineData("{}", "/name", "missing-member")]
    [InlineData("""{"name":null}""", "/name", "null")]
    [InlineData("""{"name":1}""", "/name", "wrong-type")]
    [InlineData("""{"name":""}""", "/name", "too-short")]
    [InlineData("""{"quantity":"1"}""", "/quantity", "wrong-type")]
    [InlineData("""{"quantity":true}""", "/quantity", "wrong-type")]
    [InlineData("""{"quantity":[]}""", "/quantity", "wrong-type")]
    [InlineData("""{"quantity":{}}""", "/quantity", "wrong-type")]
    [InlineData("""{"quantity":null}""", "/quantity", "null")]
    [InlineData("""{"quantity":1e2}""", "/quantity", "exponent")]
    [InlineData("""{"quantity":1E400}""", "/quantity", "exponent")]
    [InlineData("""{"quantity":1.00001}""", "/quantity", "scale")]
    [InlineData("""{"quantity":79228162514264337593543950336}""", "/quantity", "too-large")]
    [InlineData("""{"name":"a\u0000b"}""", "/name", "nul")]
    [InlineData("""{"name":"\ud800"}""", "/name", "surrogate")]
    [InlineData("""{"name":"\udc00\ud800"}""", "/name", "surrogate")]
    [InlineData("""{"size":1}""", "/size", "unknown-value")]
    [InlineData("""{"size":"99"}""", "/size", "unknown-value")]
    [InlineData("""{"size":"ExtraLarge"}""", "/size", "unknown-value")]
    [InlineData("""{"size":"small, extraLarge"}""", "/size", "unknown-value")]
    [InlineData("""{"size":"\ud800"}""", "/size", "surrogate")]
    [InlineData("""{"lines":[null]}""", "/lines/0", "null")]
    [InlineData("""{"lines":{}}""", "/lines", "wrong-type")]
    [InlineData("""{"lines":[{"code":"a"}]}""", "/lines/0/code", "pattern")]
    [InlineData("""{"lines":[{"code":"A\n"}]}""", "/lines/0/code", "pattern")]
    [InlineData("""{"lines":[{"price":6.00}]}""", "/lines/0/price", "wrong-type")]
    [InlineData("""{"lines":[{"price":"1E2"}]}""", "/lines/0/price", "exponent")]
    [InlineData("""{"lines":[{"price":"1e-400"}]}""", "/lines/0/price", "exponent")]
    [InlineData("""{"lines":[{"price":"0.12345678901234567890123456789"}]}""", "/lines/0/price", "scale")]
    [InlineData("""{"lines":[{"price":"1,50"}]}""", "/lines/0/price", "not-decimal")]
    [InlineData("""{"lines":[{"price":"+1"}]}""", "/lines/0/price", "not-decimal")]
    [InlineData("""{"lines":[{"price":" 1"}]}""", "/lines/0/price", "not-decimal")]
    [InlineData("""{"lines":[{"price":"1."}]}""", "/lines/0/price", "not-decimal")]
    [InlineData("""{"lines":[{"price":"01"}]}""", "/lines/0/price", "not-decimal")]
    [InlineData("""{"lines":[{"price":"\u0031"}]}""", "/lines/0/price", "not-decimal")]
    [InlineData("""{"metadata":{"a":null}}""", "/metadata/a", "null")]
    [InlineData("""{"metadata":{"a\u0000":"b"}}""", "/metadata/a\0", "nul")]
    [InlineData("""{"metadata":{"\ud800":"b"}}""", "/metadata", "surrogate")]
    [InlineData("""{"metadata":{"a":"b","a":"c"}}""", "/metadata/a", "duplicate-member")]
    [InlineData("""{"at":"2026-01-31T09:30:00"}""", "/at", "instant")]
    [InlineData("""{"at":"2026-02-30T09:30:00Z"}""", "/at", "instant")]
    [InlineData("""{"at":"2026-01-31T24:00:00Z"}""", "/at", "instant")]
    [InlineData("""{"at":"2026-12-31T23:59:60Z"}""", "/at", "instant")]
    [InlineData("""{"at":"0001-01-01T00:00:00Z"}""", "/at", "instant")]
    [InlineData("""{"at":"10000-01-01T00:00:00Z"}""", "/at", "instant")]
    [InlineData("""{"at":"2026-01-31T09:30:00+14:01"}""", "/at", "instant")]
    [InlineData("""{"at":"2026-01-31"}""", "/at", "instant")]
    [InlineData("""{"day":"2026-02-30"}""", "/day", "date")]
    [InlineData("""{"day":"2026-1-1"}""", "/day", "date")]
    [InlineData("""{"day":"0000-00-00"}""", "/day", "date")]
    [InlineData("""{"id":"{0198c0de-0000-7000-8000-000000000000}"}""", "/id", "id")]
    [InlineData("""{"id":"0198C0DE000070008000000000000000"}""", "/id", "id")]
    [InlineData("""{"shape":{"radius":1}}""", "/shape/model", "missing-member")]
    [InlineData("""{"shape":{"model":"cube","radius":1}}""", "/shape/model", "unknown-value")]
    [InlineData("""{"shape":{"model":"round","radius":1,"side":2}}""", "/shape/side", "unknown-member")]
    [InlineData("""{"count":1.5}""", "/count", "wrong-type")]
    [InlineData("""{"count":2147483648}""", "/count", "wrong-type")]
    public void What_has_another_shape_is_named_by_pointer_and_code(string body, string path, string code)
    {
        var problem = Refusal(body);

        problem.Type.ShouldBe(ProblemType.InvalidRequest);
        problem.Errors.ShouldContain(error => error.Pointer == path && error.Code == code);
        problem.Errors.ShouldAllBe(error => !error.Detail.Contains("System.", StringComparison.Ordinal) && !error.Detail.Contains("PricingApi", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"count":2147483648}""", "A whole number from -2,147,483,648 to 2,147,483,647 is expected.")]
    [InlineData("""{"name":1}""", "A text is expected.")]
    [InlineData("""{"urgent":"yes"}""", "true or false is expected.")]
    public void What_is_of_another_type_is_told_what_is_expected(string body, string expected) => Refusal(body).Errors.ShouldContain(error => error.Detail == expected);

    [Theory]
    [InlineData("1.0")]
    [InlineData("-0")]
    [InlineData("-1")]
    [InlineData("2147483648")]
    [InlineData("9223372036854775808")]
    [InlineData("0.0001")]
    public void A_quantity_that_can_be_read_is_left_to_the_rules(string quantity) =>
        Read(Good.Replace("\"quantity\":1", $"\"quantity\":{quantity}", StringComparison.Ordinal)).Quantity.ShouldBe(decimal.Parse(quantity, CultureInfo.InvariantCulture));

    [Fact]
    public void A_discriminator_need_not_come_first() =>
        Read(Good.Replace("\"name\"", "\"shape\":{\"radius\":2,\"model\":\"round\"},\"name\"", StringComparison.Ordinal)).Shape.ShouldBe(new Round(2));

    [Fact]
    public void An_instant_with_an_offset_becomes_UTC() =>
        Read(Good.Replace("\"name\"", "\"at\":\"2026-03-29T02:30:00.5+02:00\",\"name\"", StringComparison.Ordinal)).At
            .ShouldBe(new DateTimeOffset(2026, 3, 29, 0, 30, 0, 500, TimeSpan.Zero));

    [Fact]
    public void Every_fault_is_named_at_once() =>
        Refusal("""{"name":1,"quantity":"1","size":"huge","lines":[{"code":"A"},{"code":"B","price":"x"}],"extra":0}""")
            .Errors.Select(error => error.Pointer).ShouldBe(["/name", "/quantity", "/size", "/lines/0/price", "/lines/1/price", "/extra"]);

    [Fact]
    public void At_most_50_faults_are_listed()
    {
        var body = $"{{{string.Join(',', Enumerable.Range(0, 10_000).Select(each => $"\"k{each}\":1"))}}}";

        Refusal(body).Errors.Count.ShouldBe(50);
    }

    [Fact]
    public void A_name_of_100_kB_is_not_echoed() =>
        Refusal($"{{\"{new string('k', 100_000)}\":1}}").Errors.ShouldAllBe(error => error.Pointer!.Length < 200 && error.Detail.Length < 200);

    [Fact]
    public void A_text_of_a_megabyte_is_too_long() =>
        Refusal(Good.Replace("\"n\"", $"\"{new string('n', 1_000_000)}\"", StringComparison.Ordinal)).Errors.ShouldContain(error => error.Pointer == "/name" && error.Code == "too-long");

    private static Order Read(string body) => BodyReader.Read<Order>(Encoding.UTF8.GetBytes(body));

    private static ProblemResult Refusal(string body) => Refusal(Encoding.UTF8.GetBytes(body));

    private static ProblemResult Refusal(byte[] body) => Should.Throw<RefusedException>(() => BodyReader.Read<Order>(body)).Problem;
}

public enum Size
{
    Small,
    ExtraLarge,
}

public sealed record Order(
    [property: MinLength(1)] string Name,
    decimal Quantity,
    Size Size,
    IReadOnlyList<OrderLine> Lines,
    IReadOnlyDictionary<string, string>? Metadata = null,
    DateTimeOffset? At = null,
    DateOnly? Day = null,
    Guid? Id = null,
    Shape? Shape = null,
    int? Count = null,
    bool Urgent = false);

public sealed record OrderLine([property: RegularExpression(@"\A[A-Z]+\z")] string Code, DecimalText Price);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "model")]
[JsonDerivedType(typeof(Round), "round")]
[JsonDerivedType(typeof(Square), "square")]
public abstract record Shape;

public sealed record Round(decimal Radius) : Shape;

public sealed record Square(decimal Side) : Shape;
