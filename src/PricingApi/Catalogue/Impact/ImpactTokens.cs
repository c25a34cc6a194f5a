using PricingApi.Http;
using PricingApi.Storage.Rows;

namespace PricingApi.Catalogue.Impact;

/// <summary>Proofs that the impact of a draft was looked at: of just that content and start, and not long ago.</summary>
internal sealed class ImpactTokens(CursorSeal seal)
{
    /// <summary>Within it quotes are made that nobody has looked at.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    public string Make(PriceBookVersionRow draft, DateTimeOffset? effectiveFrom, DateTimeOffset now) => seal.Close(draft.Number, Guid.Empty, Scope(draft, effectiveFrom), now);

    public bool Prove(string token, PriceBookVersionRow draft, DateTimeOffset? effectiveFrom, DateTimeOffset now) => seal.Made(token, Scope(draft, effectiveFrom)) is { } made && made <= now && now - made <= Life;

    private static string Scope(PriceBookVersionRow draft, DateTimeOffset? effectiveFrom) =>
        $"impact\n{draft.BookCode}\n{draft.Number}\n{Convert.ToHexStringLower(draft.Hash)}\n{(effectiveFrom is { } from ? InstantConverter.Format(from) : "now")}";
}
