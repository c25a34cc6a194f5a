using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Quotes;

public class QuoteTransitionsTests
{
    private static readonly DateOnly Today = new(2026, 3, 29);

    /// <summary>Draft, issued, accepted, declined, expired, withdrawn: whether it may (+) or not (-).</summary>
    public static TheoryData<QuoteAct, string> Acts => new()
    {
        { QuoteAct.Edit, "+-----" },
        { QuoteAct.Decide, "+-----" },
        { QuoteAct.Issue, "+-----" },
        { QuoteAct.Accept, "-+----" },
        { QuoteAct.AcceptLate, "-+--+-" },
        { QuoteAct.Decline, "-+----" },
        { QuoteAct.Withdraw, "++----" },
        { QuoteAct.Revise, "-+-+++" },
        { QuoteAct.Expire, "-+----" },
    };

    [Theory]
    [MemberData(nameof(Acts))]
    public void Each_act_is_for_some_statuses(QuoteAct act, string statuses) =>
        string.Concat(Enum.GetValues<QuoteStatus>().Select(status => QuoteTransitions.Refuse(act, status) is null ? '+' : '-')).ShouldBe(statuses);

    [Fact]
    public void Every_act_is_in_the_table() => Acts.Select(row => row.Data.Item1).ShouldBe(Enum.GetValues<QuoteAct>());

    [Fact]
    public void What_may_not_be_says_why()
    {
        foreach (var (act, status) in Enum.GetValues<QuoteAct>().SelectMany(act => Enum.GetValues<QuoteStatus>().Select(status => (act, status))))
        {
            if (QuoteTransitions.Refuse(act, status) is { } refusal)
            {
                refusal.Code.ShouldBe(act == QuoteAct.Edit ? "quote-immutable" : "state-conflict", $"{act} {status}");
                refusal.Message.ShouldEndWith(".", customMessage: $"{act} {status}");
                refusal.Path.ShouldBeNull();
            }
        }
    }

    [Theory]
    [InlineData(QuoteAct.Edit, QuoteStatus.Issued, "Only a draft can be changed; this quote is issued.")]
    [InlineData(QuoteAct.Decide, QuoteStatus.Issued, "Only a draft is approved or rejected; this quote is issued.")]
    [InlineData(QuoteAct.Issue, QuoteStatus.Withdrawn, "Only a draft can be issued; this quote is withdrawn.")]
    [InlineData(QuoteAct.Accept, QuoteStatus.Draft, "Only an issued quote can be accepted; this quote is draft.")]
    [InlineData(QuoteAct.Accept, QuoteStatus.Expired, "The quote's last day has passed: revise it, or let the seller accept it late.")]
    [InlineData(QuoteAct.AcceptLate, QuoteStatus.Declined, "Only an issued quote can be accepted; this quote is declined.")]
    [InlineData(QuoteAct.Decline, QuoteStatus.Expired, "Only an issued quote can be declined; this quote is expired.")]
    [InlineData(QuoteAct.Expire, QuoteStatus.Accepted, "Only an issued quote can be expired; this quote is accepted.")]
    [InlineData(QuoteAct.Withdraw, QuoteStatus.Accepted, "Only a draft or an issued quote can be withdrawn; this quote is accepted.")]
    [InlineData(QuoteAct.Revise, QuoteStatus.Draft, "A draft is not revised: edit it.")]
    [InlineData(QuoteAct.Revise, QuoteStatus.Accepted, "What was accepted stands: a change needs a new quote.")]
    public void The_reason_names_the_status(QuoteAct act, QuoteStatus status, string message) =>
        QuoteTransitions.Refuse(act, status).ShouldNotBeNull().Message.ShouldBe(message);

    [Theory]
    [InlineData(0)] // validity runs to the end of its last day
    [InlineData(1)]
    public void A_draft_that_is_still_valid_can_be_issued(int days) => QuoteTransitions.RefuseIssue(Today.AddDays(days), Today).ShouldBeNull();

    [Fact]
    public void A_draft_whose_last_day_has_passed_cannot_be_issued() =>
        QuoteTransitions.RefuseIssue(Today.AddDays(-1), Today).ShouldNotBeNull().ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("validity-invalid"),
            refusal => refusal.Path.ShouldBe("/validUntil"));

    [Fact]
    public void An_issued_quote_expires_when_its_last_day_is_over()
    {
        QuoteTransitions.On(Today, QuoteStatus.Issued, Today).ShouldBe(QuoteStatus.Issued);
        QuoteTransitions.On(Today, QuoteStatus.Issued, Today.AddDays(-1)).ShouldBe(QuoteStatus.Expired);
    }

    [Fact]
    public void Nothing_else_expires()
    {
        foreach (var status in Enum.GetValues<QuoteStatus>().Where(status => status != QuoteStatus.Issued))
        {
            QuoteTransitions.On(Today, status, Today.AddDays(-1)).ShouldBe(status);
        }
    }

    [Theory]
    [InlineData(QuoteStatus.Issued, Binding.Irrevocable, true)]
    [InlineData(QuoteStatus.Issued, Binding.NonBinding, false)]
    [InlineData(QuoteStatus.Issued, null, false)]
    [InlineData(QuoteStatus.Draft, Binding.Irrevocable, false)]
    public void An_irrevocable_offer_is_not_taken_back(QuoteStatus status, Binding? binding, bool refused) =>
        (QuoteTransitions.RefuseTakingBack(status, binding)?.Code == "state-conflict").ShouldBe(refused);
}
