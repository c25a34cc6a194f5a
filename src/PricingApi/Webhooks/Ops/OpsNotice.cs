using PricingApi.Http;

namespace PricingApi.Webhooks.Ops;

/// <summary>What came of a button, told at the head of the page.</summary>
/// <param name="Name">As it stands in the address, so that a reload tells it again and does nothing.</param>
internal sealed record OpsNotice(string Name, string Text, int Status = 200)
{
    public static readonly OpsNotice Replayed = new("replayed", "The event is on its way again.");
    public static readonly OpsNotice ReplayWaits = new("replay-waits", "The event is to be sent again. It waits: this service was started with Webhooks:Paused.");
    public static readonly OpsNotice Paused = new("paused", "The endpoint is paused. What is to be sent to it is held.");
    public static readonly OpsNotice Resumed = new("resumed", "The endpoint is sent to again.");
    public static readonly OpsNotice ReplayBegun = new("replay-begun", "The replay has begun. It is listed among the running replays until all its deliveries are made.");
    public static readonly OpsNotice TestDelivered = new("test-delivered", "The test event was delivered.");
    public static readonly OpsNotice TestFailed = new("test-failed", "The test event was not delivered: see the last deliveries.");

    private static readonly IReadOnlyList<OpsNotice> All = [Replayed, ReplayWaits, Paused, Resumed, ReplayBegun, TestDelivered, TestFailed];

    public bool IsRefusal => Status >= 400;

    public static OpsNotice? Of(IQueryCollection query) => All.FirstOrDefault(each => each.Name == query["done"]);

    public static OpsNotice Of(ProblemResult problem) =>
        new(problem.Type.Name, problem.Errors is [_, ..] errors ? string.Join(" ", errors.Select(error => error.Detail)) : problem.Detail, problem.Type.Status);

    /// <summary>Shows a page again after something was done, so that a reload does not do it again.</summary>
    public IResult After(string page) => new SeeOther($"{page}?done={Name}");
}
