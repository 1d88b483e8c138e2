package dev.coopclaims.command.claim.submission;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.bill;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.cap.CapState;
import dev.coopclaims.command.claim.ChangeCost;
import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claim.SampleClock;
import dev.coopclaims.command.rate.PublishExchangeRates;
import dev.coopclaims.command.rate.PublishedRates;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.command.review.RevokeApproval;
import dev.coopclaims.kernel.cap.CapEvent;
import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.cap.CapUseRegistered;
import dev.coopclaims.kernel.catalogue.Cap;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.rate.ExchangeRate;
import dev.coopclaims.kernel.rate.ExchangeRatesId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * A claim of 1,000 euros that draws 300 on an Irish fund and the rest on a fund in dollars (F-5). On 30 June a euro is worth
 * 1.25 dollars, on 2 July 1.20.
 */
class ConvertedClaimTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final InformationItem ITEM =
            new InformationItem(new InformationItemId("item-1"), "EXPENSE_NOT_ELIGIBLE", "why?", null, null, null);

    private final SampleClock clock = new SampleClock();

    /** Without caps. */
    @Nested
    class Funds {
        private final ClaimNode node = new ClaimNode(SampleCatalogue.CATALOGUE, clock);
        private ClaimId claim = new ClaimId("claim-none");

        @BeforeEach
        void two_funds_in_two_currencies() {
            node.funded("IE_OPS", "300.00");
            node.funded("US_CORP", usd("5000.00"));
            claim = node.ready("claim-1", "CLM-1", bill("R-1", "1200.00", "1000.00"));
        }

        @Test
        void without_a_rate_nothing_is_drawn() {
            assertThat(codesOf(() -> node.send(new SubmitClaim(claim), ALICE))).containsExactly("RATE_MISSING");
            assertThat(node.fund("IE_OPS").claimed()).isEqualTo(eur("0.00"));
        }

        @Test
        void the_last_rate_published_on_or_before_the_submission_stands_in_its_event() {
            publish(node, "2021-06-30", "1.25");
            publish(node, "2021-06-29", "1.99");

            node.send(new SubmitClaim(claim), ALICE);

            ClaimSubmitted submitted =
                    (ClaimSubmitted) node.events(claim.value()).getLast();
            assertThat(submitted.allocations())
                    .extracting(Allocation::claimed)
                    .containsExactly(eur("300.00"), eur("700.00"));
            Allocation converted = submitted.allocations().getLast();
            assertThat(converted.amount()).isEqualTo(usd("875.00"));
            ExchangeRate rate = Objects.requireNonNull(converted.rate());
            assertThat(rate.publishedOn()).isEqualTo(LocalDate.of(2021, 6, 30));
            assertThat(rate.source()).isEqualTo("ECB");
            assertThat(node.fund("US_CORP").claimed()).isEqualTo(usd("875.00"));
        }

        @Test
        void a_cut_goes_by_the_rate_of_the_submission_and_takes_from_the_last_fund_first() {
            submitAt125();
            publish(node, "2021-07-01", "1.99");

            node.send(new ApproveClaim(claim, "", List.of(new ApprovedCost(COST, eur("600.01"), "half")), false), RITA);

            ClaimApproved approved = (ClaimApproved) node.events(claim.value()).getLast();
            assertThat(approved.allocations())
                    .extracting(Allocation::amount)
                    // 300.01 × 1.25 is 375.0125
                    .containsExactly(eur("300.00"), usd("375.01"));
            assertThat(node.fund("US_CORP").approved()).isEqualTo(usd("375.01"));
            assertThat(node.fund("US_CORP").available()).isEqualTo(usd("4624.99"));
        }

        @Test
        void a_resubmission_draws_only_what_is_more_at_the_new_rate_and_gives_back_at_the_old_one() {
            submitAt125();
            approveAndRevoke();
            clock.set("2021-07-02T10:00:00Z");
            publish(node, "2021-07-02", "1.20");

            resubmit("1100.00");
            assertThat(resubmitted().allocations())
                    .extracting(Allocation::amount)
                    .containsExactly(eur("300.00"), usd("875.00"), usd("120.00"));
            assertThat(node.fund("US_CORP").reservations().of(claim)).isEqualTo(usd("995.00"));

            approveAndRevoke();
            resubmit("900.00");
            assertThat(resubmitted().allocations())
                    .extracting(Allocation::amount)
                    .containsExactly(eur("300.00"), usd("750.00"));
            assertThat(node.fund("US_CORP").reservations().of(claim)).isEqualTo(usd("750.00"));
        }

        @Test
        void a_resubmission_for_the_same_needs_no_rate_and_changes_nothing() {
            submitAt125();
            approveAndRevoke();
            // What it draws on would not suffice at this rate.
            clock.set("2021-07-02T10:00:00Z");
            publish(node, "2021-07-02", "99");

            resubmit("1000.00");

            assertThat(node.fund("US_CORP").reservations().of(claim)).isEqualTo(usd("875.00"));
        }

        @Test
        void everything_is_given_back_in_the_end() {
            submitAt125();
            node.send(new WithdrawClaim(claim, "too early"), ALICE);
            assertThat(node.fund("US_CORP").available()).isEqualTo(usd("5000.00"));
            assertThat(node.fund("IE_OPS").available()).isEqualTo(eur("300.00"));
        }

        private void submitAt125() {
            publish(node, "2021-06-30", "1.25");
            node.send(new SubmitClaim(claim), ALICE);
        }

        private void approveAndRevoke() {
            node.send(new ApproveClaim(claim, ""), RITA);
            node.send(new RevokeApproval(claim, "look again", List.of(ITEM), List.of(), ""), RITA);
        }

        private void resubmit(String requested) {
            node.send(new ChangeCost(claim, COST, bill("R-1", "1200.00", requested)), ALICE);
            node.send(new AnswerItem(claim, ITEM.id(), "because", List.of()), ALICE);
            node.send(new SubmitClaim(claim), ALICE);
        }

        private ClaimResubmitted resubmitted() {
            return (ClaimResubmitted) node.events(claim.value()).getLast();
        }
    }

    /** A cap in dollars on a claim in euros (P-3). */
    @Nested
    class Caps {
        private static final CapId CAP = CapId.of(List.of(
                Sample.ORG.value(),
                SampleCatalogue.PRINT,
                "money per organisation, usage_period",
                "organisation=" + Sample.ORG,
                "usage_period=" + Sample.PERIOD.label()));

        private final ClaimNode node = new ClaimNode(
                SampleCatalogue.withCaps(new Cap(
                        Cap.Kind.ABSOLUTE,
                        usd("1250.00"),
                        null,
                        null,
                        null,
                        false,
                        List.of("organisation", "usage_period"),
                        List.of())),
                clock);

        @Test
        void it_is_counted_in_its_own_currency_and_cut_in_proportion() {
            node.funded("5000.00");
            publish(node, "2021-06-30", "1.25");
            ClaimId claim = node.ready("claim-1", "CLM-1", bill("R-1", "800.00", null));
            node.send(new SubmitClaim(claim), ALICE);
            CapUseRegistered use = (CapUseRegistered) node.events(CAP.value()).getFirst();
            assertThat(use.amount()).isEqualTo(usd("1000.00"));
            assertThat(use.limit().amount()).isEqualTo(usd("1250.00"));

            ClaimId another = node.ready("claim-2", "CLM-2", bill("R-2", "200.01", null));
            assertThat(codesOf(() -> node.send(new SubmitClaim(another), ALICE)))
                    .containsExactly("CAP_EXCEEDED");

            publish(node, "2021-07-01", "1.99");
            node.send(new ApproveClaim(claim, "", List.of(new ApprovedCost(COST, eur("400.00"), "half")), false), RITA);
            assertThat(cap().amountOf(claim, EUR)).isEqualTo(usd("500.00"));
        }

        private CapState cap() {
            CapState state = null;
            for (Object event : node.events(CAP.value())) {
                state = CapState.evolve(state, (CapEvent) event);
            }
            return Objects.requireNonNull(state);
        }
    }

    private static void publish(ClaimNode node, String day, String dollars) {
        SequencedMap<Currency, BigDecimal> quotes = new LinkedHashMap<>();
        quotes.put(USD, new BigDecimal(dollars));
        LocalDate date = LocalDate.parse(day);
        node.send(
                new PublishExchangeRates(
                        ExchangeRatesId.of(date), List.of(new PublishedRates(date, EUR, quotes)), "ECB"),
                RITA);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
