using PricingApi.Domain.Catalogue;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Catalogue.Impact;

/// <summary>Lets a draft be published that touches no open quote, or whose impact was looked at.</summary>
internal sealed class ImpactGate(ImpactRun run, ImpactTokens tokens)
{
    /// <param name="version">What the draft is going to be.</param>
    public async Task<ProblemResult?> RefusesAsync(PricingDbContext db, PriceBookVersionRow draft, PriceBookVersion version, PublishRequest request, DateTimeOffset effectiveFrom, DateTimeOffset now, CancellationToken cancellation)
    {
        if (request.ImpactToken is { } token)
        {
            return tokens.Prove(token, draft, request.EffectiveFrom, now) ? null : Refuse("This token belongs to another content or start of the draft, to another draft, or is more than a day old.");
        }

        await foreach (var (quote, impact) in run.ReadAsync(db, version, effectiveFrom, now, cancellation))
        {
            if (impact.Touches)
            {
                return Refuse($"Open quotes, {quote.Number} for one, would come out otherwise.");
            }
        }

        return null;
    }

    private static ProblemResult Refuse(string reason) =>
        Problems.Refused("impact-unknown", $"{reason} Make the dry run first (POST to impact beside publish), and send its token as impactToken.", "/impactToken");
}
