using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using PricingApi.Http;

namespace PricingApi.Quotes.Links;

/// <summary>What a customer filled in.</summary>
internal sealed class CustomerForm : IEndpointParameterMetadataProvider
{
    private const string MediaType = "application/x-www-form-urlencoded";

    private readonly List<KeyValuePair<string, string>> _fields;

    private CustomerForm(List<KeyValuePair<string, string>> fields) => _fields = fields;

    /// <summary>Which button was pressed.</summary>
    public string Act => this["act"];

    /// <summary>The field without the white space around it; empty when it is not there.</summary>
    public string this[string name] => _fields.Find(field => field.Key == name).Value?.Trim() ?? "";

    /// <summary>Numbers of the options that are ticked, in order; null when one is no number.</summary>
    public IReadOnlyList<int>? Options
    {
        get
        {
            var numbers = _fields.Where(each => each.Key == "option").Select(each => int.TryParse(each.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToList();

            return numbers.Contains(0) ? null : [.. numbers.Distinct().Order()];
        }
    }

    public static async ValueTask<CustomerForm> BindAsync(HttpContext http)
    {
        BodyBytes.RequireType(http.Request, MediaType);

        return new(Read(await BodyBytes.ReadAsync(http)));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata([MediaType], typeof(CustomerAnswer)));

    private static List<KeyValuePair<string, string>> Read(byte[] bytes)
    {
        var fields = new List<KeyValuePair<string, string>>();

        foreach (var pair in new QueryStringEnumerable(Encoding.UTF8.GetString(bytes)))
        {
            fields.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString().ReplaceLineEndings("\n")));
        }

        return fields;
    }
}

/// <summary>The fields of the forms on a customer's page.</summary>
/// <param name="Act">Which button was pressed: accept, decline, or recalculate to see the page with what the options that are ticked come to; totals for that part of the page alone, as its script asks for.</param>
/// <param name="ContentHash">Of what was shown.</param>
/// <param name="Name">Who says yes.</param>
/// <param name="Email">Where they can be reached: one @ with something before it, and behind it a name with a dot inside.</param>
/// <param name="Option">Number of an option that is ticked; once for each.</param>
/// <param name="Reason">Why not.</param>
/// <param name="Note">More about that.</param>
public sealed record CustomerAnswer(string Act, string? ContentHash = null, string? Name = null, string? Email = null, IReadOnlyList<string>? Option = null, string? Reason = null, string? Note = null);
