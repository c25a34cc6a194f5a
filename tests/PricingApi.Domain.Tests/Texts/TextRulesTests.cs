using PricingApi.Domain.Texts;

namespace PricingApi.Domain.Tests.Texts;

public class TextRulesTests
{
    [Theory]
    [InlineData("Bakkerij Jansen BV")]
    [InlineData("Ångström, Ďábla & Zn. — 東京 🚚")]
    [InlineData("=HYPERLINK(\"x\")")] // a text may look like a formula: exports quote it
    [InlineData("e\u0301\u0301\u0301\u0301")] // four marks on a letter
    [InlineData("a\u0301b\u0301c\u0301d\u0301e\u0301")] // one on each of five
    [InlineData("مرحبا")] // right to left by itself
    public void A_readable_text_may_stand(string text) => TextRules.Refuse(text).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData(" \u00A0\u3000")]
    public void A_text_says_something(string text) => TextRules.Refuse(text).ShouldBe("A text of white space alone says nothing: leave it out.");

    [Theory]
    [InlineData('\0', "0000")]
    [InlineData('\u001B', "001B")]
    [InlineData('\u007F', "007F")]
    [InlineData('\u0085', "0085")]
    [InlineData('\n', "000A")]
    [InlineData('\r', "000D")]
    [InlineData('\t', "0009")]
    [InlineData('\u2028', "2028")]
    [InlineData('\u2029', "2029")]
    [InlineData('\u202A', "202A")]
    [InlineData('\u202E', "202E")]
    [InlineData('\u2066', "2066")]
    [InlineData('\u2069', "2069")]
    [InlineData('\u180E', "180E")]
    [InlineData('\u200B', "200B")]
    [InlineData('\u2060', "2060")]
    [InlineData('\uFEFF', "FEFF")]
    public void A_text_has_no_hidden_characters(char character, string code) =>
        TextRules.Refuse($"a{character}b").ShouldBe($"The character U+{code} is not allowed in a text.");

    [Theory]
    [InlineData("one\ntwo\r\n\tthree", null)]
    [InlineData("one\u000Btwo", "The character U+000B is not allowed in a text.")]
    [InlineData("one\u202Etwo", "The character U+202E is not allowed in a text.")]
    public void A_text_of_several_lines_has_line_breaks_and_tabs(string text, string? refused) => TextRules.Refuse(text, multiline: true).ShouldBe(refused);

    [Theory]
    [InlineData("e\u0301\u0301\u0301\u0301\u0301")]
    [InlineData("1\u20DD\u20DD\u20DD\u20DD\u20DD")] // enclosing
    public void A_letter_carries_few_marks(string text) => TextRules.Refuse(text).ShouldBe("More than 4 marks on one letter are not allowed.");
}
