using System.Security.Cryptography;
using PricingApi.Access;
using PricingApi.Storage.Rows;

namespace PricingApi.Catalogue;

/// <summary>How the content of a draft is kept, whichever way it came.</summary>
internal static class DraftRows
{
    public static PriceBookVersionRow New(string book, int number, byte[] document, Caller caller, DateTimeOffset now)
    {
        var draft = new PriceBookVersionRow { BookCode = book, Number = number, Status = "draft", Document = [], Hash = [], CreatedAt = now, UpdatedAt = now };
        draft.Edit(document, caller, now);

        return draft;
    }

    /// <summary>Takes over the content, and who it is from.</summary>
    public static void Edit(this PriceBookVersionRow draft, byte[] document, Caller caller, DateTimeOffset now)
    {
        (draft.Document, draft.Hash, draft.UpdatedAt) = (document, SHA256.HashData(document), now);
        (draft.EditedBy, draft.EditedByActor) = (caller.ClientId, caller.Actor);
    }
}
