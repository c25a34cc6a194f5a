using PricingApi.Domain.Webhooks;

namespace PricingApi.Domain.Tests.Webhooks;

public class VerdictTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Expiry = Now + RetrySchedule.Lifetime;

    private static Verdict On(AttemptOutcome outcome, int attempt = 1) => Verdict.On(outcome, attempt, Expiry, Now, jitter: 0.5m);

    private static AttemptOutcome Answered(int status, TimeSpan? retryAfter = null, ReceiverWish wish = ReceiverWish.None) =>
        new(status, status is >= 200 and < 300 ? null : AttemptFailure.Status, retryAfter, wish);

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    [InlineData(299)]
    public void Any_2xx_delivers(int status) => On(Answered(status)).ShouldBe(new Verdict(DeliveryState.Delivered));

    [Theory]
    [InlineData(AttemptFailure.Status)]
    [InlineData(AttemptFailure.Redirect)]
    [InlineData(AttemptFailure.Timeout)]
    [InlineData(AttemptFailure.Dns)]
    [InlineData(AttemptFailure.Connect)]
    [InlineData(AttemptFailure.Tls)]
    [InlineData(AttemptFailure.ConnectionLost)]
    [InlineData(AttemptFailure.InvalidResponse)]
    [InlineData(AttemptFailure.Unknown)]
    [InlineData(AttemptFailure.Internal)]
    public void A_failure_that_may_pass_is_tried_again_by_the_schedule(AttemptFailure failure) =>
        On(new(null, failure), attempt: 3).ShouldBe(new Verdict(DeliveryState.Due, NextAttemptAt: Now.AddMinutes(2)));

    [Fact]
    public void A_forbidden_target_is_not_tried_again() =>
        On(new(null, AttemptFailure.TargetForbidden)).ShouldBe(new Verdict(DeliveryState.Dead, "target-forbidden"));

    [Fact]
    public void The_twelfth_failure_is_the_last() =>
        On(Answered(500), attempt: 12).ShouldBe(new Verdict(DeliveryState.Dead, "attempts-exhausted"));

    [Fact]
    public void Nothing_is_tried_beyond_the_life_of_a_delivery() =>
        Verdict.On(Answered(500), 3, expiresAt: Now.AddMinutes(2), Now, jitter: 0.5m).ShouldBe(new Verdict(DeliveryState.Dead, "expired"));

    [Fact]
    public void A_stated_wait_is_kept_when_it_is_the_longer_one()
    {
        On(Answered(500, TimeSpan.FromSeconds(9))).NextAttemptAt.ShouldBe(Now.AddSeconds(9));
        On(Answered(500, TimeSpan.FromSeconds(2))).NextAttemptAt.ShouldBe(Now.AddSeconds(5));
    }

    [Theory]
    [InlineData(429, true)]
    [InlineData(503, true)]
    [InlineData(500, false)] // about this event only
    public void Too_much_pauses_the_whole_endpoint(int status, bool paused) =>
        On(Answered(status, TimeSpan.FromMinutes(5))).PauseUntil.ShouldBe(paused ? Now.AddMinutes(5) : null);

    [Fact]
    public void Gone_disables_the_endpoint_and_keeps_the_delivery() =>
        On(Answered(410, wish: ReceiverWish.Disable)).ShouldBe(new Verdict(DeliveryState.Held, "endpoint-disabled", DisableReason: "gone"));

    [Fact]
    public void A_receiver_may_accept_and_ask_for_no_more() =>
        On(Answered(200, wish: ReceiverWish.Disable)).ShouldBe(new Verdict(DeliveryState.Delivered, DisableReason: "receiver-asked"));

    [Fact]
    public void A_receiver_may_refuse_one_event_for_good() =>
        On(Answered(422, wish: ReceiverWish.Abort)).ShouldBe(new Verdict(DeliveryState.Dead, "receiver-aborted"));

    [Theory]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(404, false)]
    [InlineData(408, true)]
    [InlineData(422, false)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    public void Only_trouble_of_the_receiver_counts_against_it(int status, bool counts) =>
        Answered(status).CountsAgainstReceiver.ShouldBe(counts);

    [Theory]
    [InlineData(AttemptFailure.Timeout, true)]
    [InlineData(AttemptFailure.ConnectionLost, true)]
    [InlineData(AttemptFailure.Dns, false)] // our resolver may be the one that is down
    [InlineData(AttemptFailure.Internal, false)]
    public void Our_own_trouble_does_not_count_against_the_receiver(AttemptFailure failure, bool counts) =>
        new AttemptOutcome(null, failure).CountsAgainstReceiver.ShouldBe(counts);
}
