using PricingApi.Http;

namespace PricingApi.Quotes.Documents;

/// <summary>A printed file in a folder of its own, which is gone when the file was sent.</summary>
internal sealed class PdfFile(DirectoryInfo folder, string path, string name) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => 200;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        try
        {
            var response = httpContext.Response;
            await using var pdf = File.OpenRead(path);
            response.ContentType = MediaTypes.Pdf;
            response.ContentLength = pdf.Length;
            response.Headers.CacheControl = "private, no-cache";
            response.Headers.Vary = "Accept, X-Api-Key";
            response.Headers.ContentDisposition = $"inline; filename=\"{name}\"";
            response.Headers.XContentTypeOptions = "nosniff";
            await pdf.CopyToAsync(response.Body, httpContext.RequestAborted);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
