package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.PERIOD;
import static dev.coopclaims.command.claim.Sample.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coopclaims.command.claim.ClaimCourses.Standing;
import dev.coopclaims.command.claim.submission.CheckReadiness;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.fund.ForfeitFund;
import dev.coopclaims.command.granting.GrantException;
import dev.coopclaims.command.granting.RevokeException;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Cap;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.exception.ExceptionTerms.Kind;
import dev.coopclaims.kernel.fund.FundClaimingExtended;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.source.ExceptionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What caps, dates and funds are by an exception (X-1, P-3, C-7, F-3). */
class ExceptionOfRulesTest {
    private static final ExceptionId EXCEPTION = new ExceptionId("exception-1");
    private static final LocalDate UNTIL = LocalDate.of(2021, 9, 30);
    /** A claim requests 1,000 euros. */
    private static final Cap CAP = new Cap(
            Cap.Kind.ABSOLUTE,
            eur("1500.00"),
            null,
            null,
            null,
            false,
            List.of("organisation", "programme", "usage_period"),
            List.of());

    /** A quarter of the million euros that were earned. */
    private static final Cap SHARE = new Cap(
            Cap.Kind.PERCENT_OF_EARNED,
            null,
            25,
            null,
            null,
            false,
            List.of("organisation", "programme", "usage_period"),
            List.of());

    private final SampleClock clock = new SampleClock();

    @Nested
    class Of_a_cap {
        private final ClaimNode node = new ClaimNode(SampleCatalogue.withCaps(CAP), clock);
        private final ClaimCourses courses = new ClaimCourses(node);

        @Test
        void a_higher_cap_lets_a_claim_through_and_its_submission_names_the_exception_X_1() {
            courses.in(Standing.SUB);
            ClaimId second = courses.in(Standing.EDI);
            assertThat(problems(node, new SubmitClaim(second), ALICE)).containsExactly("CAP_EXCEEDED");
            grant(node, higher("2000.00"), UNTIL);
            assertThat(node.send(new CheckReadiness(second), ALICE).result().warnings())
                    .singleElement()
                    .satisfies(warning -> {
                        assertThat(warning.code()).isEqualTo("EXCEPTION_USED");
                        assertThat(warning.message()).contains("EUR 1500.00", "exception-1", "2021-09-30");
                    });
            node.send(new SubmitClaim(second), ALICE);
            ClaimSubmitted submitted =
                    (ClaimSubmitted) node.events(second.value()).getLast();
            assertThat(submitted.warnings()).extracting("code").containsExactly("EXCEPTION_USED");
            ClaimId third = courses.in(Standing.EDI);
            assertThat(problems(node, new SubmitClaim(third), ALICE)).containsExactly("CAP_EXCEEDED");
        }

        @Test
        void a_claim_within_the_usual_cap_needs_no_exception_X_1() {
            grant(node, higher("2000.00"), UNTIL);
            ClaimId first = courses.in(Standing.EDI);
            assertThat(node.send(new CheckReadiness(first), ALICE).result().warnings())
                    .isEmpty();
        }

        @Test
        void one_that_is_over_or_revoked_is_named_by_the_refusal_X_1() {
            courses.in(Standing.SUB);
            ClaimId second = courses.in(Standing.EDI);
            grant(node, higher("2000.00"), LocalDate.of(2021, 7, 10));
            clock.set("2021-07-10T22:59:59Z");
            assertThat(node.send(new CheckReadiness(second), ALICE).result().problems())
                    .isEmpty();
            clock.set("2021-07-10T23:00:00Z");
            assertThat(refused(node, new SubmitClaim(second)).message())
                    .endsWith("The exception exception-1 allowed it until the end of 2021-07-10.");
            clock.set(Sample.NOW);
            node.send(new RevokeException(ORG, EXCEPTION, "a mistake"), ClaimCourses.MANAGER);
            assertThat(refused(node, new SubmitClaim(second)).message())
                    .endsWith("The exception exception-1, which allowed it, was revoked.");
        }

        @Test
        void only_a_higher_cap_that_there_is_is_granted_X_1() {
            assertThat(problemsOfGrant(higher("1500.00"))).containsExactly("EXCEPTION_NOT_HIGHER");
            assertThat(problemsOfGrant(higher(Money.of("2000.00", "USD")))).containsExactly("EXCEPTION_CURRENCY");
            assertThat(problemsOfGrant(ExceptionTerms.higherCap(SampleCatalogue.PRINT, "another", eur("9.00"), null)))
                    .containsExactly("EXCEPTION_CAP_UNKNOWN");
            assertThat(problemsOfGrant(ExceptionTerms.higherCap("NOTHING", CAP.identity(), eur("9.00"), null)))
                    .containsExactly("UNKNOWN_ACTIVITY");
            assertThat(problemsOfGrant(ExceptionTerms.higherCap(SampleCatalogue.PRINT, CAP.identity(), eur("9.00"), 3)))
                    .containsExactly("EXCEPTION_CAP_AMOUNT");
        }

