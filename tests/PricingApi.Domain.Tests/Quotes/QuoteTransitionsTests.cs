using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Quotes;

public class QuoteTransitionsTests
{
    private static readonly DateOnly Today = new(2026, 3, 29);

    [Fact]
    public void A_draft_can_be_changed() => QuoteTransitions.Edit(QuoteStatus.Draft).ShouldBeNull();

    [Fact]
    public void An_issued_quote_never_changes() =>
        QuoteTransitions.Edit(QuoteStatus.Issued).ShouldBe(new("quote-immutable", "An issued quote never changes."));

    [Theory]
    [InlineData(0)] // validity runs to the end of its last day
    [InlineData(1)]
    public void A_draft_that_is_still_valid_can_be_issued(int days) => QuoteTransitions.Issue(QuoteStatus.Draft, Today.AddDays(days), Today).ShouldBeNull();

    [Fact]
    public void A_draft_whose_last_day_has_passed_cannot_be_issued() =>
        QuoteTransitions.Issue(QuoteStatus.Draft, Today.AddDays(-1), Today).ShouldNotBeNull().ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("validity-invalid"),
            refusal => refusal.Path.ShouldBe("/validUntil"));

    [Theory]
    [InlineData(1)]
    [InlineData(-1)] // that it was issued is told first
    public void An_issued_quote_cannot_be_issued_again(int days) =>
        QuoteTransitions.Issue(QuoteStatus.Issued, Today.AddDays(days), Today).ShouldBe(new("state-conflict", "Only a draft can be issued; this quote is issued."));
}
