using System.ComponentModel.DataAnnotations;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Quotes;

namespace PricingApi.Selling;

/// <summary>The business this installation quotes for: configuration section <c>Seller</c>, copied onto each quote.</summary>
internal sealed class SellerOptions
{
    public const string Section = "Seller";

    [Required(ErrorMessage = "Seller:Name (Seller__Name in the environment) has to be set: the business that quotes.")]
    public string Name { get; set; } = "";

    /// <summary>ISO 3166-1 alpha-2.</summary>
    [RegularExpression(@"\A[A-Z]{2}\z")]
    public string Country { get; set; } = "NL";

    public string? VatId { get; set; }

    public string? Street { get; set; }

    public string? PostalCode { get; set; }

    public string? City { get; set; }

    /// <summary>IANA name.</summary>
    public string TimeZone { get; set; } = "Europe/Amsterdam";

    /// <summary>Looked at when settings are checked, so that a zone there is not is found before the service starts.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public VatRounding VatRounding { get; set; } = VatRounding.PerRate;

    /// <summary>Whether the seller is in the small-business scheme (in Dutch: KOR) and charges no VAT.</summary>
    public bool SmallBusiness { get; set; }

    /// <summary>For how many days a check of a customer's VAT identification number counts.</summary>
    [Range(1, 3650, ErrorMessage = "Seller:VatCheckDays lies from 1 to 3650.")]
    public int VatCheckDays { get; set; } = 90;

    public Seller ToSeller() => new(Name, Country, VatId, Street is null && PostalCode is null && City is null ? null : new(Street, PostalCode, City), TimeZone, VatRounding, SmallBusiness ? true : null);
}
