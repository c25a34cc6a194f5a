using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Storage;

namespace PricingApi.Webhooks.Ops;

/// <summary>Keeps somebody signed in for half an hour, by a cookie that names the key and not its secret.</summary>
/// <remarks>Each request looks the key up: one that was revoked, has expired or lost its scopes signs nobody in any more, nor does a cookie from before the last signing out.</remarks>
internal sealed partial class OpsSession(IDataProtectionProvider protection, AccessDirectory directory, TimeProvider clock, ILogger<OpsSession> logger)
{
    public const string Cookie = "pricing-ops";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly TicketDataFormat _tickets = new(protection.CreateProtector("PricingApi.Ops.Session"));

    public static bool IsPresent(HttpContext http) => http.Request.Cookies.ContainsKey(Cookie);

    /// <summary>Signs in by a key.</summary>
    /// <returns>Whose it is; null when it does not let anybody in.</returns>
    public Caller? Begin(HttpContext http, string key)
    {
        var now = clock.GetUtcNow();

        if (directory.Find(key, now) is not { Suspended: false } known || !IsAdministrator(known.Caller))
        {
            SignInFailed(logger, http.Connection.RemoteIpAddress?.ToString());
            return null;
        }

        var ticket = new AuthenticationTicket(Who(ApiKey.Digest(key).Id, known), new AuthenticationProperties { ExpiresUtc = now + Life }, Cookie);
        http.Response.Cookies.Append(Cookie, _tickets.Protect(ticket), Options(http));
        return known.Caller;
    }

    /// <summary>Who is signed in, if anybody is.</summary>
    public Caller? Read(HttpContext http)
    {
        var now = clock.GetUtcNow();

        if (_tickets.Unprotect(http.Request.Cookies[Cookie]) is not { } ticket || !(ticket.Properties.ExpiresUtc > now)
            || ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id
            || directory.FindById(id, now) is not { Suspended: false } known || !IsAdministrator(known.Caller)
            || ticket.Principal.FindFirstValue(ClaimTypes.Version) != Count(known))
        {
            return null;
        }

        // The tokens of the forms are bound to it.
        http.User = ticket.Principal;
        return known.Caller;
    }

    /// <summary>Ends every session of a client, in whatever browser; the caller saves.</summary>
    public static async Task EndAsync(HttpContext http, Caller caller, PricingDbContext db, CancellationToken cancellation)
    {
        await db.ApiClients.Where(row => row.Id == caller.ClientId).ExecuteUpdateAsync(set => set.SetProperty(row => row.SessionsEnded, row => row.SessionsEnded + 1), cancellation);
        db.Touch(Stamps.Access);
        http.Response.Cookies.Delete(Cookie, Options(http));
    }

    /// <summary>Who may see every account, and may do by the API what the buttons do.</summary>
    private static bool IsAdministrator(Caller caller) => caller.SeesAll && caller.May(Scope.WebhooksManage);

    private static ClaimsPrincipal Who(string id, KnownKey known) => new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id), new(ClaimTypes.Version, Count(known))], Cookie));

    private static string Count(KnownKey known) => known.SessionsEnded.ToString(CultureInfo.InvariantCulture);

    /// <summary>Without a life of its own: it ends with the browser, or with the half hour inside it.</summary>
    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = http.Request.PathBase + OpsAnswers.Home,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
    };

    [LoggerMessage(LogLevel.Warning, "Somebody could not sign in to the operations pages, from {Address}")]
    private static partial void SignInFailed(ILogger logger, string? address);
}
