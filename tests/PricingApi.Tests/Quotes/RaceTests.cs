using Microsoft.Extensions.DependencyInjection;
using PricingApi.Quotes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>Of two who want different things of a quote at the same time, one gets it, and the other is told.</summary>
public abstract class RaceTests(PricingApp app)
{
    private const int Rounds = 8;

    private static readonly DateOnly Tomorrow = new(2026, 1, 6);

    [Theory]
    [InlineData("accept", "accept")]
    [InlineData("accept", "decline")]
    [InlineData("accept", "withdraw")]
    [InlineData("accept", "revise")]
    [InlineData("decline", "withdraw")]
    [InlineData("revise", "revise")]
    public async Task One_wins(string one, string other)
    {
        var partner = await app.PartnerOf(Menu.Storage);

        for (var round = 0; round < Rounds; round++)
        {
            var quote = await partner.IssuedToday(app);

            var replies = await Task.WhenAll(Do(one, "Anna", partner, quote), Do(other, "Bert", partner, quote));

            var won = replies.Single(reply => reply.Status == 200);
            replies.Single(reply => reply != won).Expect(409, "state-conflict");
            (await partner.Get(quote.Path())).Text.ShouldBe(won.Text);
            (await app.ToldOf(quote)).Count.ShouldBe(3);
        }
    }

    /// <remarks>Both orders end in a revision: one that follows the no or the taking back, or one that makes these a matter of its draft.</remarks>
    [Fact]
    public async Task A_revision_and_a_no_come_one_after_the_other()
    {
        var partner = await app.PartnerOf(Menu.Storage);

        for (var round = 0; round < Rounds; round++)
        {
            var quote = await partner.IssuedToday(app);

            var (revise, decline) = (partner.Revise(quote), partner.Decline(quote));

            (await revise).Expect(200);
            var told = await app.ToldOf(quote);
            if ((await decline).Status == 200)
            {
                told.ShouldBe(["created", "issued", "declined", "superseded"]);
            }
            else
            {
                (await decline).Expect(409, "state-conflict");
                told.ShouldBe(["created", "issued", "superseded"]);
            }
        }
    }

    [Fact]
    public async Task A_yes_at_midnight_is_given_or_too_late()
    {
        var partner = await app.PartnerOf(Menu.Storage);

        for (var round = 0; round < Rounds; round++)
        {
            var quote = await partner.IssuedToday(app);

            // The process that looks for what is due has the next day already.
            var expiring = app.Services.GetRequiredService<Expiry>().ExpireDueAsync(Tomorrow, TestContext.Current.CancellationToken);
            var accept = await partner.Accept(quote);

            if (await expiring == 1)
            {
                accept.Expect(409, "state-conflict");
                (await app.ToldOf(quote)).ShouldBe(["created", "issued", "expired"]);
            }
            else
            {
                (await partner.Get(quote.Path())).Text.ShouldBe(accept.Expect(200).Text);
                (await app.ToldOf(quote)).ShouldBe(["created", "issued", "accepted"]);
            }
        }
    }

    [Fact]
    public async Task The_same_yes_many_times_is_one()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.IssuedToday(app);

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => partner.Accept(quote)));

        replies.ShouldAllBe(reply => reply.Status == 200 && reply.Text == replies[0].Text);
        (await app.ToldOf(quote)).ShouldBe(["created", "issued", "accepted"]);
    }

    [Fact]
    public async Task The_same_revision_many_times_is_one()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.IssuedToday(app);

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => partner.Revise(quote, null, ("Idempotency-Key", "once"))));

        replies.ShouldAllBe(reply => reply.Status == 200 && reply.Text == replies[0].Text);
        (await app.ToldOf(quote)).ShouldBe(["created", "issued", "superseded"]);
    }

    private static Task<Reply> Do(string act, string by, Door door, Reply quote) => act switch
    {
        "accept" => door.Accept(quote, by),
        "decline" => door.Decline(quote),
        "withdraw" => door.Withdraw(quote),
        _ => door.Revise(quote),
    };
}

public sealed class RacesOnSqlite(SqliteApp app) : RaceTests(app), IClassFixture<SqliteApp>;

public sealed class RacesOnPostgres(PostgresApp app) : RaceTests(app.OrSkip()), IClassFixture<PostgresApp>;
