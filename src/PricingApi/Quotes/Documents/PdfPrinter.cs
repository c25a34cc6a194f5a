using System.IO.Pipelines;
using Microsoft.Extensions.Options;
using PricingApi.Http;

namespace PricingApi.Quotes.Documents;

/// <summary>Prints pages as PDF, a few at a time.</summary>
internal sealed partial class PdfPrinter(IOptions<PdfOptions> options, ILogger<PdfPrinter> logger) : IDisposable
{
    private const int RetrySeconds = 5;

    private readonly PdfOptions _options = options.Value;
    private readonly SemaphoreSlim _turns = new(options.Value.AtOnce);
    private int _asked;

    /// <summary>The PDF, or the reason why there is none.</summary>
    /// <param name="name">Of the file, in plain ASCII.</param>
    /// <param name="tagged">Whether it tells screen readers what is what; takes much time and memory on a thousand pages.</param>
    public async Task<IResult> PrintAsync(HtmlPage page, string name, bool tagged, CancellationToken cancellation)
    {
        if (_options.Program() is not { } program)
        {
            return Problems.Of(ProblemType.PdfUnavailable);
        }

        if (Interlocked.Increment(ref _asked) > _options.AtOnce + _options.MostWaiting)
        {
            Interlocked.Decrement(ref _asked);
            return Problems.Of(ProblemType.Overloaded, "Too many documents are being printed at the moment.", RetrySeconds);
        }

        try
        {
            await _turns.WaitAsync(cancellation);
            try
            {
                return await PrintAsync(program, page, name, tagged, cancellation) ?? (IResult)Problems.Of(ProblemType.PdfFailed, retryAfter: RetrySeconds);
            }
            finally
            {
                _turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _asked);
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<PdfFile?> PrintAsync(string program, HtmlPage page, string name, bool tagged, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("pricing-pdf.");
        var (html, pdf) = (Path.Combine(folder.FullName, "page.html"), Path.Combine(folder.FullName, "page.pdf"));
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(_options.Deadline);

        try
        {
            await using (var file = File.Create(html))
            {
                var pipe = PipeWriter.Create(file);
                await page.WriteAsync(pipe, deadline.Token);
                await pipe.CompleteAsync();
            }

            if (await Chromium.PrintAsync(program, Arguments(tagged), html, pdf, deadline.Token) && File.Exists(pdf))
            {
                var kept = new PdfFile(folder, pdf, name);
                folder = null;
                return kept;
            }

            NotPrinted(logger, program);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            TooLong(logger, _options.Deadline);
        }
        finally
        {
            folder?.Delete(recursive: true);
        }

        return null;
    }

    private IEnumerable<string> Arguments(bool tagged)
    {
        if (!_options.Sandbox)
        {
            yield return "--no-sandbox";
        }

        yield return tagged ? "--generate-pdf-document-outline" : "--disable-pdf-tagging";
    }

    [LoggerMessage(LogLevel.Error, "{Program} did not print a document; as root or in a container it may need Pdf:Sandbox false")]
    private static partial void NotPrinted(ILogger logger, string program);

    [LoggerMessage(LogLevel.Error, "A document was not printed within {Deadline}")]
    private static partial void TooLong(ILogger logger, TimeSpan deadline);
}
