using System.Collections.Frozen;
using System.Reflection;

namespace PricingApi.Http;

/// <summary>A kind of problem a caller may meet. The name is stable; clients may branch on it.</summary>
/// <param name="Name">The last segment of the problem's <c>type</c>, which is <c>/problems/{name}</c>.</param>
/// <param name="Status">The HTTP status it is answered with.</param>
/// <param name="Title">What it is, the same words each time.</param>
/// <param name="Advice">What the caller can do about it.</param>
internal sealed record ProblemType(string Name, int Status, string Title, string Advice)
{
    public static readonly ProblemType MalformedJson = new("malformed-json", 400, "The body is not JSON", "Send one JSON value (RFC 8259) in UTF-8, nested at most 32 deep, without comments or trailing commas.");
    public static readonly ProblemType MalformedCsv = new("malformed-csv", 400, "The body is not CSV", "Send rows (RFC 4180) in UTF-8, the first of them the names of the columns; export a version to see one.");
    public static readonly ProblemType InvalidRequest = new("invalid-request", 400, "The body does not have the shape this route reads", "Correct the members named in errors: unknown and duplicate members, missing values and wrong types are refused.");
    public static readonly ProblemType InvalidParameter = new("invalid-parameter", 400, "A parameter cannot be read", "Correct or leave out the parameters named in errors; only documented ones are read, each at most once.");
    public static readonly ProblemType InvalidHeader = new("invalid-header", 400, "A header cannot be read", "Correct the header named in errors.");
    public static readonly ProblemType InvalidCursor = new("invalid-cursor", 400, "The cursor does not belong to this list", "Use a cursor only as it was given, with the same key and the same filters; otherwise start without one.");
    public static readonly ProblemType IdempotencyKeyMissing = new("idempotency-key-missing", 400, "An Idempotency-Key is required here", "Send an Idempotency-Key header with a value made for this request, and the same value on each retry of it.");
    public static readonly ProblemType IdempotencyKeyInvalid = new("idempotency-key-invalid", 400, "The Idempotency-Key cannot be used", "Send exactly one Idempotency-Key of 1 to 255 visible ASCII characters; a UUID is a good choice.");
    public static readonly ProblemType Unauthenticated = new("unauthenticated", 401, "A valid API key is required", "Send your key in the X-Api-Key header, once. Ask your administrator if it was revoked or has expired.");
    public static readonly ProblemType InsufficientScope = new("insufficient-scope", 403, "This key may not do that", "Use a key with the scope named in the detail, or ask an administrator to widen this one.");
    public static readonly ProblemType SecondPersonRequired = new("second-person-required", 403, "Somebody else has to do that", "Ask a colleague to look at it and do it: the detail says by which key or as which actor.");
    public static readonly ProblemType NotFound = new("not-found", 404, "There is nothing here", "Check the address; what belongs to another account is answered the same way.");
    public static readonly ProblemType MethodNotAllowed = new("method-not-allowed", 405, "This address does not know that method", "Use one of the methods in the Allow header.");
    public static readonly ProblemType NotAcceptable = new("not-acceptable", 406, "None of the accepted forms can be given", "Accept application/json, or one of the forms documented for the route.");
    public static readonly ProblemType RequestTimeout = new("request-timeout", 408, "The request took too long to arrive", "Send the whole request without pauses.");
    public static readonly ProblemType IdempotencyKeyInUse = new("idempotency-key-in-use", 409, "A request with this Idempotency-Key is still running", "Wait as long as Retry-After says and send the same request again.");
    public static readonly ProblemType Busy = new("busy", 409, "Another request is changing the same thing", "Wait as long as Retry-After says and send the same request again: nothing was done.");
    public static readonly ProblemType StateConflict = new("state-conflict", 409, "The present state does not allow that", "Read the resource again and decide anew.");
    public static readonly ProblemType QuoteImmutable = new("quote-immutable", 409, "An issued quote does not change", "Revise the quote: a revision takes its place under the same number.");
    public static readonly ProblemType ApprovalRequired = new("approval-required", 409, "Somebody else has to approve it first", "Ask a colleague with the scope quotes:approve to look at it and approve it; any change asks anew.");
    public static readonly ProblemType VatOutdated = new("vat-outdated", 409, "The VAT of the draft would be another by now", "Save the draft again with the same content: it is priced anew, by what is known of the customer's VAT identification number; then issue it.");
    public static readonly ProblemType AlreadyExists = new("already-exists", 409, "That exists already", "Choose another code or name, or change the one there is.");
    public static readonly ProblemType ImpactUnknown = new("impact-unknown", 409, "Nobody has looked at what this does to open quotes", "Make the dry run of the draft as it is now (impact), and publish with the token of its answer.");
    public static readonly ProblemType HasDependents = new("has-dependents", 409, "Something else still depends on it", "Change or remove what depends on it first.");
    public static readonly ProblemType Gone = new("gone", 410, "That is no longer available", "Start the list again without a cursor.");
    public static readonly ProblemType PreconditionFailed = new("precondition-failed", 412, "The resource was changed since you read it", "Read it again, and send its present ETag as If-Match.");
    public static readonly ProblemType PayloadTooLarge = new("payload-too-large", 413, "The body is too large", "Send less at a time; the limit of the route is in the detail.");
    public static readonly ProblemType UriTooLong = new("uri-too-long", 414, "The address is too long", "Send a shorter query.");
    public static readonly ProblemType UnsupportedMediaType = new("unsupported-media-type", 415, "The body is in a form this route does not read", "Send Content-Type: application/json in UTF-8, without Content-Encoding.");
    public static readonly ProblemType ExpectationFailed = new("expectation-failed", 417, "That expectation cannot be met", "Leave out the Expect header, or send 100-continue.");
    public static readonly ProblemType PreconditionRequired = new("precondition-required", 428, "If-Match is required here", "Send the ETag of the version you read as If-Match; * is not accepted.");
    public static readonly ProblemType QuotaExceeded = new("quota-exceeded", 429, "You have reached your limit", "Wait as long as Retry-After says.");
    public static readonly ProblemType HeadersTooLarge = new("headers-too-large", 431, "The headers are too large", "Send fewer or shorter headers.");

