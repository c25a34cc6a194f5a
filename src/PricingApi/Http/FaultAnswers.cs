using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;

namespace PricingApi.Http;

/// <summary>Faults that have an answer of their own. All others are mistakes in the program: logged, and answered with 500.</summary>
internal static class FaultAnswers
{
    /// <param name="keyed">Whether the request carried an Idempotency-Key: then it most likely waited for its own twin.</param>
    public static ProblemResult? Find(Exception fault, bool keyed) => fault switch
    {
        RefusedException refused => refused.Problem,
        BadHttpRequestException bad => OfStatus(bad.StatusCode),
        DbUpdateConcurrencyException => Problems.Of(ProblemType.PreconditionFailed),
        _ when Faults.IsContended(fault) => Problems.Of(keyed ? ProblemType.IdempotencyKeyInUse : ProblemType.Busy, retryAfter: 1),
        _ when Faults.IsUnavailable(fault) => Problems.Of(ProblemType.DatabaseUnavailable),
        DbUpdateException update when update.Entries.Any(entry => update.IsDuplicateIn(entry.Metadata.GetTableName()!)) => Problems.Of(ProblemType.AlreadyExists),
        _ => null,
    };

    private static ProblemResult OfStatus(int status) => Problems.Of(status switch
    {
        408 => ProblemType.RequestTimeout,
        413 => ProblemType.PayloadTooLarge,
        415 => ProblemType.UnsupportedMediaType,
        _ => ProblemType.InvalidRequest,
    });
}
