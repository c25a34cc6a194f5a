using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Tests.Webhooks;

public sealed class DeliveryWorkerTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    [Fact]
    public async Task A_receiver_that_hangs_delays_no_other_and_is_waited_for_at_the_end()
    {
        var release = new TaskCompletionSource();
        await using var slow = await Crm.StartAsync();
        slow.Answer = (_, _) => release.Task;
        await using var quick = await Crm.StartAsync();
        var partner = await app.Partner();
        var hanging = await partner.RegisterAsync(slow);
        using var worker = app.Worker<DeliveryWorker>();
        await worker.StartAsync(TestContext.Current.CancellationToken);

        await partner.CreateQuoteAsync(); // the clock stands still: only being woken helps
        await slow.HasReceivedAsync(1);
        await partner.RegisterAsync(quick);
        await partner.CreateQuoteAsync();
        await quick.HasReceivedAsync(1);

        var stopping = worker.StopAsync(TestContext.Current.CancellationToken);
        stopping.IsCompleted.ShouldBeFalse();
        release.SetResult();
        await stopping;

        (await partner.DeliveriesAsync(hanging)).ShouldAllBe(delivery => delivery.Text("state") == "delivered");
    }
}
