using Microsoft.Extensions.Options;
using PricingApi.Access;
using PricingApi.Http;
using PricingApi.Storage.Rows;

namespace PricingApi.Catalogue;

/// <summary>Where it is asked for, a draft is published by somebody else than who edited it last.</summary>
internal sealed class FourEyes(IOptions<CatalogueOptions> options)
{
    public ProblemResult? Refuses(PriceBookVersionRow draft, Caller caller) =>
        options.Value.FourEyes && draft.EditedBy is { } editor && caller.IsSamePerson(editor, draft.EditedByActor)
            ? Problems.Of(ProblemType.SecondPersonRequired, $"You edited this draft last: somebody else looks at it and publishes it, {Caller.SomebodyElse(draft.EditedByActor)}.")
            : null;
}
