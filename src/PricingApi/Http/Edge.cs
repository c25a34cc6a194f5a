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
                await (type == ProblemType.NotFound ? Problems.NotFound() : Problems.Of(type)).ExecuteAsync(http);
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

    private Task AnswerAsync(HttpContext http, Exception fault)
    {
        var problem = FaultAnswers.Find(fault);

        if (problem is null)
        {
            Unexpected(logger, http.Request.Method, http.GetEndpoint()?.DisplayName, fault);
            problem = Problems.Of(ProblemType.InternalError);
        }
        else if (problem.Type.Status >= 500)
        {
            Unavailable(logger, problem.Type.Name, fault.Message);
        }

        http.Response.Clear();
        return problem.ExecuteAsync(http);
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Route} failed")]
    private static partial void Unexpected(ILogger logger, string method, string? route, Exception fault);

    [LoggerMessage(LogLevel.Warning, "Answered {Problem}: {Fault}")]
    private static partial void Unavailable(ILogger logger, string problem, string fault);
}
