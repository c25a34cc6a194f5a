using System.Text;
using System.Xml;

namespace PricingApi.Http;

/// <summary>A file of XML, written piece by piece: however long it is, little of it is in memory at a time.</summary>
/// <param name="name">Of the file, in plain ASCII.</param>
internal sealed class XmlFile(string name, IEnumerable<Action<XmlWriter>> pieces) : IResult, IStatusCodeHttpResult
{
    /// <summary>So many bytes are sent at a time.</summary>
    private const int Enough = 16 * 1024;

    // Line breaks stay what they are: a parser would read a lone carriage return as a line feed.
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize };

    public int? StatusCode => 200;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Accept, X-Api-Key";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        response.ContentType = $"{MediaTypes.Xml}; charset=utf-8";

        return WriteAsync(response.Body, httpContext.RequestAborted);
    }

    public async Task WriteAsync(Stream to, CancellationToken cancellation)
    {
        using var held = new MemoryStream();
        using var xml = XmlWriter.Create(held, Settings);

        foreach (var piece in pieces)
        {
            piece(xml);
            xml.Flush();

            if (held.Length >= Enough)
            {
                await SendAsync(held, to, cancellation);
            }
        }

        await SendAsync(held, to, cancellation);
    }

    private static async Task SendAsync(MemoryStream held, Stream to, CancellationToken cancellation)
    {
        await to.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), cancellation);
        held.SetLength(0);
    }
}
