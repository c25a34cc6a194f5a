namespace PricingApi.Domain.Quotes;

/// <summary>Whom the quote is for.</summary>
/// <param name="Reference">The customer's number in the caller's own system, such as the CRM; 1 to 100 characters.</param>
/// <param name="Name">Legal or trading name; 1 to 200 characters.</param>
/// <param name="Country">ISO 3166-1 alpha-2, upper case: where the customer is established.</param>
/// <param name="VatId">VAT identification number, as the customer writes it.</param>
/// <param name="Kind">A business when absent.</param>
public sealed record Customer(string Reference, string Name, string Country, string? VatId = null, Address? Address = null, Contact? Contact = null, CustomerKind? Kind = null);

/// <summary>What a customer is for VAT.</summary>
public enum CustomerKind
{
    /// <summary>A taxable person.</summary>
    Business,

    /// <summary>Anybody else.</summary>
    Consumer,
}

/// <summary>Where a party is established.</summary>
/// <param name="Street">Street and number; at most 200 characters.</param>
public sealed record Address(string? Street, string? PostalCode, string? City);

/// <summary>A person to speak to.</summary>
/// <param name="Name">At most 200 characters.</param>
public sealed record Contact(string? Name, string? Email = null, string? Phone = null);

/// <summary>The business this installation quotes for, copied onto each quote.</summary>
/// <param name="TimeZone">IANA name; validity runs to the end of its last day here.</param>
/// <param name="SmallBusiness">Whether it is in the small-business scheme and charges no VAT; absent when not.</param>
public sealed record Seller(string Name, string Country, string? VatId, Address? Address, string TimeZone, Adjustments.VatRounding VatRounding, bool? SmallBusiness = null);
