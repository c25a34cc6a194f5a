using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PricingApi.Http;

/// <summary>A piece of HTML, written as an interpolated text: what is put into it is escaped, unless it is a piece of HTML itself.</summary>
[InterpolatedStringHandler]
internal sealed class Html(int literalLength, int formattedCount)
{
    /// <summary>Letters of every language stand as they are; what could be read as HTML does not.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _written = new(literalLength + (formattedCount * 16));

    /// <summary>A style sheet or a script of ours: its hash is that of its bytes, so it is not escaped.</summary>
    public static Html Own(string text)
    {
        var html = new Html(text.Length, 0);
        html.AppendLiteral(text);
        return html;
    }

    public void AppendLiteral(string html) => _written.Append(html);

    public void AppendFormatted(string? text) => _written.Append(Encoder.Encode(text ?? ""));

    public void AppendFormatted(Html? part) => _written.Append(part?._written);

    public void AppendFormatted(IEnumerable<Html> parts)
    {
        foreach (var part in parts)
        {
            AppendFormatted(part);
        }
    }

    public override string ToString() => _written.ToString();
}
