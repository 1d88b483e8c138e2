package dev.coopclaims.command.preapproval;

import static dev.coopclaims.command.claim.Sample.NOW;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.PERIOD;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.preapproval.PreApprovalEvent;
import dev.coopclaims.kernel.preapproval.PreApprovalGranted;
import dev.coopclaims.kernel.preapproval.PreApprovalReleased;
import dev.coopclaims.kernel.preapproval.PreApprovalRequested;
import dev.coopclaims.kernel.preapproval.PreApprovalUsed;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreApprovalDecisionsTest {
    private static final PreApprovalId ID = new PreApprovalId("preapproval-1");
    private static final ClaimId MINE = new ClaimId("claim-mine");
    private static final ClaimId OTHER = new ClaimId("claim-other");
    private static final LocalDate UNTIL = LocalDate.of(2021, 6, 30);

    @Test
    void what_is_planned_has_a_place_of_the_catalogue_and_days_of_the_usage_period_P_4() {
        RequestPreApproval wrong =
                planned("MARS", PERIOD.usage().last(), PERIOD.usage().first());
        assertThat(codesOf(() -> PreApprovalDecisions.request(wrong, ORG, SampleCatalogue.CATALOGUE)))
                .containsExactly("UNKNOWN_LOCATION", "DATES_REVERSED");
        RequestPreApproval early = planned("DE", PERIOD.usage().first().minusDays(1), null);
        assertThat(codesOf(() -> PreApprovalDecisions.request(early, ORG, SampleCatalogue.CATALOGUE)))
                .containsExactly("ACTIVITY_OUTSIDE_USAGE_PERIOD");
        PreApprovalRequested asked = PreApprovalDecisions.request(
                planned("DE", null, PERIOD.usage().last()), ORG, SampleCatalogue.CATALOGUE);
        assertThat(asked.location()).isEqualTo("DE");
        assertThat(asked.activityStart()).isNull();
        assertThat(asked.activityEnd()).isEqualTo(PERIOD.usage().last());
    }

    private static RequestPreApproval planned(String location, @Nullable LocalDate first, @Nullable LocalDate last) {
        return new RequestPreApproval(
                ID, "CSP_DIRECT", SampleCatalogue.TV, PERIOD, "a spot", eur("800.00"), location, first, last);
    }

    @Test
    void what_is_asked_for_has_to_be_in_the_catalogue() {
        RequestPreApproval wrong = new RequestPreApproval(ID, "OSA_SELL", "NONE", PERIOD, "x", Money.of("0", "JPY"));
        assertThat(codesOf(() -> PreApprovalDecisions.request(wrong, ORG, SampleCatalogue.CATALOGUE)))
                .containsExactly(
                        "UNKNOWN_PROGRAMME", "UNKNOWN_ACTIVITY", "CURRENCY_NOT_ACCEPTED", "AMOUNT_NOT_POSITIVE");
    }

    @Test
    void it_is_decided_once() {
        for (PreApprovalState decided : List.of(granted("500.00"), declined())) {
            assertThat(refusalOf(() -> PreApprovalDecisions.grant(decided, grant("1.00"), NOW))
                            .kind())
                    .isEqualTo(Refusal.Kind.CONFLICT);
            assertThat(refusalOf(() -> PreApprovalDecisions.decline(decided, new DeclinePreApproval(ID, "no")))
                            .kind())
                    .isEqualTo(Refusal.Kind.CONFLICT);
        }
    }

    @Test
    void it_is_granted_in_the_currency_asked_for_and_above_zero() {
        GrantPreApproval dollars = new GrantPreApproval(ID, Money.of("0.00", "USD"), UNTIL, "");
        assertThat(codesOf(() -> PreApprovalDecisions.grant(open(), dollars, NOW)))
                .containsExactly("AMOUNT_NOT_POSITIVE", "CURRENCY_DIFFERS");
    }

    @Test
    void all_claims_together_draw_at_most_what_was_granted() {
        PreApprovalState state = used(granted("500.00"), OTHER, "300.00");
        assertThat(PreApprovalDecisions.use(state, MINE, Sample.LABEL, eur("200.00")))
                .containsExactly(new PreApprovalUsed(ID, ORG, MINE, Sample.LABEL, eur("200.00")));
        assertThat(codesOf(() -> PreApprovalDecisions.use(state, MINE, Sample.LABEL, eur("200.01"))))
                .containsExactly("PRE_APPROVAL_EXCEEDED");
    }

    @Test
    void a_resubmission_draws_the_difference() {
        PreApprovalState state = used(granted("500.00"), MINE, "300.00");
        assertThat(PreApprovalDecisions.use(state, MINE, Sample.LABEL, eur("500.00")))
                .containsExactly(new PreApprovalUsed(ID, ORG, MINE, Sample.LABEL, eur("200.00")));
        assertThat(PreApprovalDecisions.use(state, MINE, Sample.LABEL, eur("300.00")))
                .isEmpty();
        assertThat(PreApprovalDecisions.use(state, MINE, Sample.LABEL, eur("100.00")))
                .containsExactly(new PreApprovalReleased(ID, ORG, MINE, eur("200.00")));
    }

    @Test
    void what_is_not_granted_cannot_be_drawn_on() {
        for (PreApprovalState state : List.of(open(), declined())) {
            assertThat(codesOf(() -> PreApprovalDecisions.use(state, MINE, Sample.LABEL, eur("1.00"))))
                    .containsExactly("PRE_APPROVAL_MISSING");
            assertThat(PreApprovalDecisions.release(state, MINE)).isEmpty();
        }
    }

    @Test
    void what_cannot_have_happened_is_a_defect() {
        assertThatThrownBy(() -> used(granted("500.00"), MINE, "500.01")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> used(open(), MINE, "1.00")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void whatever_happens_in_whatever_order_no_more_is_drawn_than_was_granted(long seed) {
        Random random = new Random(seed);
        Map<ClaimId, Money> model = new HashMap<>();
        PreApprovalState state = granted("100.00");
        for (int step = 0; step < 2_000; step++) {
            ClaimId claim = new ClaimId("claim-" + random.nextInt(8));
            Money wanted = eur(random.nextInt(1, 60) + ".00");
            switch (random.nextInt(3)) {
                case 0 -> {
                    for (PreApprovalEvent event :
                            PreApprovalDecisions.release(state, claim).stream().toList()) {
                        state = PreApprovalState.evolve(state, event);
                    }
                    model.remove(claim);
                }
                case 1 -> {
                    for (PreApprovalEvent event : PreApprovalDecisions.reduce(state, claim, wanted).stream()
                            .toList()) {
                        state = PreApprovalState.evolve(state, event);
                    }
                    model.computeIfPresent(claim, (id, held) -> held.min(wanted));
                }
                default -> {
                    PreApprovalState before = state;
                    try {
                        for (PreApprovalEvent event : PreApprovalDecisions.use(before, claim, Sample.LABEL, wanted)) {
                            state = PreApprovalState.evolve(state, event);
                        }
                        model.put(claim, wanted);
                    } catch (Refusal refused) {
                        assertThat(sum(model)
                                        .minus(model.getOrDefault(claim, eur("0.00")))
                                        .plus(wanted))
                                .isGreaterThan(eur("100.00"));
                    }
                }
            }
            assertThat(sum(model)).isLessThanOrEqualTo(eur("100.00"));
            assertThat(((PreApprovalState.Granted) state).draws()).isEqualTo(model);
        }
    }

    private static Money sum(Map<ClaimId, Money> model) {
        return model.values().stream().reduce(eur("0.00"), Money::plus);
    }

    private static GrantPreApproval grant(String amount) {
        return new GrantPreApproval(ID, eur(amount), UNTIL, "go");
    }

    private static PreApprovalState open() {
        return PreApprovalState.evolve(
                null,
                PreApprovalDecisions.request(
                        new RequestPreApproval(ID, "CSP_DIRECT", SampleCatalogue.TV, PERIOD, "a spot", eur("800.00")),
                        ORG,
                        SampleCatalogue.CATALOGUE));
    }

    private static PreApprovalState granted(String amount) {
        PreApprovalGranted granted = PreApprovalDecisions.grant(open(), grant(amount), NOW);
        return PreApprovalState.evolve(open(), granted);
    }

    private static PreApprovalState declined() {
        return PreApprovalState.evolve(
                open(), PreApprovalDecisions.decline(open(), new DeclinePreApproval(ID, "too dear")));
    }

    private static PreApprovalState used(PreApprovalState state, ClaimId claim, String amount) {
        return PreApprovalState.evolve(state, new PreApprovalUsed(ID, ORG, claim, Sample.LABEL, eur(amount)));
    }
}