        @Test
        void a_higher_amount_is_more_than_nothing_and_in_a_currency_of_the_period_X_1() {
            node.catalogues = CatalogueVersions.of(SampleCatalogue.withCaps(SHARE));
            assertThat(problemsOfGrant(ofShare("0.00", "EUR"))).containsExactly("EXCEPTION_CAP_NOTHING");
            assertThat(problemsOfGrant(ofShare("20000", "XOF"))).containsExactly("EXCEPTION_CURRENCY_UNKNOWN");
        }

        @Test
        void an_amount_without_a_rate_makes_no_claim_worse_X_1() {
            node.catalogues = CatalogueVersions.of(SampleCatalogue.withCaps(SHARE));
            ClaimId claim = courses.in(Standing.EDI);
            grant(node, ofShare("20000.00", "USD"), UNTIL);
            assertThat(node.send(new CheckReadiness(claim), ALICE).result().problems())
                    .isEmpty();
            node.send(new SubmitClaim(claim), ALICE);
        }

        @Test
        void a_cap_that_does_not_limit_the_claim_is_not_granted_for_it_X_1() {
            Cap another = new Cap(
                    Cap.Kind.ABSOLUTE, eur("10.00"), null, null, null, false, List.of("organisation"), List.of());
            ClaimId claim = courses.in(Standing.EDI);
            node.catalogues = CatalogueVersions.of(SampleCatalogue.withCaps(another));
            node.send(new ChangeDetails(claim, null, SampleCatalogue.SEMINAR, null, null, null, null), ALICE);
            ExceptionTerms terms =
                    ExceptionTerms.higherCap(SampleCatalogue.PRINT, another.identity(), eur("20.00"), null);
            assertThat(problems(
                            node,
                            new GrantException(ORG, EXCEPTION, claim, null, null, terms, UNTIL, "flooded"),
                            ClaimCourses.MANAGER))
                    .containsExactly("EXCEPTION_OTHER_ACTIVITY");
        }

        private static ExceptionTerms ofShare(String amount, String currency) {
            return ExceptionTerms.higherCap(SampleCatalogue.PRINT, SHARE.identity(), Money.of(amount, currency), null);
        }

        private List<String> problemsOfGrant(ExceptionTerms terms) {
            return problems(
                    node,
                    new GrantException(ORG, EXCEPTION, null, null, PERIOD, terms, UNTIL, "flooded"),
                    ClaimCourses.MANAGER);
        }

        private static ExceptionTerms higher(String euros) {
            return higher(eur(euros));
        }

        private static ExceptionTerms higher(Money amount) {
            return ExceptionTerms.higherCap(SampleCatalogue.PRINT, CAP.identity(), amount, null);
        }
    }

    @Nested
    class Of_dates {
        private final ClaimNode node = new ClaimNode(SampleCatalogue.CATALOGUE, clock);
        private final ClaimCourses courses = new ClaimCourses(node);

        @Test
        void the_activity_may_lie_outside_the_usage_period_X_1() {
            ClaimId claim = courses.in(Standing.EDI);
            ChangeDetails later = new ChangeDetails(claim, null, null, null, null, LocalDate.of(2021, 7, 3), null);
            assertThat(problems(node, later, ALICE)).containsExactly("ACTIVITY_OUTSIDE_USAGE_PERIOD");
            grant(
                    node,
                    ExceptionTerms.widerDates(Kind.ACTIVITY_DATES, LocalDate.of(2021, 1, 1), LocalDate.of(2021, 7, 5)),
                    UNTIL);
            node.send(later, ALICE);
            clock.set("2021-07-04T10:00:00Z");
            assertThat(node.send(new CheckReadiness(claim), ALICE).result().warnings())
                    .extracting("code")
                    .containsExactly("EXCEPTION_USED");
            node.send(new RevokeException(ORG, EXCEPTION, "a mistake"), ClaimCourses.MANAGER);
            assertThat(refused(node, new SubmitClaim(claim)).message())
                    .endsWith("The exception exception-1, which allowed it, was revoked.");
        }

