package dev.coopclaims.command.claim.readiness;

import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.NOW;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.PERIOD;
import static dev.coopclaims.command.claim.Sample.claim;
import static dev.coopclaims.command.claim.Sample.cost;
import static dev.coopclaims.command.claim.Sample.costAdded;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.invoice;
import static dev.coopclaims.command.claim.Sample.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.cap.CapShare;
import dev.coopclaims.command.cap.CapState;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimDetails;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.preapproval.PreApprovalState;
import dev.coopclaims.command.rate.ExchangeRates;
import dev.coopclaims.kernel.cap.CapLimit;
import dev.coopclaims.kernel.cap.CapUseRegistered;
import dev.coopclaims.kernel.catalogue.Cap;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.preapproval.PreApprovalDeclined;
import dev.coopclaims.kernel.preapproval.PreApprovalGranted;
import dev.coopclaims.kernel.preapproval.PreApprovalRequested;
import dev.coopclaims.kernel.preapproval.PreApprovalUsed;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BoundRulesTest {
    private static final ClaimId OTHER = new ClaimId("claim-other");

    /** A claim for a TV spot of 500 euros that ends on 31 March 2021; TV asks for a pre-approval. */
    @Nested
    class PreApproval {
        private static final PreApprovalId ID = new PreApprovalId("preapproval-1");
        private static final LocalDate LAST_DAY = LocalDate.of(2021, 3, 31);

        @Test
        void where_the_activity_needs_one_it_has_to_be_named_P_4() {
            assertThat(says(SampleCatalogue.TV, null, null)).containsExactly("PRE_APPROVAL_MISSING /preApproval P-4");
            assertThat(says(SampleCatalogue.PRINT, null, null)).isEmpty();
        }

        @Test
        void one_that_is_named_has_to_be_there_and_granted_needed_or_not_P_4() {
            for (String activity : List.of(SampleCatalogue.TV, SampleCatalogue.PRINT)) {
                for (PreApprovalState state :
                        new @Nullable PreApprovalState[] {null, asked(activity), declined(activity)}) {
                    assertThat(says(activity, ID, state)).containsExactly("PRE_APPROVAL_MISSING /preApproval P-4");
                }
                assertThat(says(activity, ID, granted(activity, "500.00"))).isEmpty();
            }
        }

        @Test
        void it_bounds_all_claims_that_name_it_together_to_the_cent_P_4() {
            assertThat(says(SampleCatalogue.TV, ID, granted(SampleCatalogue.TV, "499.99")))
                    .containsExactly("PRE_APPROVAL_EXCEEDED /preApproval P-4");
            PreApprovalState enough = used(granted(SampleCatalogue.TV, "800.00"), OTHER, "300.00");
            assertThat(says(SampleCatalogue.TV, ID, enough)).isEmpty();
            PreApprovalState tooLittle = used(granted(SampleCatalogue.TV, "800.00"), OTHER, "300.01");
            assertThat(says(SampleCatalogue.TV, ID, tooLittle))
                    .containsExactly("PRE_APPROVAL_EXCEEDED /preApproval P-4");
        }

        @Test
        void what_the_claim_draws_itself_is_open_to_it_C_7() {
            PreApprovalState mine = used(granted(SampleCatalogue.TV, "500.00"), CLAIM, "500.00");
            assertThat(says(SampleCatalogue.TV, ID, mine)).isEmpty();
        }

        @Test
        void it_is_for_one_programme_activity_and_period_P_4() {
            assertThat(says(SampleCatalogue.PRINT, ID, granted(SampleCatalogue.TV, "500.00")))
                    .containsExactly("PRE_APPROVAL_MISMATCH /preApproval P-4");
            for (PreApprovalRequested other : List.of(
                    requested("HALF", SampleCatalogue.TV, PERIOD),
                    requested("CSP_DIRECT", SampleCatalogue.TV, EarningPeriod.ofLabel("FY21-H2")))) {
                PreApprovalState granted = granted(PreApprovalState.evolve(null, other), eur("500.00"), LAST_DAY);
                assertThat(says(SampleCatalogue.TV, ID, granted))
                        .containsExactly("PRE_APPROVAL_MISMATCH /preApproval P-4");
            }
        }

        @Test
        void it_is_for_the_place_that_it_names_and_its_planned_days_bind_nobody_P_4() {
            for (String location : List.of("IE", "US-CA")) {
                PreApprovalRequested planned = new PreApprovalRequested(
                        ID,
                        ORG,
                        "CSP_DIRECT",
                        SampleCatalogue.TV,
                        PERIOD,
                        "a spot",
                        eur("900.00"),
                        location,
                        PERIOD.usage().first(),
                        PERIOD.usage().first());
                PreApprovalState granted = granted(PreApprovalState.evolve(null, planned), eur("500.00"), LAST_DAY);
                assertThat(says(SampleCatalogue.TV, ID, granted))
                        .isEqualTo(
                                location.equals("IE") ? List.of() : List.of("PRE_APPROVAL_MISMATCH /preApproval P-4"));
            }
        }

        @Test
        void its_last_day_is_included_P_4() {
            PreApprovalState asked = asked(SampleCatalogue.TV);
            assertThat(says(SampleCatalogue.TV, ID, granted(asked, eur("500.00"), LAST_DAY)))
                    .isEmpty();
            assertThat(says(SampleCatalogue.TV, ID, granted(asked, eur("500.00"), LAST_DAY.minusDays(1))))
                    .containsExactly("PRE_APPROVAL_ENDED /activityEnd P-4");
        }

        @Test
        void in_another_currency_it_bounds_nothing_without_a_rate_P_4() {
            PreApprovalState dollars = granted(asked(SampleCatalogue.TV), Money.of("500.00", "USD"), LAST_DAY);
            assertThat(says(SampleCatalogue.TV, ID, dollars)).containsExactly("RATE_MISSING /currency P-4");
        }

        @Test
        void everything_that_does_not_fit_is_named_at_once_C_7() {
            PreApprovalState wrong = granted(asked(SampleCatalogue.TV), eur("1.00"), LAST_DAY.minusDays(1));
            assertThat(says(SampleCatalogue.PRINT, ID, wrong))
                    .containsExactly(
                            "PRE_APPROVAL_MISMATCH /preApproval P-4",
                            "PRE_APPROVAL_ENDED /activityEnd P-4",
                            "PRE_APPROVAL_EXCEEDED /preApproval P-4");
        }

        private static List<String> says(
                String activity, @Nullable PreApprovalId named, @Nullable PreApprovalState state) {
            SubmissionContext dossier = dossier(
                    file(activity, named), SampleCatalogue.CATALOGUE, new Bounds(Map.of(), state, Sample.PEOPLE));
            return said(BoundRules.preApproval(dossier));
        }

        private static PreApprovalRequested requested(String programme, String activity, EarningPeriod period) {
            return new PreApprovalRequested(
                    ID, ORG, programme, activity, period, "a spot", eur("900.00"), null, null, null);
        }

        private static PreApprovalState asked(String activity) {
            return PreApprovalState.evolve(null, requested("CSP_DIRECT", activity, PERIOD));
        }

        private static PreApprovalState declined(String activity) {
            return PreApprovalState.evolve(asked(activity), new PreApprovalDeclined(ID, ORG, "too dear"));
        }

        private static PreApprovalState granted(String activity, String amount) {
            return granted(asked(activity), eur(amount), LAST_DAY);
        }

        private static PreApprovalState granted(PreApprovalState asked, Money amount, LocalDate until) {
            return PreApprovalState.evolve(asked, new PreApprovalGranted(ID, ORG, amount, until, Instant.EPOCH, "go"));
        }

        private static PreApprovalState used(PreApprovalState state, ClaimId claim, String amount) {
            return PreApprovalState.evolve(state, new PreApprovalUsed(ID, ORG, claim, Sample.LABEL, eur(amount)));
        }
    }

    /** A claim for a print advert of 500 euros. */
    @Nested
    class Caps {

        @Test
        void what_other_claims_left_of_a_cap_can_be_used_to_the_cent_P_3() {
            Catalogue catalogue = SampleCatalogue.withCaps(cap("800.00", "organisation"));
            assertThat(says(catalogue, "300.00")).isEmpty();
            assertThat(says(catalogue, "300.01")).containsExactly("CAP_EXCEEDED /costs/" + COST + " P-3");
        }

        @Test
        void every_cap_that_is_exceeded_is_named_C_7() {
            Catalogue catalogue =
                    SampleCatalogue.withCaps(cap("499.99", "organisation"), cap("100.00", "programme", "usage_period"));
            assertThat(says(catalogue, "0.00"))
                    .containsExactly("CAP_EXCEEDED /costs/" + COST + " P-3", "CAP_EXCEEDED /costs/" + COST + " P-3");
        }

        @Test
        void what_cannot_be_counted_blocks_too_C_6() {
            Catalogue catalogue = SampleCatalogue.withCaps(cap("900.00", "person"));
            assertThat(says(catalogue, "0.00")).containsExactly("ATTENDEES_MISSING /costs/" + COST + "/attendees C-6");
        }

        @Test
        void an_activity_without_caps_is_not_bounded() {
            assertThat(says(SampleCatalogue.CATALOGUE, "0.00")).isEmpty();
        }

        private static Cap cap(String amount, String... per) {
            return new Cap(Cap.Kind.ABSOLUTE, eur(amount), null, null, null, false, List.of(per), List.of());
        }

        /** @param usedByAnother of the first cap */
        private static List<String> says(Catalogue catalogue, String usedByAnother) {
            ClaimContent file = file(SampleCatalogue.PRINT, null);
            List<CapShare> shares =
                    CapShares.of(dossier(file, catalogue, Bounds.NONE)).shares();
            Bounds bounds = shares.isEmpty() || eur(usedByAnother).isZero()
                    ? Bounds.NONE
                    : new Bounds(
                            Map.of(
                                    shares.getFirst().cap(),
                                    CapState.evolve(
                                            null,
                                            new CapUseRegistered(
                                                    shares.getFirst().cap(),
                                                    ORG,
                                                    OTHER,
                                                    Sample.LABEL,
                                                    shares.getFirst().name(),
                                                    eur(usedByAnother),
                                                    null,
                                                    CapLimit.of(eur("1.00")),
                                                    List.of()))),
                            null,
                            Sample.PEOPLE);
            return said(BoundRules.caps(dossier(file, catalogue, bounds)));
        }
    }

    private static ClaimContent file(String activity, @Nullable PreApprovalId preApproval) {
        ClaimDetails details = new ClaimDetails(
                "IE", activity, "A spot", LocalDate.of(2021, 3, 1), LocalDate.of(2021, 3, 31), null, preApproval, null);
        return claim(started("CSP_DIRECT", details), costAdded(cost(COST, "MEDIA", invoice("R-1"), "500.00", "500.00")))
                .file();
    }

    private static SubmissionContext dossier(ClaimContent file, Catalogue catalogue, Bounds bounds) {
        return new SubmissionContext(
                file,
                ReadinessSample.FUNDS,
                Map.of(),
                Map.of(),
                catalogue,
                NOW,
                bounds,
                Map.of(),
                null,
                List.of(),
                ExchangeRates.NONE,
                Held.nothing(eur("0.00").currency()),
                Exceptions.NONE);
    }

    private static List<String> said(List<Finding> findings) {
        assertThat(findings).allMatch(Finding::blocks);
        return findings.stream()
                .map(Finding::violation)
                .map(one -> one.code() + " " + one.path() + " " + one.rule())
                .toList();
    }
}
