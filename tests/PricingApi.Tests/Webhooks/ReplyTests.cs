using System.Net;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Tests.Webhooks;

public class ReplyTests
{
    [Fact]
    public async Task A_2xx_whose_body_stalls_has_accepted()
    {
        using var deadline = new CancellationTokenSource();
        using var response = new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new StreamContent(new Stalling("half"u8.ToArray(), deadline)) };

        var reply = await Reply.ReadAsync(response, default, deadline.Token);

        reply.Outcome.Delivered.ShouldBeTrue();
        reply.Response.ShouldBe("half"u8.ToArray());
    }

    /// <summary>Gives some bytes; the deadline strikes while the next are waited for.</summary>
    private sealed class Stalling(byte[] bytes, CancellationTokenSource deadline) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position < Length)
            {
                return base.ReadAsync(buffer, cancellationToken);
            }

            deadline.Cancel();
            return ValueTask.FromCanceled<int>(cancellationToken);
        }
    }
}