        @Test
        void costs_may_be_dated_before_the_usage_period_X_1() {
            ClaimId claim = courses.in(Standing.EDI);
            node.send(
                    new ChangeCost(claim, Sample.COST, billed(courses.bill(claim), LocalDate.of(2020, 12, 15))), ALICE);
            assertThat(problems(node, new SubmitClaim(claim), ALICE)).containsExactly("INVOICE_OUTSIDE_USAGE_PERIOD");
            grant(
                    node,
                    ExceptionTerms.widerDates(Kind.COST_DATES, LocalDate.of(2020, 12, 15), LocalDate.of(2021, 6, 30)),
                    UNTIL);
            node.send(new SubmitClaim(claim), ALICE);
        }
    }

    @Nested
    class Of_funds {
        private final ClaimNode node = new ClaimNode(SampleCatalogue.withFundWarnings(List.of(7)), clock);
        private final ClaimCourses courses = new ClaimCourses(node);
        /** 15 August ends last in Los Angeles. */
        private static final Instant CLOSED = Instant.parse("2021-08-16T07:00:00Z");

        @Test
        void a_later_deadline_keeps_the_fund_open_until_then_F_3_X_1() {
            ClaimId claim = courses.in(Standing.EDI);
            grantLater();
            assertThat(node.fund().dates().claimableUntil().lastDay()).isEqualTo("2021-09-15");
            clock.set(CLOSED);
            assertThat(forfeited()).isFalse();
            node.send(new SubmitClaim(claim), ALICE);
            clock.set("2021-09-16T07:00:00Z");
            assertThat(forfeited()).isTrue();
            assertThat(node.fund().reservations().of(claim)).isEqualTo(eur("1000.00"));
        }

        @Test
        void what_was_forfeited_is_available_again_after_what_corrections_could_not_take_F_1_F_3_X_1() {
            ClaimId before = courses.in(Standing.DSC);
            node.lacking("IE_OPS", "400.00");
            clock.set(CLOSED);
            assertThat(forfeited()).isTrue();
            assertThat(node.fund().available()).isEqualTo(eur("0.00"));
            grantLater();
            FundClaimingExtended extended =
                    (FundClaimingExtended) node.events(node.fund().id().value()).getLast();
            assertThat(extended.restored()).isEqualTo(eur("1000000.00"));
            assertThat(extended.shortfallNetted()).isEqualTo(eur("400.00"));
            assertThat(extended.reminders()).extracting("daysLeft").containsExactly(7);
            assertThat(node.fund().available()).isEqualTo(eur("999600.00"));
            assertThat(node.fund().expired()).isFalse();
            assertThat(node.shortfall(node.fund().id()).total()).isEqualTo(eur("0.00"));
            node.send(new CopyClaim(new ClaimId("claim-copy"), before, "CLM-FY21H1-000099"), ALICE);
            node.send(new SubmitClaim(new ClaimId("claim-copy")), ALICE);
            clock.set("2021-09-16T07:00:00Z");
            assertThat(forfeited()).isTrue();
            assertThat(node.fund().forfeited()).isEqualTo(eur("998600.00"));
        }

        private void grantLater() {
            grant(node, ExceptionTerms.laterDeadline(PartnerDeadline.SUBMISSION, LocalDate.of(2021, 9, 15)), UNTIL);
        }

        private boolean forfeited() {
            return Boolean.TRUE.equals(
                    node.send(new ForfeitFund(node.fund().id()), Actor.system(Sample.RITA.organisation()))
                            .result());
        }
    }

    static CostForm billed(String number, LocalDate date) {
        return new CostForm(
                CostSource.THIRD_PARTY,
                "MEDIA",
                new SupplierInvoice("Printers Ltd", null, number, date),
                null,
                eur("1000.00"),
                null,
                List.of(),
                List.of(),
                null);
    }

    private static void grant(ClaimNode node, ExceptionTerms terms, LocalDate until) {
        node.send(
                new GrantException(ORG, EXCEPTION, null, null, PERIOD, terms, until, "flooded"), ClaimCourses.MANAGER);
    }

    private static Violation refused(ClaimNode node, Command<?> command) {
        return catchThrowableOfType(Refusal.class, () -> node.send(command, ALICE))
                .violations()
                .getFirst();
    }

    private static List<String> problems(ClaimNode node, Command<?> command, Actor actor) {
        return catchThrowableOfType(Refusal.class, () -> node.send(command, actor)).violations().stream()
                .map(Violation::code)
                .toList();
    }
}
