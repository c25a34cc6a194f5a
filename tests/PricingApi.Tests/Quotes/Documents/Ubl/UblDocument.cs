using System.Globalization;
using System.Xml.Linq;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes.Documents.Ubl;

/// <summary>A UBL Quotation that was read and found in order, and short ways to look into it.</summary>
internal sealed class UblDocument(Reply reply)
{
    private readonly XElement _root = XDocument.Parse(reply.Text).Root!;

    public Reply Reply { get; } = reply;

    public IReadOnlyList<string> Notes => [.. _root.Elements().Where(part => part.Name.LocalName == "Note").Select(note => note.Value)];

    public IReadOnlyList<XElement> Lines => [.. _root.Elements().Where(part => part.Name.LocalName == "QuotationLine").Select(line => line.At("LineItem"))];

    public string this[string path] => _root.Text(path);

    public IEnumerable<XElement> All(string name) => _root.Descendants().Where(part => part.Name.LocalName == name);

    public XElement Line(string service) => Lines.Single(line => line.Text("Item/SellersItemIdentification/ID") == service);

    /// <summary>The elements are those of the schema in its order, and the numbers add up as EN 16931 wants them to.</summary>
    public UblDocument Check()
    {
        UblSchema.Check(XDocument.Parse(Reply.Text));
        UblOrder.Check(_root);
        UblSums.Check(_root);

        return this;
    }
}

internal static class UblLooks
{
    public static async Task<UblDocument> Ubl(this Door door, Reply quote, string query = "")
    {
        var reply = (await door.Get($"{quote.Path()}/document?format=ubl{query}")).Expect(200);
        reply.MediaType.ShouldBe("application/xml");

        return new UblDocument(reply).Check();
    }

    /// <summary>The one element at a path of local names.</summary>
    public static XElement At(this XElement element, string path) =>
        path.Split('/').Aggregate(element, (at, name) => at.Elements().Single(part => part.Name.LocalName == name));

    public static string Text(this XElement element, string path) => element.At(path).Value;

    public static decimal Number(this XElement element, string path) => decimal.Parse(element.Text(path), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    /// <summary>The texts of its parts, without those of their parts' names: <c>S 21 VAT</c>.</summary>
    public static string Said(this XElement element) => string.Join(' ', element.DescendantsAndSelf().Where(part => !part.HasElements).Select(part => part.Value));

    public static IEnumerable<XElement> Every(this XElement element, string name) => element.Elements().Where(part => part.Name.LocalName == name);
}
