using PricingApi.Domain;

namespace PricingApi.Http;

/// <summary>Every way to say no. The kinds of no are listed in <see cref="ProblemType"/>.</summary>
internal static class Problems
{
    /// <summary>Absent, or not the caller's: the two are answered alike.</summary>
    public static ProblemResult NotFound() => Of(ProblemType.NotFound, "There is nothing at this address, or it is not yours.");

    /// <summary>The business says no. The first refusal whose code is a problem type gives the answer its type.</summary>
    public static ProblemResult Refused(IReadOnlyList<Refusal> refusals) =>
        Refused(refusals.Select(refusal => ProblemType.Find(refusal.Code)).FirstOrDefault(type => type is not null) ?? ProblemType.RuleBroken, refusals);

    public static ProblemResult Refused(string code, string message, string? path = null) => Refused([new Refusal(code, message, path)]);

    /// <summary>The business says no, for reasons whose codes are rules under one <paramref name="type"/>.</summary>
    public static ProblemResult Refused(ProblemType type, IReadOnlyList<Refusal> refusals) =>
        With(type, [.. refusals.Select(refusal => new ProblemError(refusal.Code, refusal.Message, Pointer: refusal.Path))]);

    public static ProblemResult InvalidParameter(string name, string detail, string code = "invalid") =>
        With(ProblemType.InvalidParameter, [new(code, detail, Parameter: name)]);

    public static ProblemResult InvalidHeader(string name, string detail, string code = "invalid") =>
        With(ProblemType.InvalidHeader, [new(code, detail, Parameter: name)]);

    public static ProblemResult With(ProblemType type, IReadOnlyList<ProblemError> errors) =>
        new(type, errors is [var only] ? only.Detail : $"{errors.Count} things are wrong; errors names them.", errors);

    public static ProblemResult Of(ProblemType type, string? detail = null, int? retryAfter = null) =>
        new(type, detail ?? type.Advice, []) { RetryAfter = retryAfter ?? (type.Status is 503 or 429 ? 1 : null) };
}

/// <summary>Says no from a place that cannot return an answer, such as the reading of a parameter.</summary>
internal sealed class RefusedException(ProblemResult problem) : Exception(problem.Detail)
{
    public ProblemResult Problem { get; } = problem;
}
