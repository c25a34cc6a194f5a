using PricingApi.Domain.Catalogue;
using PricingApi.Http;

namespace PricingApi.Catalogue.Files;

/// <summary>Reads a JSON file service by service, so that every fault of every one is told.</summary>
internal static class JsonImport
{
    /// <exception cref="RefusedException">It is not JSON, or not an object with a list of services and no more.</exception>
    public static Imported Read(ReadOnlyMemory<byte> bytes)
    {
        var imported = new Imported();

        foreach (var service in PriceBookReader.Slices(BodyReader.Text(bytes), PriceBookRules.MaxServices + 1).TakeWhile(_ => !imported.IsFull))
        {
            imported.Read(service, null, []);
        }

        return imported;
    }
}
