using System.Globalization;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Webhooks;

/// <summary>
/// What is promised of deliveries, while services are killed and the database crashes. Small by default; the long form is asked for with
/// <c>FAULT_EVENTS=100000 FAULT_KILLS=50 FAULT_CRASHES=5</c>.
/// </summary>
public sealed class FaultRunTests(PostgresCluster cluster, ITestOutputHelper output)
{
    private const int EventsOfQuote = 4;

    /// <summary>Of all services together: <c>Webhooks:MaxInFlight</c> of each.</summary>
    private const int UnderWay = 3 * 64;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_lost_and_no_quotes_events_change_places_when_services_are_killed_and_the_database_crashes()
    {
        cluster.OrSkip();
        var (events, kills, crashes) = (Setting("FAULT_EVENTS", 800), Setting("FAULT_KILLS", 3), Setting("FAULT_CRASHES", 1));
        await using var run = await FaultRun.StartAsync();

        var publishing = run.PublishAsync(events / EventsOfQuote, Cancellation);
        await TroubleAsync(run, events, kills, crashes);
        var published = await publishing;
        await run.HasDeliveredAsync(published.Count, Cancellation);

        var answers = run.Answers;
        answers.Where(answer => answer.Accepted).Select(answer => answer.EventId).Distinct().Order().ShouldBe(published.Select(id => id.ToString("N")).Order());
        Inversions(answers).ShouldBeEmpty();
        Twice(answers).ShouldBeLessThanOrEqualTo((kills + crashes) * UnderWay); // what was sent and not written down
        output.WriteLine($"{published.Count} events, {kills} kills, {crashes} crashes: {answers.Count} requests, {answers.Count(answer => !answer.Accepted)} refused, {Twice(answers)} accepted more than once.");
    }

    /// <summary>Each one when a certain share was delivered, so that they fall into the work.</summary>
    private static async Task TroubleAsync(FaultRun run, int events, int kills, int crashes)
    {
        for (var number = 1; number <= kills + crashes; number++)
        {
            await run.HasDeliveredAsync(events * number / (kills + crashes + 1), Cancellation);
            await (number * crashes / (kills + crashes) > (number - 1) * crashes / (kills + crashes) ? run.CrashDatabaseAsync() : run.KillAsync(number));
        }
    }

    /// <summary>Events that a receiver was told of before it had accepted the one before.</summary>
    private static List<Answer> Inversions(IReadOnlyList<Answer> answers)
    {
        var accepted = new HashSet<(string, Guid, int)>();
        var inversions = new List<Answer>();

        foreach (var answer in answers)
        {
            if (answer.Sequence > 1 && !accepted.Contains((answer.Endpoint, answer.QuoteId, answer.Sequence - 1)))
            {
                inversions.Add(answer);
            }

            if (answer.Accepted)
            {
                accepted.Add((answer.Endpoint, answer.QuoteId, answer.Sequence));
            }
        }

        return inversions;
    }

    private static int Twice(IEnumerable<Answer> answers) => answers.Where(answer => answer.Accepted).GroupBy(answer => answer.EventId).Count(group => group.Count() > 1);

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var given) ? given : usual;
}
