namespace PricingApi.Domain.Tests.Laws;

public class QuoteLawTests(RandomQuotes quotes) : IClassFixture<RandomQuotes>
{
    internal static readonly Func<Outcome, string?>[] All =
    [
        QuoteLaw.EveryServiceStandsOnce,
        QuoteLaw.StepsAddUpToTheListAmount,
        QuoteLaw.UnitsAddUpToTheQuantity,
        QuoteLaw.ListLessDiscountsIsNet,
        QuoteLaw.TotalsAreSumsOfTheLinesShown,
        QuoteLaw.AmountsAreWhatASecondReckoningFinds,
        QuoteLaw.VatIsTakenOfEachGroupAndAddsUp,
        QuoteLaw.ContractValueFollowsFromTheTerm,
        QuoteLaw.LinesDoNotDependOnEachOther,
        QuoteLaw.TheSameInputsGiveTheSameBytes,
    ];

    [Fact]
    public void Every_service_stands_on_the_quote_once_as_a_line_or_as_excluded() => quotes.Hold(QuoteLaw.EveryServiceStandsOnce);

    [Fact]
    public void The_steps_of_a_line_add_up_to_its_list_amount() => quotes.Hold(QuoteLaw.StepsAddUpToTheListAmount);

    [Fact]
    public void The_units_of_the_steps_add_up_to_the_quantity() => quotes.Hold(QuoteLaw.UnitsAddUpToTheQuantity);

    [Fact]
    public void The_list_amount_less_the_discounts_is_the_net_amount() => quotes.Hold(QuoteLaw.ListLessDiscountsIsNet);

    [Fact]
    public void Totals_are_the_sums_of_the_lines_shown() => quotes.Hold(QuoteLaw.TotalsAreSumsOfTheLinesShown);

    [Fact]
    public void Amounts_are_what_a_second_reckoning_finds() => quotes.Hold(QuoteLaw.AmountsAreWhatASecondReckoningFinds);

    [Fact]
    public void Vat_is_taken_of_each_group_and_its_lines_add_up_to_it() => quotes.Hold(QuoteLaw.VatIsTakenOfEachGroupAndAddsUp);

    [Fact]
    public void The_contract_value_follows_from_the_term() => quotes.Hold(QuoteLaw.ContractValueFollowsFromTheTerm);

    [Fact]
    public void Leaving_a_line_out_changes_no_other_line_but_percentages_of_it() => quotes.Hold(QuoteLaw.LinesDoNotDependOnEachOther);

    [Fact]
    public void The_same_inputs_give_the_same_bytes_in_every_culture() => quotes.Hold(QuoteLaw.TheSameInputsGiveTheSameBytes);
}
