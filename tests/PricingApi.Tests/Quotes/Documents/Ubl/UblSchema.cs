using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace PricingApi.Tests.Quotes.Documents.Ubl;

/// <summary>The schemas of OASIS themselves, where somebody has them: <c>UBL_SCHEMAS</c> names the folder of UBL 2.1 that holds <c>maindoc</c> and <c>common</c>.</summary>
/// <remarks>They are not kept here; without them <see cref="UblOrder"/> stands in for the part that quotes use.</remarks>
internal static class UblSchema
{
    private static readonly XmlSchemaSet? Schemas = Environment.GetEnvironmentVariable("UBL_SCHEMAS") is { Length: > 0 } folder ? Read(folder) : null;

    public static void Check(XDocument document)
    {
        if (Schemas is not null)
        {
            document.Validate(Schemas, (_, fault) => throw new XmlSchemaValidationException($"{fault.Message}\n{document}"));
        }
    }

    private static XmlSchemaSet Read(string folder)
    {
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        using var quotation = XmlReader.Create(Path.Combine(folder, "maindoc", "UBL-Quotation-2.1.xsd"), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        schemas.Add(null, quotation);
        schemas.Compile();

        return schemas;
    }
}
