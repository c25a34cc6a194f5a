using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>Which quotes are asked for; what is null leaves none out.</summary>
internal sealed record QuoteFilter
{
    public string? Number { get; init; }

    public string? CustomerReference { get; init; }

    public string? ExternalReference { get; init; }

    public Guid? Account { get; init; }

    public QuoteStatus? Status { get; init; }

    public DateTimeOffset? CreatedFrom { get; init; }

    public DateTimeOffset? CreatedBefore { get; init; }

    public DateOnly? ValidUntilFrom { get; init; }

    public DateOnly? ValidUntilBefore { get; init; }

    public bool? Damaged { get; init; }

    public ProblemResult? Refuse() =>
        CreatedFrom >= CreatedBefore ? Problems.InvalidParameter("createdBefore", "It must lie after createdFrom.")
        : ValidUntilFrom >= ValidUntilBefore ? Problems.InvalidParameter("validUntilBefore", "It must lie after validUntilFrom.")
        : null;

    /// <param name="today">The day in the seller's zone.</param>
    public IQueryable<QuoteRow> Of(IQueryable<QuoteRow> rows, DateOnly today)
    {
        rows = Number is { } number ? rows.Where(row => row.Number == number) : rows;
        rows = CustomerReference is { } customer ? rows.Where(row => row.CustomerReference == customer) : rows;
        rows = ExternalReference is { } external ? rows.Where(row => row.ExternalReference == external) : rows;
        rows = Account is { } account ? rows.Where(row => row.AccountId == account) : rows;
        rows = Status is { } status ? rows.In(status, today) : rows;
        rows = CreatedFrom is { } from ? rows.Where(row => row.CreatedAt >= from) : rows;
        rows = CreatedBefore is { } before ? rows.Where(row => row.CreatedAt < before) : rows;
        rows = ValidUntilFrom is { } first ? rows.Where(row => row.ValidUntil >= first) : rows;
        rows = ValidUntilBefore is { } after ? rows.Where(row => row.ValidUntil < after) : rows;

        return Damaged switch
        {
            true => rows.Where(row => row.DamageFoundAt != null),
            false => rows.Where(row => row.DamageFoundAt == null),
            null => rows,
        };
    }
}
