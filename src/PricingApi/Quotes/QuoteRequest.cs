using System.ComponentModel.DataAnnotations;
using PricingApi.Domain;
using PricingApi.Domain.Quotes;

namespace PricingApi.Quotes;

/// <summary>What to quote, and for whom. Prices come from the price book; totals are never sent.</summary>
/// <param name="Customer">Whom the quote is for.</param>
/// <param name="Lines">What the buyer picked, in the order of the quote's lines, at most 10,000; each service once, apart from alternatives, which may be of a service on another line at another quantity.</param>
/// <param name="PriceBook">Code of the price book; your account's own when absent.</param>
/// <param name="Language">Language of names and texts.</param>
/// <param name="ValidUntil">Last day on which the quote can be accepted, to its end in the seller's zone; 30 days ahead when absent, at most 366.</param>
/// <param name="TermMonths">Length of the contract, 1 to 600; needed for the contract value.</param>
/// <param name="OccurrencesPerYear">How often per-occurrence services are expected in a year, 1 to 1,000,000; needed for the contract value.</param>
/// <param name="ExternalReference">Your own reference, such as the number of a deal in the CRM.</param>
/// <param name="Metadata">Your own facts by name; at most 50, kept and sent along unchanged.</param>
/// <param name="SalesContact">Whom the customer can speak to at the seller.</param>
/// <param name="PurchaseOrderNumber">The customer's order number.</param>
/// <param name="Title">What the quote is about, in a few words.</param>
/// <param name="Terms">Terms and remarks, shown with the quote.</param>
/// <param name="AddSurcharges">Whether surcharges that are due at the moments asked for are added, each on its own line that says why. Without it a quote that lacks one is refused.</param>
/// <param name="Discounts">On the whole quote, at most 10, applied in order after bundles, each percentage of what those before leave: spread over the lines by what they cost, and shown on each.</param>
/// <param name="Bundles">Groups of lines that cost less together, at most 50; a service is in one of them at most.</param>
/// <param name="Binding">irrevocable: once issued it stands until its last day is over, unless the customer declines it; nonBinding: it can be withdrawn until it is accepted.</param>
public sealed record QuoteRequest(
    CustomerContract Customer,
    IReadOnlyList<LineRequest> Lines,
    [property: MaxLength(64)] string? PriceBook = null,
    Language Language = Language.Nl,
    DateOnly? ValidUntil = null,
    int? TermMonths = null,
    int? OccurrencesPerYear = null,
    [property: MaxLength(100)] string? ExternalReference = null,
    IReadOnlyDictionary<string, string>? Metadata = null,
    ContactContract? SalesContact = null,
    [property: MaxLength(100)] string? PurchaseOrderNumber = null,
    [property: MaxLength(200)] string? Title = null,
    [property: MaxLength(10_000)] string? Terms = null,
    bool AddSurcharges = false,
    IReadOnlyList<QuoteDiscountRequest>? Discounts = null,
    IReadOnlyList<BundleRequest>? Bundles = null,
    Binding Binding = Binding.NonBinding)
{
    /// <summary>What was asked for when a quote was priced. A last day that has passed is left out, and the price book: it is the account's.</summary>
    internal static QuoteRequest From(QuoteInputs inputs, DateOnly today) => new(
        CustomerContract.From(inputs.Customer),
        [.. inputs.Lines.Select(LineRequest.From)],
        null,
        inputs.Language,
        inputs.ValidUntil < today ? null : inputs.ValidUntil,
        inputs.TermMonths,
        inputs.OccurrencesPerYear,
        inputs.ExternalReference,
        inputs.Metadata,
        ContactContract.From(inputs.SalesContact),
        inputs.PurchaseOrderNumber,
        inputs.Title,
        inputs.Terms,
        inputs.AddSurcharges ?? false,
        inputs.Discounts?.Select(QuoteDiscountRequest.From).ToList(),
        inputs.Bundles?.Select(BundleRequest.From).ToList(),
        inputs.Binding ?? Binding.NonBinding);
}

