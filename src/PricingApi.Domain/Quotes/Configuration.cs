using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>What each service would make of a selection: for a form that shows prices while somebody picks.</summary>
/// <param name="Totals">Of the selection as it is; none while nothing is selected.</param>
/// <param name="Options">One for each service that is offered, in the order of the price book.</param>
public sealed record Configuration(IReadOnlyList<PeriodTotal> Totals, IReadOnlyList<ServiceOption> Options)
{
    /// <summary>Services times lines beyond which this would take long.</summary>
    private const int MostWork = 1_000_000;

    /// <summary>Works out every option, or says what is wrong with the selection as it is. It may be empty.</summary>
    public static Result<Configuration> Of(PriceBookVersion version, QuoteInputs inputs)
    {
        var offered = QuoteDocument.Offered(version, inputs);
        var refusals = new List<Refusal>();
        var selections = Surcharges.Complete(offered, inputs, [.. inputs.Selections.Where(selection => selection.Counts)], refusals);
        if ((long)offered.Services.Count * (selections.Count + 1) > MostWork)
        {
            return new List<Refusal> { new("too-many-lines", "The selection is too large to work out what every other service would change.", "/lines") };
        }

        var totals = selections is [] ? [] : QuoteBuilder.Total(offered, selections, inputs.PricingTerms, refusals);

        return refusals is [] ? new Configuration(totals, new Asked(offered, selections, totals, inputs.PricingTerms).All()) : refusals;
    }

    private sealed record Asked(PriceBookVersion Offered, IReadOnlyList<Selection> Selections, IReadOnlyList<PeriodTotal> Before, PricingTerms Terms)
    {
        private readonly HashSet<string> _taken = [.. Selections.Select(selection => selection.Service)];

        public List<ServiceOption> All() => [.. Offered.Services.Select(service => _taken.Contains(service.Code) ? Removed(service) : Added(service))];

        /// <summary>With what it cannot do without.</summary>
        private ServiceOption Added(Service service)
        {
            var with = Offered.Needed(service).Where(needed => !_taken.Contains(needed.Code)).ToList();
            var conflicts = with.Prepend(service).SelectMany(each => Offered.Exclusions(each)).Where(_taken.Contains).Distinct().ToList();
            var more = with.Prepend(service).Select(each => new Selection(each.Code, Quantities.Least(each)));

            return new(service, false, Quantities.Least(service), [.. with.Select(each => each.Code)], conflicts, conflicts is [] ? Changes([.. Selections, .. more]) : null);
        }

        /// <summary>With what cannot do without it.</summary>
        private ServiceOption Removed(Service service)
        {
            var with = Selections.Select(selection => Offered.Get(selection.Service)).Where(other => other != service && Offered.Needed(other).Contains(service)).Select(other => other.Code).ToList();

            return new(service, true, Selections.First(selection => selection.Service == service.Code).Quantity, with, [], Changes([.. Selections.Where(selection => selection.Service != service.Code && !with.Contains(selection.Service))]));
        }

        /// <returns>Null when it could not be quoted.</returns>
        private List<PeriodChange>? Changes(IReadOnlyList<Selection> selections)
        {
            var refusals = new List<Refusal>();
            var after = selections is [] ? [] : QuoteBuilder.Total(Offered, selections, Terms.For(selections), refusals);

            return refusals is [] ? [.. PeriodChange.Between(Before, after, Offered.Currency)] : null;
        }
    }
}

/// <summary>What becomes of the totals when a service is added, or removed where it is selected.</summary>
/// <param name="Quantity">That it is added with, or is selected in.</param>
/// <param name="With">Codes of services that come, or go, with it.</param>
/// <param name="Conflicts">Codes of selected services that it cannot be combined with.</param>
/// <param name="Changes">Of the charge periods whose totals change; null when it could not be quoted.</param>
public sealed record ServiceOption(Service Service, bool IsSelected, decimal Quantity, IReadOnlyList<string> With, IReadOnlyList<string> Conflicts, IReadOnlyList<PeriodChange>? Changes);
