namespace PricingApi.Quotes.Interactions;

/// <summary>How often a quote went back and forth. The less, the better it was the first time.</summary>
/// <param name="Revisions">How many there are, the present one included.</param>
/// <param name="Edits">How often the content of a draft was replaced.</param>
/// <param name="Reopenings">How often it was revised after it had been declined, had expired or had been withdrawn.</param>
/// <param name="Messages">How many messages there are about it.</param>
/// <param name="CustomerMessages">How many of them are the customer's.</param>
/// <param name="SellerMessages">How many of them are the seller's.</param>
public sealed record InteractionsResponse(Guid Id, string Number, int Revisions, int Edits, int Reopenings, int Messages, int CustomerMessages, int SellerMessages);
