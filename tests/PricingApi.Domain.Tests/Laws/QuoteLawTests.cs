namespace PricingApi.Domain.Tests.Laws;

public class QuoteLawTests(RandomQuotes quotes) : IClassFixture<RandomQuotes>
{
    internal static readonly Func<Outcome, IEnumerable<string>>[] All =
    [
        LineLaws.EveryServiceStandsOnce,
        LineLaws.StepsAddUpToTheListAmount,
        LineLaws.UnitsAddUpToTheQuantity,
        LineLaws.ListLessDiscountsAndSharesIsNet,
        LineLaws.NothingIsTakenOffTwiceOrBelowZero,
        LineLaws.SharesAddUpToWhatIsTakenOff,
        LineLaws.CourtesiesCostNothingUntilTheyEnd,
        TotalLaws.TotalsAreSumsOfTheLinesThatCount,
        TotalLaws.SectionsAddUpWhatCountsOfThem,
        TotalLaws.ContractValueFollowsFromTheTerm,
        TotalLaws.VatIsTakenOfEachGroupAndAddsUp,
        TotalLaws.TheOtherRoundingIsWhatItWouldBe,
        ReckoningLaws.AmountsAreWhatASecondReckoningFinds,
        ReckoningLaws.SharesFollowTheLargestRemainder,
        ReckoningLaws.LaterPhasesAreWhatASecondReckoningFinds,
        ReckoningLaws.SurchargesStandWithTheLinesThatBringThem,
        ReckoningLaws.DaysArePromisedByLeadTimes,
        ChoiceLaws.ChoicesSayWhatASecondReckoningFinds,
    ];

    /// <summary>Those that price the quote again take longest, and are tried on some quotes.</summary>
    internal static readonly Func<Outcome, IEnumerable<string>>[] Repeating =
    [
        TotalLaws.LinesThatDoNotCountAreInNoTotal,
        ChoiceLaws.TakingAChoiceGivesWhatWasPromised,
        RepeatLaws.LinesDoNotDependOnEachOther,
        RepeatLaws.TheSameInputsGiveTheSameBytes,
    ];

    [Fact]
    public void Every_selection_is_priced_or_refused() => quotes.HoldPriced();

    [Fact]
    public void Every_service_stands_on_the_quote_once_but_as_an_alternative_in_another_quantity() => quotes.Hold(LineLaws.EveryServiceStandsOnce);

    [Fact]
    public void The_steps_of_a_line_add_up_to_its_list_amount() => quotes.Hold(LineLaws.StepsAddUpToTheListAmount);

    [Fact]
    public void The_units_of_the_steps_add_up_to_the_quantity() => quotes.Hold(LineLaws.UnitsAddUpToTheQuantity);

    [Fact]
    public void The_list_amount_or_manual_price_less_discounts_and_shares_is_the_net_amount() => quotes.Hold(LineLaws.ListLessDiscountsAndSharesIsNet);

    [Fact]
    public void No_discount_or_share_takes_off_more_than_is_left() => quotes.Hold(LineLaws.NothingIsTakenOffTwiceOrBelowZero);

    [Fact]
    public void Shares_of_a_reduction_add_up_to_it() => quotes.Hold(LineLaws.SharesAddUpToWhatIsTakenOff);

    [Fact]
    public void A_courtesy_costs_nothing_until_it_ends_and_its_list_amount_afterwards() => quotes.Hold(LineLaws.CourtesiesCostNothingUntilTheyEnd);

    [Fact]
    public void Totals_are_the_sums_of_the_lines_that_count() => quotes.Hold(TotalLaws.TotalsAreSumsOfTheLinesThatCount);

    [Fact]
    public void Sections_add_up_what_counts_of_them() => quotes.Hold(TotalLaws.SectionsAddUpWhatCountsOfThem);

    [Fact]
    public void Lines_that_do_not_count_are_in_no_total() => quotes.Hold(TotalLaws.LinesThatDoNotCountAreInNoTotal);

    [Fact]
    public void The_contract_value_follows_from_the_term() => quotes.Hold(TotalLaws.ContractValueFollowsFromTheTerm);

    [Fact]
    public void Vat_is_taken_of_each_group_and_its_lines_add_up_to_it() => quotes.Hold(TotalLaws.VatIsTakenOfEachGroupAndAddsUp);

    [Fact]
    public void The_other_rounding_is_what_it_would_be() => quotes.Hold(TotalLaws.TheOtherRoundingIsWhatItWouldBe);

    [Fact]
    public void Amounts_are_what_a_second_reckoning_finds() => quotes.Hold(ReckoningLaws.AmountsAreWhatASecondReckoningFinds);

    [Fact]
    public void Shares_follow_the_largest_remainder() => quotes.Hold(ReckoningLaws.SharesFollowTheLargestRemainder);

    [Fact]
    public void Later_phases_are_what_a_second_reckoning_finds() => quotes.Hold(ReckoningLaws.LaterPhasesAreWhatASecondReckoningFinds);

    [Fact]
    public void Surcharges_stand_with_the_lines_that_bring_them() => quotes.Hold(ReckoningLaws.SurchargesStandWithTheLinesThatBringThem);

    [Fact]
    public void Days_are_promised_by_lead_times() => quotes.Hold(ReckoningLaws.DaysArePromisedByLeadTimes);

    [Fact]
    public void Choices_say_what_a_second_reckoning_finds() => quotes.Hold(ChoiceLaws.ChoicesSayWhatASecondReckoningFinds);

    [Fact]
    public void Taking_a_choice_gives_what_was_promised() => quotes.Hold(ChoiceLaws.TakingAChoiceGivesWhatWasPromised);

    [Fact]
    public void Leaving_a_line_out_changes_no_other_line_but_what_names_it() => quotes.Hold(RepeatLaws.LinesDoNotDependOnEachOther);

    [Fact]
    public void The_same_inputs_give_the_same_bytes_in_every_culture() => quotes.Hold(RepeatLaws.TheSameInputsGiveTheSameBytes);
}
