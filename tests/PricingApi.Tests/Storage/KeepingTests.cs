using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Storage;

public abstract class KeepingTests(PricingApp app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_reads_back_as_it_was_written()
    {
        var quote = Sample.Quote("issued", FakeClock.Start.AddMilliseconds(1));
        quote.ExternalReference = "deal-4711 é 漢字 🚚";
        await SaveAsync(quote);

        var read = await app.InDatabase(db => db.Quotes.AsNoTracking().SingleAsync(row => row.Id == quote.Id, Cancellation));

        read.ShouldBeEquivalentTo(quote);
    }

    [Fact]
    public async Task A_time_is_kept_in_utc()
    {
        var quote = Sample.Quote();
        quote.UpdatedAt = new(2026, 7, 1, 12, 0, 0, TimeSpan.FromHours(2));
        await SaveAsync(quote);

        var read = await app.InDatabase(db => db.Quotes.AsNoTracking().SingleAsync(row => row.Id == quote.Id, Cancellation));

        read.UpdatedAt.ShouldBe(quote.UpdatedAt);
        read.UpdatedAt.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Lists_go_by_creation_then_id()
    {
        var account = Ids.New(FakeClock.Start);
        var quotes = Enumerable.Range(0, 9).Select(number => Sample.Quote(at: FakeClock.Start.AddHours(number / 3))).ToList();
        quotes.ForEach(quote => quote.AccountId = account);
        await SaveAsync([.. quotes]);
        var inOrder = quotes.OrderBy(quote => quote.CreatedAt).ThenBy(quote => quote.Id).ToList();
        var last = inOrder[3];

        var rest = await app.InDatabase(db => db.Quotes
            .Where(row => row.AccountId == account)
            .Where(row => row.CreatedAt > last.CreatedAt || (row.CreatedAt == last.CreatedAt && row.Id.CompareTo(last.Id) > 0))
            .OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
            .Select(row => row.Id)
            .ToListAsync(Cancellation));

        rest.ShouldBe(inOrder[4..].Select(quote => quote.Id));
    }

    [Fact]
    public async Task A_change_raises_the_version()
    {
        var quote = Sample.Quote();
        await SaveAsync(quote);

        await app.InDatabase(async db =>
        {
            (await db.Quotes.SingleAsync(row => row.Id == quote.Id, Cancellation)).CustomerReference = "C-2";
            await db.SaveChangesAsync(Cancellation);
        });

        (await app.InDatabase(db => db.Quotes.SingleAsync(row => row.Id == quote.Id, Cancellation))).RowVersion.ShouldBe(2);
    }

    [Fact]
    public async Task Of_two_changes_of_one_state_the_second_is_refused()
    {
        var quote = Sample.Quote();
        await SaveAsync(quote);

        await app.InDatabase(async first =>
        {
            var mine = await first.Quotes.SingleAsync(row => row.Id == quote.Id, Cancellation);
            await app.InDatabase(async second =>
            {
                (await second.Quotes.SingleAsync(row => row.Id == quote.Id, Cancellation)).CustomerReference = "theirs";
                await second.SaveChangesAsync(Cancellation);
            });

            mine.CustomerReference = "mine";
            await Should.ThrowAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync(Cancellation));
        });
    }

    [Fact]
    public async Task A_new_quote_and_its_companions_are_saved_together_or_not_at_all()
    {
        var first = Sample.Quote();
        var second = Sample.Quote();
        await SaveAsync(first, Sample.Record("one"));

        var fault = await Should.ThrowAsync<DbUpdateException>(() => SaveAsync(second, Sample.Record("one")));

        fault.IsDuplicateIn("idempotency_records").ShouldBeTrue();
        fault.IsDuplicateIn("quotes").ShouldBeFalse();
        (await app.InDatabase(db => db.Quotes.AnyAsync(row => row.Id == second.Id, Cancellation))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_number_is_given_once()
    {
        var first = Sample.Quote();
        var second = Sample.Quote();
        second.Number = first.Number;
        await SaveAsync(first);

        var fault = await Should.ThrowAsync<DbUpdateException>(() => SaveAsync(second));

        fault.IsDuplicateIn("quotes").ShouldBeTrue();
    }

    [Fact]
    public async Task An_audit_entry_is_saved_with_the_change()
    {
        var resource = $"quotes/{Ids.Format(Ids.New(FakeClock.Start))}";

        await app.InDatabase(async db =>
        {
            db.Audit(Sample.Account, null, "jan@example.com", "quote.issue", resource, FakeClock.Start, "why");
            await db.SaveChangesAsync(Cancellation);
        });

        var entry = await app.InDatabase(db => db.AuditEntries.SingleAsync(row => row.Resource == resource, Cancellation));
        entry.ShouldSatisfyAllConditions(
            () => entry.AccountId.ShouldBe(Sample.Account),
            () => entry.ClientId.ShouldBeNull(),
            () => entry.Actor.ShouldBe("jan@example.com"),
            () => entry.Action.ShouldBe("quote.issue"),
            () => entry.At.ShouldBe(FakeClock.Start),
            () => entry.Detail.ShouldBe("why"));
    }

    [Fact]
    public async Task An_installation_has_one_secret_for_good()
    {
        await app.Services.GetRequiredService<IDatabase>().MigrateAsync(Cancellation);
        var before = await app.InDatabase(db => db.Installations.SingleAsync(Cancellation));
        await app.Services.GetRequiredService<IDatabase>().MigrateAsync(Cancellation);
        var after = await app.InDatabase(db => db.Installations.SingleAsync(Cancellation));

        before.Secret.Length.ShouldBe(32);
        before.Secret.ShouldNotBe(new byte[32]);
        after.Secret.ShouldBe(before.Secret);
    }

    [Fact]
    public async Task A_client_belongs_to_an_account_that_exists()
    {
        var fault = await Should.ThrowAsync<DbUpdateException>(() => SaveAsync(new ApiClientRow
        {
            Id = Ids.New(FakeClock.Start),
            AccountId = Ids.New(FakeClock.Start),
            Name = "orphan",
            KeyId = "orphan",
            KeyHash = new byte[32],
            Scopes = "admin",
            Mode = "live",
            CreatedAt = FakeClock.Start,
        }));

        Faults.IsRefusedByDatabase(fault).ShouldBeTrue();
    }

    private Task SaveAsync(params object[] rows) => app.InDatabase(async db =>
    {
        db.AddRange(rows);
        await db.SaveChangesAsync(Cancellation);
    });
}

public sealed class KeepingOnSqlite(SqliteApp app) : KeepingTests(app), IClassFixture<SqliteApp>;

public sealed class KeepingOnPostgres(PostgresApp app) : KeepingTests(app.OrSkip()), IClassFixture<PostgresApp>;
