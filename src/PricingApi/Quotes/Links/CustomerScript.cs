namespace PricingApi.Quotes.Links;

/// <summary>Shows what the quote comes to as soon as an option is ticked. Without it there is a button that does.</summary>
internal static class CustomerScript
{
    public const string Text =
        """

        const form = document.getElementById('yes')
        const totals = document.getElementById('totals')
        let latest = 0

        document.addEventListener('change', async event => {
          if (event.target.name !== 'option') return
          const turn = ++latest
          const body = new URLSearchParams(new FormData(form))
          body.set('act', 'totals')
          totals.className = 'stale'
          const answer = await fetch(location.pathname, { method: 'POST', body })
          const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
          if (turn === latest && page.getElementById('totals')) {
            totals.replaceChildren(...page.getElementById('totals').childNodes)
            totals.className = ''
          }
        })

        """;
}
