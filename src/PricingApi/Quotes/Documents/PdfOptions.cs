using System.ComponentModel.DataAnnotations;

namespace PricingApi.Quotes.Documents;

/// <summary>The section <c>Pdf</c> of the configuration.</summary>
internal sealed class PdfOptions
{
    public const string Section = "Pdf";

    private static readonly string[] UsualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    /// <summary>The program of a Chromium or Chrome; looked for in the usual places when absent.</summary>
    public string? Chromium { get; set; }

    /// <summary>Whether Chromium shuts itself in; unless said otherwise it does where it can, which is not as root.</summary>
    public bool Sandbox { get; set; } = !Environment.IsPrivilegedProcess;

    /// <summary>How many are printed at once.</summary>
    [Range(1, 16)]
    public int AtOnce { get; set; } = 1;

    /// <summary>How many may wait for their turn; more are answered that there is too much work.</summary>
    [Range(0, 1000)]
    public int MostWaiting { get; set; } = 8;

    /// <summary>One is given up after this long.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The program to start; null when there is none.</summary>
    public string? Program() => Chromium is null ? UsualPlaces.FirstOrDefault(File.Exists) : File.Exists(Chromium) ? Chromium : null;
}
