using System.Security.Cryptography;
using System.Text;
using PricingApi.Access;
using PricingApi.Domain;
using PricingApi.Http;

namespace PricingApi.Catalogue;

/// <summary>Tells callers what has changed for them. Nothing is remembered about them: the cursor names the version they have, and versions never change.</summary>
internal sealed class CatalogueFeed(Catalogues catalogues, CatalogueViews views, CursorSeal seal, TimeProvider clock)
{
    private const int IdLength = 16;

    public async ValueTask<IResult> ReadAsync(Caller caller, string? since, Language language, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (catalogues.At(caller.PriceBookCode, now) is not { } active)
        {
            return Problems.Refused("no-price-book", "No price book applies to your account at that instant.");
        }

        var scope = $"catalogue changes\n{caller.AccountId}";
        var known = since is null ? default((long Version, Guid Kind)?) : seal.Open(since, scope, now, TimeSpan.MaxValue);
        var kind = Kind(caller, language);
        var view = await ViewAsync(active);
        var changes = known is { } place && place.Kind == kind
            ? views.Between(await ViewAsync(active with { Number = (int)place.Version }), view)
            : null;

        return Answer.Ok(new CatalogueChangesResponse(
            seal.Close(active.Number, kind, scope, now),
            changes is null,
            new(active.BookCode, active.Number),
            view.Prices.Currency.Code,
            active.EffectiveFrom,
            language,
            changes?.Changed ?? [.. view.Services],
            changes?.Withdrawn ?? [],
            await ScheduledAsync(view)));

        async ValueTask<CatalogueView> ViewAsync(Publication publication) => views.Of(await catalogues.ReadAsync(publication, cancellation), caller.Assortment, language);

        async ValueTask<List<ScheduledChanges>> ScheduledAsync(CatalogueView before)
        {
            var scheduled = new List<ScheduledChanges>();
            foreach (var publication in catalogues.After(active.BookCode, now))
            {
                var after = await ViewAsync(publication);
                var (changed, withdrawn) = views.Between(before, after);
                scheduled.Add(new(publication.Number, publication.EffectiveFrom, changed, withdrawn));
                before = after;
            }

            return scheduled;
        }
    }

    /// <summary>Stands for everything that makes two versions comparable: the book, the assortment and the language.</summary>
    private static Guid Kind(Caller caller, Language language) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.PriceBookCode}\n{caller.Assortment?.ToKey()}\n{language}")).AsSpan(0, IdLength));
}
