namespace PricingApi.Http;

/// <summary>The outermost layer: whatever happens inside, the caller gets a defined answer.</summary>
internal sealed partial class Edge(RequestDelegate next, ILogger<Edge> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            if (http.Request.Headers.Expect is [_, ..] expected && !(expected is [{ } value] && value.Equals("100-continue", StringComparison.OrdinalIgnoreCase)))
            {
                await Problems.Of(ProblemType.ExpectationFailed).ExecuteAsync(http);
                return;
            }

            await next(http);

            if (http.Response is { StatusCode: >= 400, HasStarted: false, ContentType: null, ContentLength: null } response && ProblemType.OfStatus(response.StatusCode) is { } type)
            {
                await BareStatus(response, type).ExecuteAsync(http);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has left: nobody is there to be answered.
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            await AnswerAsync(http, fault);
        }
    }

    /// <summary>The platform answered with a status and no more, such as 404 or 405 when no route matched.</summary>
    private static ProblemResult BareStatus(HttpResponse response, ProblemType type)
    {
        if (type == ProblemType.MethodNotAllowed && response.Headers.Allow.ToString().Contains(HttpMethods.Get, StringComparison.Ordinal))
        {
            response.Headers.Allow = $"{response.Headers.Allow}, {HttpMethods.Head}";
        }

        return type == ProblemType.NotFound ? Problems.NotFound() : Problems.Of(type);
    }

    private Task AnswerAsync(HttpContext http, Exception fault)
    {
        var problem = FaultAnswers.Find(fault, http.Request.Headers.ContainsKey(IdempotencyKey.Header));

        if (problem is null)
        {
            Unexpected(logger, http.GetEndpoint()?.DisplayName, ProblemResult.Trace(http), fault);
            problem = Problems.Of(ProblemType.InternalError);
        }
        else if (problem.Type.Status >= 500)
        {
            Unavailable(logger, problem.Type.Name, ProblemResult.Trace(http), fault.Message);
        }

        http.Response.Clear();
        return problem.ExecuteAsync(http);
    }

    [LoggerMessage(LogLevel.Error, "{Route} failed, trace {TraceId}")]
    private static partial void Unexpected(ILogger logger, string? route, string traceId, Exception fault);

    [LoggerMessage(LogLevel.Warning, "Answered {Problem}, trace {TraceId}: {Fault}")]
    private static partial void Unavailable(ILogger logger, string problem, string traceId, string fault);
}
