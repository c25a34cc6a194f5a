using System.Text.Json;
using PricingApi.Access;
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
    public static QuoteJson Preview(Priced priced, Caller caller) =>
        Render(null, priced.Document, priced.Version, caller.Mode, priced.Document.ToHash(), caller.IsSeller ? priced.Reasons : Approval.Told(priced.Reasons));

    /// <summary>As its account reads it, and receivers of its events.</summary>
    /// <param name="isSeller">As the seller reads it, who is told all.</param>
    public static QuoteJson Render(QuoteRow row, QuoteDocument document, PriceBookVersion version, bool isSeller = false) =>
        Render(row, document, version, row.Mode, row.Hash, row.ReadReasons(isSeller));

    /// <summary>As the caller reads what its account reads.</summary>
    public static QuoteJson For(this QuoteJson told, Caller caller, QuoteRow row, QuoteDocument document, PriceBookVersion version) =>
        caller.IsSeller && row.ReadReasons().Any(reason => reason.Instead is not null) ? Render(row, document, version, isSeller: true) : told;

    /// <summary>Reads the version that its document is pinned to, whatever the row's columns say.</summary>
    public static ValueTask<QuoteJson> RenderAsync(this Catalogues catalogues, QuoteRow row, CancellationToken cancellation) => catalogues.RenderAsync(row, isSeller: false, cancellation);

    public static async ValueTask<QuoteJson> RenderAsync(this Catalogues catalogues, QuoteRow row, bool isSeller, CancellationToken cancellation)
    {
        var document = row.ReadDocument();
        var pinned = document.Inputs.PriceBook;

        return Render(row, document, (await catalogues.ReadAsync(pinned.Code, pinned.Version, cancellation)).Prices, isSeller);
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

        return new(room.ToArray(), start..end, [.. Agreed(row, numbers).Totals.Select(total => total.ChargePeriod)]);
    }

    /// <summary>With what the customer took in saying yes.</summary>
    private static QuoteNumbers Agreed(QuoteRow? row, QuoteNumbers numbers) => row?.AcceptedDocument is { } document ? QuoteDocument.FromBytes(document).Numbers : numbers;

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
