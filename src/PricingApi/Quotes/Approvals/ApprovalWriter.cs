using System.Text.Json;
using PricingApi.Domain;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes.Approvals;

/// <summary>Writes whether a quote may be issued as it is, and why not.</summary>
internal static class ApprovalWriter
{
    /// <param name="row">Null for what is not kept.</param>
    /// <param name="reasons">Why it needs approval.</param>
    public static void WriteApproval(this Utf8JsonWriter json, QuoteRow? row, IReadOnlyList<ApprovalReason> reasons, Language language)
    {
        var state = row?.ReadApproval() ?? (reasons is [] ? null : ApprovalState.Needed);
        json.WriteBoolean("requiresApproval"u8, state is ApprovalState.Needed or ApprovalState.Refused);
        if (state is not { } known)
        {
            return;
        }

        json.WriteStartObject("approval"u8);
        json.WriteName("state"u8, known);
        json.WriteStartArray("reasons"u8);
        foreach (var reason in reasons)
        {
            json.WriteStartObject();
            json.WriteName("rule"u8, reason.Rule);
            json.WriteOptional("line"u8, reason.Line);
            json.WriteString("text"u8, reason.Text.In(language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (row is { ApprovalAt: { } at, ApprovalBy: { } by })
        {
            json.WriteString("decidedAt"u8, InstantConverter.Format(at));
            json.WriteString("decidedBy"u8, Ids.Format(by));
            json.WriteOptional("actor"u8, row.ApprovalByActor);
            json.WriteOptional("note"u8, row.ApprovalNote);
        }

        json.WriteEndObject();
    }
}
