namespace PricingApi.Webhooks.Ops;

/// <summary>What somebody filled in. The token in it was looked at before.</summary>
internal sealed class OpsForm(IFormCollection fields)
{
    /// <summary>The field without the white space around it; empty when it is not there.</summary>
    public string this[string name] => fields[name] is [{ } text] ? text.Trim() : "";

    public static async ValueTask<OpsForm?> BindAsync(HttpContext http) => new(await http.Request.ReadFormAsync(http.RequestAborted));
}
