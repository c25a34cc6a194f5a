using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;

namespace PricingApi.Quotes;

/// <summary>Hands out quote numbers from blocks of a hundred, so that quotes never wait for each other. Gaps are allowed.</summary>
internal sealed class QuoteNumbering(IServiceScopeFactory scopes) : IDisposable
{
    private const int BlockSize = 100;

    private readonly SemaphoreSlim _turn = new(1);
    private int _year;
    private long _next;
    private long _end;

    /// <summary>The next number of the year, such as <c>Q-2026-000123</c>.</summary>
    public async ValueTask<string> NextAsync(int year, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (year != _year || _next == _end)
            {
                _end = await ReserveAsync(year, cancellation);
                (_year, _next) = (year, _end - BlockSize);
            }

            return string.Create(CultureInfo.InvariantCulture, $"Q-{year:0000}-{_next++:000000}");
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<long> ReserveAsync(int year, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();
        var ends = await db.Database.SqlQuery<long>(
            $"""
             INSERT INTO number_blocks (year, next) VALUES ({year}, {1 + BlockSize})
             ON CONFLICT (year) DO UPDATE SET next = number_blocks.next + {BlockSize}
             RETURNING next AS "Value"
             """).ToListAsync(cancellation);

        return ends.Single();
    }
}
