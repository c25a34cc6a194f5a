using System.Security.Cryptography;
using System.Text;
using PricingApi.Access;
using PricingApi.Domain;
using PricingApi.Http;
using PricingApi.Selling;

namespace PricingApi.Catalogue;

/// <summary>Tells callers what has changed for them. Nothing is remembered about them: the cursor names the version they have, and how much of it was still sold.</summary>
internal sealed class CatalogueFeed(Catalogues catalogues, CatalogueViews views, CursorSeal seal, SellerClock clock)
{
    private const int IdLength = 16;

    /// <summary>A place in a cursor is a version, and how many last days of sale in it have passed: at most one for each service.</summary>
    private const int Places = 100_000;

    public async ValueTask<IResult> ReadAsync(Caller caller, string? since, Language language, CancellationToken cancellation)
    {
        var now = clock.Now();
        if (catalogues.At(caller.PriceBookCode, now) is not { } active)
        {
            return Problems.Refused("no-price-book", "No price book applies to your account at that instant.");
        }

        var scope = $"catalogue changes\n{caller.AccountId}";
        var known = since is null ? default((long Place, Guid Kind)?) : seal.Open(since, scope, now, TimeSpan.MaxValue);
        var kind = Kind(caller, language);
        var version = await catalogues.ReadAsync(active, cancellation);
        var view = View(version, clock.Day(now));
        var changes = known is { } place && place.Kind == kind ? views.Between(await KnownAsync(place.Place), view) : null;

        return Answer.Ok(new CatalogueChangesResponse(
            seal.Close(((long)active.Number * Places) + version.Prices.LastSaleDates.Count(last => last < clock.Day(now)), kind, scope, now),
            changes is null,
            new(active.BookCode, active.Number),
            view.Prices.Currency.Code,
            active.EffectiveFrom,
            language,
            changes?.Changed ?? [.. view.Services],
            changes?.Withdrawn ?? [],
            await ScheduledAsync()));

        CatalogueView View(PublishedVersion version, DateOnly day) => views.Of(version, caller.Assortment, day, language);

        async ValueTask<CatalogueView> KnownAsync(long place)
        {
            var had = await catalogues.ReadAsync(active.BookCode, (int)(place / Places), cancellation);
            var passed = (int)(place % Places);

            return View(had, passed == 0 ? DateOnly.MinValue : had.Prices.LastSaleDates[passed - 1].AddDays(1));
        }

        async ValueTask<List<ScheduledChanges>> ScheduledAsync()
        {
            var (scheduled, from, current, before) = (new List<ScheduledChanges>(), now, version, view);
            foreach (var publication in catalogues.After(active.BookCode, now))
            {
                AddLastSales(publication.EffectiveFrom);
                current = await catalogues.ReadAsync(publication, cancellation);
                Add(publication.EffectiveFrom);
            }

            AddLastSales(DateTimeOffset.MaxValue);

            return scheduled;

            // What a version no longer sells is gone at the midnight after, as long as that version is in effect.
            void AddLastSales(DateTimeOffset until)
            {
                foreach (var at in current.Prices.LastSaleDates.Select(last => clock.Start(last.AddDays(1))).Where(at => at > from && at < until).ToList())
                {
                    Add(at);
                }
            }

            void Add(DateTimeOffset at)
            {
                var after = View(current, clock.Day(at));
                var (changed, withdrawn) = views.Between(before, after);
                scheduled.Add(new(current.Prices.Number, at, changed, withdrawn));
                (before, from) = (after, at);
            }
        }
    }

    /// <summary>Stands for everything that makes two versions comparable: the book, the assortment and the language.</summary>
    private static Guid Kind(Caller caller, Language language) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.PriceBookCode}\n{caller.Assortment?.ToKey()}\n{language}")).AsSpan(0, IdLength));
}