/// <summary>A service with its quantity, and how it stands.</summary>
/// <param name="Service">Code of a service in the catalogue.</param>
/// <param name="Quantity">In the service's unit; above 0, at most 1,000,000, at most four decimals, whole where the unit is counted.</param>
/// <param name="RequestedFor">When it is to be performed, with an offset: decides which surcharges are due. From now to five years ahead.</param>
/// <param name="Disposition">priced; courtesy: given away, visibly; optional: priced, outside the totals until the customer takes it; alternative: can take the place of another line. What is not on a line is excluded.</param>
/// <param name="AlternativeTo">For an alternative: code of the service whose line it can take the place of. It may be the same service at another quantity.</param>
/// <param name="Discounts">Reductions of this line, at most 10; percentages are each taken of what the line costs without any of them.</param>
/// <param name="ManualPrice">What to charge in place of the price book's price, which stays beside it. Needs the scope quotes:price.</param>
/// <param name="Courtesy">For a courtesy: why it is one, by whose leave, and until when.</param>
/// <param name="Section">Title of the section that the line stands in; each has its subtotals.</param>
/// <param name="Note">What the reader should know about the line.</param>
/// <param name="StartsOn">First day of the service: told to the customer, not counted in the contract value.</param>
/// <param name="EndsOn">Last day of the service, likewise.</param>
public sealed record LineRequest(
    [property: RegularExpression(@"\A[A-Z0-9][A-Z0-9._-]{0,63}\z", ErrorMessage = "A service code is expected, in upper case, such as STORAGE-PALLET.")] string Service,
    decimal Quantity,
    DateTimeOffset? RequestedFor = null,
    Disposition Disposition = Disposition.Priced,
    [property: MaxLength(64)] string? AlternativeTo = null,
    IReadOnlyList<DiscountRequest>? Discounts = null,
    ManualPriceRequest? ManualPrice = null,
    CourtesyRequest? Courtesy = null,
    [property: MinLength(1), MaxLength(100)] string? Section = null,
    [property: MinLength(1), MaxLength(2_000)] string? Note = null,
    DateOnly? StartsOn = null,
    DateOnly? EndsOn = null)
{
    internal static LineRequest From(SelectedService line) => new(
        line.Service,
        line.Quantity,
        line.RequestedFor,
        line.Disposition ?? Disposition.Priced,
        line.AlternativeTo,
        line.Discounts?.Select(DiscountRequest.From).ToList(),
        line.ManualPrice is { } manual ? new(manual.UnitPrice, manual.Reason) : null,
        line.Courtesy is { } courtesy ? new(courtesy.Reason, courtesy.Approver, courtesy.Until) : null,
        line.Section,
        line.Note,
        line.StartsOn,
        line.EndsOn);
}

/// <summary>Whom a quote is for.</summary>
/// <param name="Reference">The customer's number in your own system.</param>
/// <param name="Name">Legal or trading name.</param>
/// <param name="Country">ISO 3166-1 alpha-2, upper case: where the customer is established.</param>
/// <param name="VatId">VAT identification number. VAT is reversed to a business elsewhere in the EU when a check of its number is recorded.</param>
/// <param name="Address">Where the customer is established.</param>
/// <param name="Contact">The person to speak to.</param>
/// <param name="Kind">business; consumer: anybody who is no taxable person, who always pays the seller's VAT.</param>
public sealed record CustomerContract(
    [property: MinLength(1), MaxLength(100)] string Reference,
    [property: MinLength(1), MaxLength(200)] string Name,
    [property: RegularExpression(@"\A[A-Z]{2}\z", ErrorMessage = "An ISO 3166-1 country code in upper case is expected, such as NL.")] string Country = "NL",
    [property: MaxLength(20)] string? VatId = null,
    AddressContract? Address = null,
    ContactContract? Contact = null,
    CustomerKind Kind = CustomerKind.Business)
{
    internal static CustomerContract From(Customer customer) => new(
        customer.Reference, customer.Name, customer.Country, customer.VatId, AddressContract.From(customer.Address), ContactContract.From(customer.Contact), customer.Kind ?? CustomerKind.Business);

    internal Customer ToCustomer() => new(Reference, Name, Country, VatId, Address?.ToAddress(), Contact?.ToContact(), Kind == CustomerKind.Business ? null : Kind);
}

/// <summary>Where a party is established.</summary>
/// <param name="Street">Street and number.</param>
public sealed record AddressContract(
    [property: MaxLength(200)] string? Street = null,
    [property: MaxLength(20)] string? PostalCode = null,
    [property: MaxLength(100)] string? City = null)
{
    internal static AddressContract? From(Address? address) => address is null ? null : new(address.Street, address.PostalCode, address.City);

    internal Address ToAddress() => new(Street, PostalCode, City);
}

/// <summary>A person to speak to.</summary>
public sealed record ContactContract(
    [property: MaxLength(200)] string? Name = null,
    [property: MaxLength(254)] string? Email = null,
    [property: MaxLength(50)] string? Phone = null)
{
    internal static ContactContract? From(Contact? contact) => contact is null ? null : new(contact.Name, contact.Email, contact.Phone);

    internal Contact ToContact() => new(Name, Email, Phone);
}
