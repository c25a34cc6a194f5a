using System.Collections.Frozen;

namespace PricingApi.Domain;

/// <summary>A currency by its ISO 4217 code, with the number of decimals its amounts have.</summary>
public sealed class Currency
{
    private const string TwoDigits =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK " +
        "DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK " +
        "LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON " +
        "RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD " +
        "YER ZAR ZMW";

    private const string NoDigits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";

    private const string ThreeDigits = "BHD IQD JOD KWD LYD OMR TND";

    private static readonly FrozenDictionary<string, Currency> All =
        Of(TwoDigits, 2).Concat(Of(NoDigits, 0)).Concat(Of(ThreeDigits, 3)).ToFrozenDictionary(currency => currency.Code);

    private Currency(string code, int digits)
    {
        (Code, Digits) = (code, digits);
        for (var digit = 0; digit < digits; digit++)
        {
            Scale *= 10;
        }
    }

    /// <summary>Three upper-case letters, such as <c>EUR</c>.</summary>
    public string Code { get; }

    /// <summary>Decimals of a settled amount: 2 for the euro, 0 for the yen, 3 for the dinar.</summary>
    public int Digits { get; }

    /// <summary>Smallest coins in one whole: 100 for the euro.</summary>
    public long Scale { get; } = 1;

    public static Currency Euro => All["EUR"];

    /// <summary>The currency with this code, or null when ISO 4217 has none or it cannot be charged in (metals, testing codes).</summary>
    public static Currency? Find(string code) => All.GetValueOrDefault(code);

    public override string ToString() => Code;

    private static IEnumerable<Currency> Of(string codes, int digits) => codes.Split(' ').Select(code => new Currency(code, digits));
}
