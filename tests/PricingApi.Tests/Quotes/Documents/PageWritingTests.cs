using System.IO.Pipelines;
using PricingApi.Domain;
using PricingApi.Http;

namespace PricingApi.Tests.Quotes.Documents;

public sealed class PageWritingTests
{
    [Fact]
    public async Task A_long_page_is_sent_while_it_is_written()
    {
        var sent = new Sizes();
        var (written, most) = (0, 0L);
        var pipe = PipeWriter.Create(sent);
        var page = new HtmlPage(Language.En, "Long", "", Enumerable.Range(1, 10_000).Select(each =>
        {
            most = Math.Max(most, written - sent.Length);
            Html piece = $"<p>{new string('x', 500)}</p>";
            written += 507;
            return piece;
        }));

        await page.WriteAsync(pipe, TestContext.Current.CancellationToken);

        sent.Length.ShouldBeGreaterThan(5_000_000);
        most.ShouldBeLessThan(20_000);
    }
}
