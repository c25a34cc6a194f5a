using System.Text.Json;
using PricingApi.Catalogue;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Quotes.Approvals;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes.Showing;

/// <summary>Shows a stored document in words: names and texts come from the pinned version, numbers from the document alone.</summary>
/// <remarks>Its shape is <see cref="QuoteResponse"/>; written member by member, since every quote is read and sent whole.</remarks>
internal static class QuoteRendering
{
    public static QuoteJson Preview(Priced priced, string mode) =>
        Render(null, priced.Document, priced.Version, mode, priced.Document.ToHash(), priced.Reasons);

    public static QuoteJson Render(QuoteRow row, QuoteDocument document, PriceBookVersion version) =>
        Render(row, document, version, row.Mode, row.Hash, row.ReadReasons());

    /// <summary>Reads the version that its document is pinned to, whatever the row's columns say.</summary>
    public static async ValueTask<QuoteJson> RenderAsync(this Catalogues catalogues, QuoteRow row, CancellationToken cancellation)
    {
        var document = row.ReadDocument();
        var pinned = document.Inputs.PriceBook;

        return Render(row, document, (await catalogues.ReadAsync(pinned.Code, pinned.Version, cancellation)).Prices);
    }

    private static QuoteJson Render(QuoteRow? row, QuoteDocument document, PriceBookVersion version, string mode, byte[] hash, IReadOnlyList<ApprovalReason> reasons)
    {
        var (inputs, numbers) = (document.Inputs, document.Numbers);
        var offered = QuoteDocument.Offered(version, inputs);
        using var room = new JsonRoom(Json.ForWriter);
        var json = room.Json;

        json.WriteStartObject();
        WriteIdentity(json, row);
        json.WriteString("mode"u8, mode);
        json.WriteString("currency"u8, numbers.Currency);
        json.WriteTerms(inputs, row);
        json.WriteStanding(document);
        json.WriteApproval(row, reasons, inputs.Language);
        json.WriteLines(document, offered);
        json.WriteReductions(document);
        json.WriteTotals(numbers.Totals, document);
        json.WriteLater(document);
        json.WriteRounding(numbers);
        var start = room.Position;
        json.WriteExcluded(numbers.Excluded, offered, inputs.Language);
        var end = room.Position;
        json.WriteNumber("excludedCount"u8, numbers.Excluded.Count);
        json.WriteWarnings(document, version);
        json.WriteString("contentHash"u8, Convert.ToHexStringLower(hash));
        json.WriteEndObject();

        return new(room.ToArray(), start..end);
    }

    private static void WriteIdentity(Utf8JsonWriter json, QuoteRow? row)
    {
        if (row is not null)
        {
            json.WriteString("id"u8, Ids.Format(row.Id));
            json.WriteString("number"u8, row.Number);
            json.WriteNumber("revision"u8, row.Revision);
            json.WriteString("status"u8, row.Status);
        }
    }
}
