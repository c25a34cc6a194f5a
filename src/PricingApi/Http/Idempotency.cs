using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;

namespace PricingApi.Http;

/// <summary>Does a request once, whatever is retried: the key's row commits together with what the request did.</summary>
internal static class Idempotency
{
    /// <summary>Saves what <paramref name="decide"/> put into the context, together with the key, and answers; or answers as before.</summary>
    /// <param name="key">Null when the caller gave none: then it is simply saved.</param>
    /// <param name="decide">Adds to the context and returns an <see cref="Answer"/>, or a problem, after which nothing is saved.</param>
    /// <param name="rewrite">Writes the first answer about a resource again; needed where none is kept (<see cref="Answer.Resource"/>).</param>
    /// <remarks>No look-up comes first: the unique index decides, so a new request pays one insert.</remarks>
    public static async Task<IResult> OnceAsync(
        this PricingDbContext db, IdempotencyKey? key, DateTimeOffset now, Func<Task<IResult>> decide, CancellationToken cancellation, Func<Guid, Task<ReadOnlyMemory<byte>>>? rewrite = null)
    {
        try
        {
            var result = await decide();

            if (result is Answer answer)
            {
                if (key is not null)
                {
                    db.Add(key.Record(answer, now));
                }

                await db.SaveChangesAsync(cancellation);
                return answer;
            }

            // What is refused now may have been done before: a retry is answered as the first time.
            return key is null ? result : await key.ReplayAsync(db, rewrite, cancellation) ?? result;
        }
        catch (DbUpdateException fault) when (key is not null && fault.IsDuplicateIn("idempotency_records"))
        {
            db.ChangeTracker.Clear();

            if (await key.ReplayAsync(db, rewrite, cancellation) is { } earlier)
            {
                return earlier;
            }

            throw;
        }
    }
}
