using PricingApi.Http;

namespace PricingApi.Tests.Quotes.Documents.Ubl;

public sealed class XmlWritingTests
{
    [Fact]
    public async Task A_long_file_is_sent_while_it_is_written()
    {
        var sent = new Sizes();
        var (written, most) = (0, 0L);
        var file = new XmlFile("long.xml", Enumerable.Range(0, 10_001).Select(each => (Action<System.Xml.XmlWriter>)(xml =>
        {
            most = Math.Max(most, written - sent.Length);
            if (each == 0)
            {
                xml.WriteStartElement("long");
                return;
            }

            xml.WriteElementString("part", new string('x', 500));
            written += 513;
        })));

        await file.WriteAsync(sent, TestContext.Current.CancellationToken);

        sent.Length.ShouldBeGreaterThan(5_000_000);
        most.ShouldBeLessThan(20_000);
    }
}
