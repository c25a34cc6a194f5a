using System.Text.RegularExpressions;
using PricingApi.Domain.Texts;
using PricingApi.Http;
using PricingApi.Quotes.Documents;

namespace PricingApi.Quotes.Links;

/// <summary>Why what a customer filled in was not done.</summary>
internal sealed partial record CustomerFault(int Status, string Dutch, string English)
{
    private const int LongestName = 200;
    private const int LongestEmail = 254;
    private const int LongestNote = 1000;

    public string Said(Paper paper) => paper.Say(Dutch, English);

    public static readonly CustomerFault Unreadable = new(400, "Dit formulier is niet te lezen.", "This form cannot be read.");

    public static readonly CustomerFault Together = new(422, "Deze opties kunnen niet samen: kies anders.", "These options cannot be together: choose otherwise.");

    /// <summary>What is wrong with a yes, or null.</summary>
    public static CustomerFault? OfYes(CustomerForm form) =>
        !Fits(form["name"], LongestName) ? new(422, "Vul uw naam in.", "Fill in your name.")
        : !Fits(form["email"], LongestEmail) || !EmailAddress().IsMatch(form["email"]) ? new(422, "Vul een e-mailadres in waarop u te bereiken bent.", "Fill in an e-mail address at which you can be reached.")
        : form["contentHash"].Length != 64 || form.Options is null ? Unreadable
        : null;

    /// <summary>What is wrong with a no, or null.</summary>
    public static CustomerFault? OfNo(CustomerForm form) => form["note"] is { Length: > 0 } note && (note.Length > LongestNote || TextRules.Refuse(note, multiline: true) is not null)
        ? new(422, "De toelichting is te lang of bevat tekens die niet kunnen.", "The note is too long or holds characters that are not allowed.")
        : null;

    /// <summary>The quote itself says no: it changed meanwhile, or what is ticked cannot be taken, for the reason that a look at the totals gives as well.</summary>
    public static CustomerFault Of(ProblemResult problem, CustomerChoice choice) => problem.Type.Status == 409
        ? new(409, "Deze offerte is intussen veranderd: hieronder staat hoe ze nu is. Er is niets geaccepteerd of afgewezen.", "This quote has changed meanwhile: below is how it stands now. Nothing was accepted or declined.")
        : choice.Fault ?? new(problem.Type.Status, "Dit kan nu niet. Er is niets geaccepteerd of afgewezen.", "This cannot be done now. Nothing was accepted or declined.");

    /// <summary>One @ with something before it, and behind it a name with a dot inside: that somebody reads what is sent there only a message can prove.</summary>
    [GeneratedRegex(@"\A[^@\s]+@[^@\s.]+(\.[^@\s.]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex EmailAddress();

    private static bool Fits(string text, int longest) => text.Length > 0 && text.Length <= longest && TextRules.Refuse(text) is null;
}
