using System.ComponentModel.DataAnnotations;
using PricingApi.Domain.Quotes;

namespace PricingApi.Quotes.Approvals;

/// <summary>What may be issued without approval: configuration section <c>Approval</c>. How much a client may give off is stated with the client.</summary>
internal sealed class ApprovalOptions
{
    public const string Section = "Approval";

    /// <summary>What a quote may come to without VAT: its contract value, or what falls due in one charge period. No limit when absent.</summary>
    [Range(typeof(decimal), "0", "999999999999999", ErrorMessage = "Approval:Amount is an amount from 0 to 999999999999999.")]
    public decimal? Amount { get; set; }

    /// <summary>Whether anything may be given away without.</summary>
    public bool Courtesies { get; set; }

    /// <summary>Whether prices may be set by hand without.</summary>
    public bool ManualPrices { get; set; }

    /// <summary>Whether a unit may be sold for less than its floor without.</summary>
    public bool Floors { get; set; }

    /// <summary>References of customers whose every quote is looked at.</summary>
    public IReadOnlyList<string> CareCustomers { get; set; } = [];

    public ApprovalLimits Limits(decimal discount) => new(discount, Amount, Courtesies, ManualPrices, Floors, CareCustomers);
}
