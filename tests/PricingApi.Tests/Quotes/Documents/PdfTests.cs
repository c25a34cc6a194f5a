using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PricingApi.Domain;
using PricingApi.Http;
using PricingApi.Quotes.Documents;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes.Documents;

/// <summary>A quote on paper, printed by a real Chromium and read by Poppler.</summary>
public sealed class PdfTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_PDF_has_pages_of_A4_with_the_texts_of_the_quote()
    {
        OrSkip();
        var partner = await app.PartnerOf([Menu.Storage, .. Enumerable.Range(1, 60).Select(each => Menu.Service($"EXTRA-{each}", Menu.Flat("1.00")))]);
        var quote = await partner.Quote(("STORAGE", 44));

        var pdf = await partner.Document(quote, "?format=pdf");

        (pdf.MediaType, pdf.Header("Content-Disposition")).ShouldBe(("application/pdf", $"inline; filename=\"{quote.Json.Text("number")}-1.pdf\""));
        var (facts, text) = (await Read(pdf.Bytes, "pdfinfo"), await Read(pdf.Bytes, "pdftotext", "-layout"));
        facts.ShouldMatch(@"Pages:\s+[3-9]");
        facts.ShouldContain("(A4)");
        facts.ShouldMatch(@"Tagged:\s+yes");
        foreach (var part in (string[])[quote.Json.Text("number"), "44 pallets à 6,00", "264,00", "CONCEPT", "EXTRA-60", $"{quote.Json.Text("number")} · revisie 1", "1/", quote.Json.Text("contentHash")[..16]])
        {
            text.ShouldContain(part);
        }

        Left().ShouldBeEmpty();
    }

    [Fact]
    public async Task Chromium_asks_nobody_for_anything()
    {
        OrSkip();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://{listener.LocalEndpoint}";
        using var printer = Printer(new());

        // What no page of ours may hold: were its own policy missing, there would still be no network.
        var folder = Directory.CreateTempSubdirectory("pricing-test.");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "page.html"), $"<img src=\"{address}/a.png\"><link rel=stylesheet href=\"{address}/b.css\"><script>fetch('{address}/c')</script><p>Printed", Cancellation);
        var printed = await PricingApi.Quotes.Documents.Chromium.PrintAsync(new PdfOptions().Program()!, ["--no-sandbox"], Path.Combine(folder.FullName, "page.html"), Path.Combine(folder.FullName, "page.pdf"), Cancellation);

        printed.ShouldBeTrue();
        File.Exists(Path.Combine(folder.FullName, "page.pdf")).ShouldBeTrue();
        listener.Pending().ShouldBeFalse();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_program_that_does_not_print_is_a_problem_that_says_what_to_do_instead()
    {
        using var printer = Printer(new() { Chromium = "/bin/false" });

        var problem = (await printer.PrintAsync(Page, "a.pdf", tagged: true, Cancellation)).ShouldBeOfType<ProblemResult>();

        (problem.Type, problem.RetryAfter).ShouldBe((ProblemType.PdfFailed, 5));
        Left().ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_takes_too_long_is_given_up_and_ended()
    {
        using var printer = Printer(new() { Chromium = Script("sleep 600"), Deadline = TimeSpan.FromMilliseconds(200) });

        (await printer.PrintAsync(Page, "a.pdf", tagged: true, Cancellation)).ShouldBeOfType<ProblemResult>().Type.ShouldBe(ProblemType.PdfFailed);

        Left().ShouldBeEmpty();
    }

    [Fact]
    public async Task So_many_may_wait_and_no_more()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var printer = Printer(new() { Chromium = Script("sleep 600"), AtOnce = 1, MostWaiting = 1 });
        var printing = printer.PrintAsync(Page, "a.pdf", tagged: true, stop.Token);
        var waiting = printer.PrintAsync(Page, "b.pdf", tagged: true, stop.Token);

        var refused = (await printer.PrintAsync(Page, "c.pdf", tagged: true, Cancellation)).ShouldBeOfType<ProblemResult>();

        refused.Type.ShouldBe(ProblemType.Overloaded);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(printing);
        await Should.ThrowAsync<OperationCanceledException>(waiting);
        Left().ShouldBeEmpty();
    }

    private static HtmlPage Page => new(Language.En, "A", "", [$"<p>A</p>"]);

    private static PdfPrinter Printer(PdfOptions options) => new(Options.Create(options), NullLogger<PdfPrinter>.Instance);

    /// <summary>Folders of documents that were not cleared away.</summary>
    private static string[] Left() => Directory.GetDirectories(Path.GetTempPath(), "pricing-pdf.*");

    private static string Script(string command)
    {
        var script = Path.Combine(Directory.CreateTempSubdirectory("pricing-test.").FullName, "chromium");
        File.WriteAllText(script, $"#!/bin/sh\n{command}\n");
        using var chmod = Process.Start("chmod", ["+x", script]);
        chmod.WaitForExit();

        return script;
    }

    private static async Task<string> Read(byte[] pdf, string program, params string[] arguments)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, pdf, Cancellation);
        using var process = Process.Start(new ProcessStartInfo(program, [.. arguments, file, .. program == "pdftotext" ? ["-"] : Array.Empty<string>()]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        File.Delete(file);

        return text;
    }

    private static void OrSkip()
    {
        if ((new PdfOptions().Program() is null || !File.Exists("/usr/bin/pdftotext")) && Environment.GetEnvironmentVariable("REQUIRE_CHROMIUM") != "1")
        {
            Assert.Skip("There is no Chromium, or no Poppler to read what it prints.");
        }
    }
}
