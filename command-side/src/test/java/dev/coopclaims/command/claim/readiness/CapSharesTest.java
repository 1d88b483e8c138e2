package dev.coopclaims.command.claim.readiness;

import static dev.coopclaims.command.claim.Sample.claim;
import static dev.coopclaims.command.claim.Sample.details;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.fund;
import static dev.coopclaims.command.claim.Sample.invoice;
import static dev.coopclaims.command.claim.Sample.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.coopclaims.command.cap.CapShare;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.command.rate.ExchangeRates;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.catalogue.Cap;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapSharesTest {
    private static final List<String> PER_PERIOD = List.of("organisation", "programme", "usage_period");
    private static final List<String> PER_PERSON = List.of("person", "conference");
    private static final List<String> TRAVEL = List.of("TRAVEL", "HOTEL");

    @ParameterizedTest
    @CsvSource({
        // kind, amount, percent, surface percent, surface unlimited, surface programme, earned by two funds: the limit
        "ABSOLUTE,          18750.00, ,   ,    false, false, 0.00,     0.00,   18750.00",
        "ABSOLUTE,          18750.00, ,   ,    false, true,  0.00,     0.00,   18750.00",
        "PERCENT_OF_EARNED, ,         25, 100, false, false, 10000.00, 0.00,   2500.00",
        // 25 % of 10333.34 are 2583.335: half-even
        "PERCENT_OF_EARNED, ,         25, 100, false, false, 10000.01, 333.33, 2583.34",
        "PERCENT_OF_EARNED, ,         25, 100, false, true,  10000.01, 333.33, 10333.34",
        "PERCENT_OF_EARNED, ,         50, ,    false, true,  10000.00, 0.00,   5000.00",
        "PERCENT_OF_EARNED, ,         25, 100, false, false, 0.00,     0.00,   0.00",
        "GREATER_OF,        3000.00,  10, ,    true,  false, 29999.99, 0.00,   3000.00",
        "GREATER_OF,        3000.00,  10, ,    true,  false, 30000.00, 0.10,   3000.01",
        "GREATER_OF,        3000.00,  10, ,    true,  false, 40000.00, 9999.00, 4999.90",
        "GREATER_OF,        3000.00,  10, ,    true,  true,  40000.00, 0.00,   UNLIMITED",
    })
    void the_limit_is_what_the_catalogue_says(
            Cap.Kind kind,
            @Nullable String amount,
            @Nullable Integer percent,
            @Nullable Integer surfacePercent,
            boolean unlimited,
            boolean surface,
            String earned,
            String earnedElsewhere,
            String expected) {
        Cap cap = new Cap(
                kind,
                amount == null ? null : eur(amount),
                percent,
                null,
                surfacePercent,
                unlimited,
                PER_PERIOD,
                List.of());
        CapShares shares = shares(
                file(surface, cost("1", "MEDIA", "100.00", null), cost("2", "CATERING", "20.50", null)),
                List.of(eur(earned), eur(earnedElsewhere)),
                ExchangeRates.NONE,
                cap);
        assertThat(shares.problems()).isEmpty();
        assertThat(shares.shares().stream()
                        .map(CapShare::wanted)
                        .map(CapShare.Amount.class::cast)
                        .map(wanted -> wanted.amount().amount() + " of "
                                + wanted.limit().amount()))
                .isEqualTo(expected.equals("UNLIMITED") ? List.of() : List.of("120.50 of " + expected));
    }

    @Test
    void other_expense_types_and_costs_that_ask_for_nothing_do_not_count() {
        Cap cap = absolute("5000.00", PER_PERIOD, TRAVEL);
        CapShares shares = shares(
                cap,
                cost("1", "TRAVEL", "70.00", null),
                cost("2", "MEDIA", "900.00", null),
                cost("3", "HOTEL", "0.00", null),
                cost("4", "HOTEL", "30.00", null));
        assertThat(amounts(shares)).containsExactly("100.00");
        assertThat(shares.shares().getFirst().path()).isEqualTo("/costs");
    }

    @Test
    void a_cost_for_several_people_is_divided_to_the_cent() {
        Cap cap = absolute("5000.00", PER_PERSON, TRAVEL);
        CapShares shares = shares(cap, cost("1", "TRAVEL", "100.00", "Inspire", "Ann Bee", "Carl Dee", "Eve Eff"));
        assertThat(amounts(shares)).containsExactly("33.34", "33.33", "33.33");
        assertThat(shares.shares().getFirst().path()).isEqualTo("/costs/cost-1");
        assertThat(shares.shares().getFirst().counted()).contains("Ann Bee", "Inspire");
    }

    @Test
    void another_spelling_is_no_other_person_and_another_conference_is_another_cap() {
        Cap cap = absolute("5000.00", PER_PERSON, TRAVEL);
        CapShares shares = shares(
                cap,
                cost("1", "TRAVEL", "3000.00", "Inspire", "Ann Bee"),
                cost("2", "HOTEL", "1500.00", "INSPIRE ", "ann  bée", "ANN BEE"),
                cost("3", "HOTEL", "200.00", "Ignite", "Ann Bee"));
        assertThat(amounts(shares)).containsExactly("4500.00", "200.00");
    }

    @Test
    void people_are_counted_once_over_the_costs_of_a_conference() {
        Cap cap =
                new Cap(Cap.Kind.HEADCOUNT, null, null, 3, null, false, List.of("organisation", "conference"), TRAVEL);
        CapShares shares = shares(
                cap,
                cost("1", "TRAVEL", "10.00", "Inspire", "A", "B"),
                cost("2", "HOTEL", "10.00", "Inspire", "b", "C"),
                cost("3", "HOTEL", "10.00", "Ignite", "D"));
        assertThat(shares.shares().stream()
                        .map(CapShare::wanted)
                        .map(CapShare.People.class::cast)
                        .map(people -> people.persons().size() + " of " + people.limit()))
                .containsExactly("3 of 3", "1 of 3");
    }

    @Test
    void without_people_or_a_conference_nothing_can_be_counted_and_each_cost_says_so_once() {
        Cap person = absolute("5000.00", PER_PERSON, TRAVEL);
        Cap heads =
                new Cap(Cap.Kind.HEADCOUNT, null, null, 3, null, false, List.of("organisation", "conference"), TRAVEL);
        CapShares shares = shares(
                file(false, cost("1", "TRAVEL", "10.00", "Inspire"), cost("2", "HOTEL", "10.00", null, "A")),
                List.of(),
                ExchangeRates.NONE,
                person,
                heads);
        assertThat(shares.shares()).isEmpty();
        assertThat(shares.problems())
                .extracting(Violation::code, Violation::path)
                .containsExactly(
                        tuple("ATTENDEES_MISSING", "/costs/cost-1/attendees"),
                        tuple("CONFERENCE_MISSING", "/costs/cost-2/conference"));
    }

    @Test
    void a_cap_in_another_currency_needs_a_rate_and_is_named() {
        Cap dollars =
                new Cap(Cap.Kind.ABSOLUTE, Money.of("18750.00", "USD"), null, null, null, false, PER_PERIOD, List.of());
        CapShares shares = shares(dollars, cost("1", "MEDIA", "1.00", null));
        assertThat(shares.shares()).isEmpty();
        assertThat(shares.problems()).hasSize(1);
        assertThat(shares.problems().getFirst().code()).isEqualTo("RATE_MISSING");
        assertThat(shares.problems().getFirst().message()).contains("USD 18750.00", "SYNDICATED", "EUR");
    }

    @Test
    void what_was_earned_in_another_currency_needs_a_rate_unless_it_is_nothing() {
        Cap cap = new Cap(Cap.Kind.PERCENT_OF_EARNED, null, 25, null, 100, false, PER_PERIOD, List.of());
        ClaimContent file = file(false, cost("1", "MEDIA", "1.00", null));
        assertThat(shares(file, List.of(eur("9.00"), Money.of("0.00", "USD")), ExchangeRates.NONE, cap)
                        .problems())
                .isEmpty();
        assertThat(shares(file, List.of(eur("9.00"), Money.of("0.01", "USD")), ExchangeRates.NONE, cap)
                        .problems())
                .extracting(Violation::code)
                .containsExactly("RATE_MISSING");
    }

    @Test
    void a_cut_counts_what_is_approved_under_the_same_caps() {
        Cap cap = absolute("5000.00", PER_PERSON, TRAVEL);
        ClaimContent file = file(false, cost("1", "TRAVEL", "100.00", "Inspire", "A", "B"));
        List<CapShare> asked = CapShares.unbounded(file, CapShares.requested(file), catalogue(cap), Sample.PEOPLE);
        List<CapShare> cut = CapShares.unbounded(file, Map.of(id("1"), eur("50.01")), catalogue(cap), Sample.PEOPLE);
        assertThat(cut)
                .extracting(CapShare::cap)
                .isEqualTo(asked.stream().map(CapShare::cap).toList());
        assertThat(cut)
                .extracting(share -> ((CapShare.Amount) share.wanted()).amount())
                .containsExactly(eur("25.01"), eur("25.00"));
    }

    @Test
    void the_cap_of_a_component_that_was_run_holds_and_is_the_one_of_that_activity_P_3() {
        Cap cap = absolute("18750.00", PER_PERIOD, List.of());
        Cost[] costs = {
            cost("1", "MEDIA", "15000.00", null),
            cost("2", "SEO_FEE", "5000.00", null),
            cost("3", "EXAM_FEE", "9.00", null)
        };
        CapShares alone = shares(cap, costs);
        ClaimContent campaign = campaign(true, costs);
        CapShares asPart = shares(campaign, List.of(), ExchangeRates.NONE, cap);

        assertThat(amounts(asPart))
                .as("what the component does not pay is none of its own")
                .containsExactly("20000.00");
        assertThat(asPart.ids()).isEqualTo(alone.ids());
        assertThat(CapShares.unbounded(campaign, CapShares.requested(campaign), catalogue(cap), Sample.PEOPLE))
                .extracting(CapShare::cap)
                .isEqualTo(asPart.ids());
    }

    @Test
    void a_component_that_was_not_run_bounds_nothing() {
        ClaimContent campaign = campaign(false, cost("1", "MEDIA", "20000.00", null));
        CapShares shares = shares(campaign, List.of(), ExchangeRates.NONE, absolute("18750.00", PER_PERIOD, List.of()));

        assertThat(shares.shares()).isEmpty();
    }

    @Test
    void who_is_counted_is_told_by_the_secret_of_the_installation_alone_H_6() {
        Cap heads =
                new Cap(Cap.Kind.HEADCOUNT, null, null, 3, null, false, List.of("organisation", "conference"), TRAVEL);
        Cap money = absolute("5000.00", PER_PERSON, TRAVEL);
        ClaimContent file = file(false, cost("1", "TRAVEL", "10.00", "Inspire", "Ann Bee"));
        List<CapShare> here =
                CapShares.unbounded(file, CapShares.requested(file), catalogue(heads, money), Sample.PEOPLE);
        List<CapShare> again =
                CapShares.unbounded(file, CapShares.requested(file), catalogue(heads, money), Sample.PEOPLE);
        List<CapShare> elsewhere =
                CapShares.unbounded(file, CapShares.requested(file), catalogue(heads, money), Pseudonyms.ofTheMoment());

        assertThat(again).isEqualTo(here);
        assertThat(elsewhere.getFirst().wanted())
                .as("a head-count's persons")
                .isNotEqualTo(here.getFirst().wanted());
        assertThat(elsewhere.getLast().cap())
                .as("the id of a person's own cap")
                .isNotEqualTo(here.getLast().cap());
    }

    private static ClaimContent campaign(boolean ran, Cost... costs) {
        List<ClaimEvent> events = new ArrayList<>();
        events.add(started("CSP_DIRECT", details("CAMPAIGN")));
        events.add(ReadinessSample.answered("RAN_SYNDICATED", ran));
        for (Cost cost : costs) {
            events.add(new CostAdded(started().claim(), started().organisation(), cost));
        }
        return claim(events).file();
    }

    private static CapShares shares(Cap cap, Cost... costs) {
        return shares(file(false, costs), List.of(), ExchangeRates.NONE, cap);
    }

    /** @param earned by one fund each, in the order of the catalogue's entities */
    private static CapShares shares(ClaimContent file, List<Money> earned, ExchangeRates rates, Cap... caps) {
        List<FundState> funds = new ArrayList<>();
        for (int i = 0; i < earned.size(); i++) {
            Money total = earned.get(i);
            funds.add(fund(
                    "E" + i, total.amount().toPlainString(), total.currency().getCurrencyCode()));
        }
        return CapShares.of(new SubmissionContext(
                file,
                funds,
                Map.of(),
                Map.of(),
                catalogue(caps),
                Sample.NOW,
                new Bounds(Map.of(), null, Sample.PEOPLE),
                Map.of(),
                null,
                List.of(),
                rates,
                Held.nothing(file.currency()),
                Exceptions.NONE));
    }

    private static List<String> amounts(CapShares shares) {
        return shares.shares().stream()
                .map(share ->
                        ((CapShare.Amount) share.wanted()).amount().amount().toPlainString())
                .toList();
    }

    private static Cap absolute(String amount, List<String> per, List<String> expenseTypes) {
        return new Cap(Cap.Kind.ABSOLUTE, eur(amount), null, null, null, false, per, expenseTypes);
    }

    private static ClaimContent file(boolean surface, Cost... costs) {
        List<ClaimEvent> events = new ArrayList<>();
        events.add(started(surface ? "SURFACE" : "CSP_DIRECT", details("SYNDICATED")));
        for (Cost cost : costs) {
            events.add(new CostAdded(started().claim(), started().organisation(), cost));
        }
        return claim(events).file();
    }

    private static CostId id(String number) {
        return new CostId("cost-" + number);
    }

    private static Cost cost(
            String number, String expenseType, String requested, @Nullable String conference, String... attendees) {
        return new Cost(
                id(number),
                CostSource.THIRD_PARTY,
                expenseType,
                invoice("R-" + number),
                Sample.keys(invoice("R-" + number)),
                null,
                eur("99999.00"),
                eur(requested),
                List.of(),
                Arrays.asList(attendees),
                conference);
    }

    private static Catalogue catalogue(Cap... caps) {
        Catalogue base = SampleCatalogue.CATALOGUE;
        Map<String, Programme> programmes = new LinkedHashMap<>(base.programmes());
        programmes.put("SURFACE", new Programme("SURFACE", "SURFACE", true, null, true, null, List.of(), false, 100));
        Activity print = base.activity(SampleCatalogue.PRINT).orElseThrow();
        Activity capped = activity("SYNDICATED", print, List.of(caps), null);
        Activity campaign = activity("CAMPAIGN", print, List.of(), new Activity.Components(List.of("SYNDICATED"), 1));
        return new Catalogue(
                base.version(),
                base.effectiveFrom(),
                programmes,
                base.entities(),
                base.locations(),
                base.expenseTypes(),
                base.metricsWaived(),
                base.ineligibleParts(),
                base.documentKinds(),
                base.metricKinds(),
                base.coreRequirements(),
                base.categories(),
                Map.of("SYNDICATED", capped, "CAMPAIGN", campaign),
                base.rejectionReasons(),
                base.limits(),
                base.reviewCalendar(),
                base.currencies(),
                base.maxFileBytes(),
                base.explanationRequired(),
                base.drawing());
    }

    private static Activity activity(
            String code, Activity print, List<Cap> caps, Activity.@Nullable Components components) {
        return new Activity(
                code,
                code,
                print.category(),
                print.programmes(),
                false,
                List.of(),
                print.proof(),
                print.costEvidence(),
                List.of(),
                print.eligibleExpenses(),
                print.ineligibleParts(),
                caps,
                components,
                null);
    }
}