    public static readonly ProblemType RuleBroken = new("rule-broken", 422, "A rule does not allow that", "Correct what is named in errors.");
    public static readonly ProblemType IdempotencyKeyReused = new("idempotency-key-reused", 422, "This Idempotency-Key was used for another request", "Use a new key for a new request; a retry must be the same request, its body byte for byte.");
    public static readonly ProblemType UnknownService = new("unknown-service", 422, "The catalogue has no such service", "Use a code from your catalogue.");
    public static readonly ProblemType ServiceNotOffered = new("service-not-offered", 422, "That service is not offered", "Choose a service of the current catalogue.");
    public static readonly ProblemType CurrencyMismatch = new("currency-mismatch", 422, "The currencies differ", "Use the currency of the price book: nothing is converted.");
    public static readonly ProblemType QuantityOutOfRange = new("quantity-out-of-range", 422, "A quantity is out of range", "Send a quantity above 0, at most 1000000, whole where the unit is whole.");
    public static readonly ProblemType AmountOutOfRange = new("amount-out-of-range", 422, "An amount is out of range", "Send an amount within the range named in errors.");
    public static readonly ProblemType PrecisionExceeded = new("precision-exceeded", 422, "An amount has more digits than its currency", "Send amounts with exactly the digits of the currency.");
    public static readonly ProblemType DuplicateLine = new("duplicate-line", 422, "A service is named twice", "Name each service once, with its whole quantity.");
    public static readonly ProblemType TooManyLines = new("too-many-lines", 422, "There are too many lines", "Send at most 10000 lines.");
    public static readonly ProblemType RequirementMissing = new("requirement-missing", 422, "A required service is missing", "Add the service named in errors.");
    public static readonly ProblemType ExclusiveServices = new("exclusive-services", 422, "Two services exclude each other", "Choose one of the services named in errors.");
    public static readonly ProblemType SurchargeMissing = new("surcharge-missing", 422, "A surcharge is due that is not on the quote", "Add the surcharge named in errors, or send addSurcharges true and it is added, on a line that says why.");
    public static readonly ProblemType OptOutExceedsBase = new("opt-out-exceeds-base", 422, "More is left out than there is", "Leave out less: opt-outs together take off at most what the base and what they require come to.");
    public static readonly ProblemType IndexMissing = new("index-missing", 422, "An index has no value yet", "Publish a value of the index named in errors that counts on that day.");
    public static readonly ProblemType DiscountOutOfRange = new("discount-out-of-range", 422, "A discount is out of range", "Send a percentage from 0 to 100 with at most 4 decimals that leaves no amount below zero.");
    public static readonly ProblemType TaxRegimeMixed = new("tax-regime-mixed", 422, "The VAT treatments cannot stand together", "Split the quote, or correct the VAT treatment or rate.");
    public static readonly ProblemType ValidityInvalid = new("validity-invalid", 422, "The validity is not possible", "Send a last day from today to 366 days ahead.");
    public static readonly ProblemType PriceBookInvalid = new("price-book-invalid", 422, "The price book is not consistent", "Correct what is named in errors; validate shows all of it without changing anything.");
    public static readonly ProblemType NoPriceBook = new("no-price-book", 422, "No price book applies", "Assign a price book to the account, or publish a version that is active on that date.");
    public static readonly ProblemType TextNotAllowed = new("text-not-allowed", 422, "A text holds characters that are not allowed", "Leave out control characters and marks that change the direction or look of a text.");
    public static readonly ProblemType WebhookTargetForbidden = new("webhook-target-forbidden", 422, "Webhooks cannot be sent there", "Use an https address of a public host on an allowed port.");

    public static readonly ProblemType InternalError = new("internal-error", 500, "Something went wrong on our side", "Try again later, with the same Idempotency-Key; tell us the traceId if it stays.");
    public static readonly ProblemType PdfUnavailable = new("pdf-unavailable", 501, "No PDF can be made here", "Take the page (format=html) and print it, or have Pdf__Chromium set to the program of a Chromium.");
    public static readonly ProblemType PdfFailed = new("pdf-failed", 503, "The PDF was not made", "Wait as long as Retry-After says and try again, or take the page (format=html) and print it.");
    public static readonly ProblemType Overloaded = new("overloaded", 503, "There is too much work at the moment", "Wait as long as Retry-After says.");
    public static readonly ProblemType NotReady = new("not-ready", 503, "The service is starting or stopping", "Wait as long as Retry-After says.");
    public static readonly ProblemType DatabaseUnavailable = new("database-unavailable", 503, "The database cannot be reached", "Wait as long as Retry-After says, and retry with the same Idempotency-Key.");

    /// <summary>Every type there is, in the order of this list.</summary>
    public static readonly IReadOnlyList<ProblemType> All =
        [.. typeof(ProblemType).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<ProblemType>()];

    private static readonly FrozenDictionary<string, ProblemType> ByName = All.ToFrozenDictionary(type => type.Name);

    public string Address => "/problems/" + Name;

    public static ProblemType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The type for a bare status that the platform answered with; null for one that isn't a problem.</summary>
    public static ProblemType? OfStatus(int status) => status switch
    {
        400 => InvalidRequest,
        409 => StateConflict,
        422 => RuleBroken,
        503 => Overloaded,
        _ => All.FirstOrDefault(type => type.Status == status),
    };
}
