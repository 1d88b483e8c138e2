package dev.coopclaims.command.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.cap.CapEvent;
import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.cap.CapLimit;
import dev.coopclaims.kernel.cap.CapName;
import dev.coopclaims.kernel.cap.CapUseRegistered;
import dev.coopclaims.kernel.cap.CapUseReleased;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapDecisionsTest {
    private static final OrganisationId ORG = new OrganisationId("org-1");
    private static final CapName NAME =
            new CapName("SYNDICATED_CONTENT", List.of(), List.of("organisation"), null, null);
    private static final ClaimLabel LABEL = new ClaimLabel("CLM-FY21H1-000001", "CSP_DIRECT", "IE");
    private static final CapId CAP = CapId.of(List.of("org-1", "SYNDICATED_CONTENT"));
    private static final ClaimId MINE = new ClaimId("claim-mine");
    private static final ClaimId OTHER = new ClaimId("claim-other");

    @ParameterizedTest
    @CsvSource({
        // limit, others use, mine before, wanted, what happens
        "18750.00, 0,        0,      18750.00, +18750.00",
        "18750.00, 0,        0,      18750.01, CAP_EXCEEDED",
        "18750.00, 18000.00, 0,      750.00,   +750.00",
        "18750.00, 18000.00, 0,      750.01,   CAP_EXCEEDED",
        "18750.00, 18000.00, 500.00, 750.00,   +250.00",
        "18750.00, 18000.00, 500.00, 500.00,   0",
        "18750.00, 18000.00, 500.00, 200.00,   -300.00",
        // The cap shrank below what is used: using less or the same is never refused, using more is.
        "400.00,   300.00,   200.00, 200.00,   0",
        "400.00,   300.00,   200.00, 150.00,   -50.00",
        "400.00,   300.00,   200.00, 200.01,   CAP_EXCEEDED",
        "0.00,     0,        0,      0.01,     CAP_EXCEEDED",
    })
    void money_is_used_within_the_limit(String limit, String others, String before, String wanted, String expected) {
        @Nullable CapState state = null;
        state = used(state, OTHER, others);
        state = used(state, MINE, before);
        assertThat(outcome(CapDecisions.use(state, amount(MINE, wanted, limit))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // others, mine before, wanted: with at most 3 people
        "'',    '',  ABC,  +3",
        "'',    '',  ABCD, HEADCOUNT_EXCEEDED",
        "AB,    '',  C,    +1",
        "AB,    '',  AB,   +2",
        "AB,    '',  ABC,  +3",
        "AB,    '',  CD,   HEADCOUNT_EXCEEDED",
        "ABC,   A,   B,    -1+1",
        "ABC,   A,   D,    HEADCOUNT_EXCEEDED",
        "'',    ABC, A,    -2",
        "'',    ABC, ABC,  0",
    })
    void people_are_counted_once_over_all_claims(String others, String before, String wanted, String expected) {
        @Nullable CapState state = null;
        state = counted(state, OTHER, others);
        state = counted(state, MINE, before);
        assertThat(outcome(CapDecisions.use(state, people(MINE, wanted, 3)))).isEqualTo(expected);
    }

    @Test
    void a_refusal_says_what_is_open_and_where_to_mend_it() {
        CapState state = used(null, OTHER, "18000.00");
        assertThat(CapDecisions.use(state, amount(MINE, "1000.00", "18750.00")))
                .isInstanceOfSatisfying(CapDecision.Refused.class, refused -> {
                    assertThat(refused.violation().message()).contains("USD 18750.00", "USD 750.00", "USD 1000.00");
                    assertThat(refused.violation().path()).isEqualTo("/costs/cost-1");
                    assertThat(refused.violation().rule()).isEqualTo("P-3");
                });
    }

    @Test
    void a_cut_never_uses_more() {
        CapState state = Objects.requireNonNull(used(null, MINE, "100.00"));
        assertThat(CapDecisions.reduce(state, amount(MINE, "120.00", "0.00"))).isEmpty();
        assertThat(CapDecisions.reduce(state, amount(MINE, "40.00", "0.00")))
                .hasValueSatisfying(cut -> assertThat(cut.amount()).isEqualTo(usd("60.00")));
        assertThat(CapDecisions.reduce(state, amount(OTHER, "40.00", "0.00"))).isEmpty();
    }

    @Test
    void what_was_released_can_be_used_anew() {
        CapState full = Objects.requireNonNull(used(null, MINE, "18750.00"));
        CapUseReleased released = CapDecisions.release(full, MINE).orElseThrow();
        CapState free = CapState.evolve(full, released);
        assertThat(free.uses()).isEmpty();
        assertThat(CapDecisions.release(free, MINE)).isEmpty();
        assertThat(outcome(CapDecisions.use(free, amount(OTHER, "18750.00", "18750.00"))))
                .isEqualTo("+18750.00");
    }

    @Test
    void more_than_was_used_cannot_have_been_released() {
        CapUseReleased released =
                new CapUseReleased(CAP, ORG, MINE, NAME, usd("1.00"), null, CapLimit.of(usd("18750.00")), List.of());
        assertThatThrownBy(() -> CapState.evolve(null, released)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> CapState.evolve(used(null, MINE, "0.50"), released))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_happens_in_whatever_order_the_use_is_within_the_cap_and_the_sum_of_the_model(long seed) {
        Random random = new Random(seed);
        Money limit = usd("100.00");
        Map<ClaimId, Money> model = new HashMap<>();
        @Nullable CapState state = null;
        int refused = 0;
        for (int step = 0; step < 2_000; step++) {
            ClaimId claim = new ClaimId("claim-" + random.nextInt(12));
            Money held = model.getOrDefault(claim, usd("0.00"));
            if (random.nextInt(4) == 0 && state != null) {
                List<CapEvent> events =
                        List.copyOf(CapDecisions.release(state, claim).stream().toList());
                assertThat(events.isEmpty()).isEqualTo(held.isZero());
                state = evolved(state, events);
                model.remove(claim);
                continue;
            }
            Money wanted = usd(random.nextInt(1, 60) + ".00");
            Money others = sum(model).minus(held);
            boolean fits = !wanted.isMoreThan(held) || !others.plus(wanted).isMoreThan(limit);
            switch (CapDecisions.use(state, share(claim, new CapShare.Amount(wanted, limit)))) {
                case CapDecision.Used used -> {
                    assertThat(fits).isTrue();
                    state = evolved(state, used.events());
                    model.put(claim, wanted);
                }
                case CapDecision.Refused no -> {
                    assertThat(fits).isFalse();
                    refused++;
                }
            }
            assertThat(sum(model)).isLessThanOrEqualTo(limit);
            assertThat(
                            state == null
                                    ? usd("0.00")
                                    : state.amountBesides(new ClaimId("claim-none"))
                                            .orElse(usd("0.00")))
                    .isEqualTo(sum(model));
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void whatever_happens_in_whatever_order_no_fourth_person_is_counted(long seed) {
        Random random = new Random(seed);
        Map<ClaimId, Set<String>> model = new HashMap<>();
        @Nullable CapState state = null;
        for (int step = 0; step < 2_000; step++) {
            ClaimId claim = new ClaimId("claim-" + random.nextInt(6));
            LinkedHashSet<String> wanted = new LinkedHashSet<>();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                wanted.add("p" + random.nextInt(5));
            }
            if (state != null && random.nextInt(3) == 0) {
                state = evolved(
                        state,
                        List.copyOf(CapDecisions.release(state, claim).stream().toList()));
                model.remove(claim);
            } else if (CapDecisions.use(state, share(claim, new CapShare.People(wanted, 3)))
                    instanceof CapDecision.Used used) {
                state = evolved(state, used.events());
                model.put(claim, wanted);
            }
            Set<String> all = new HashSet<>();
            model.values().forEach(all::addAll);
            assertThat(all).hasSizeLessThanOrEqualTo(3);
            assertThat(state == null ? Set.<String>of() : state.personsBesides(new ClaimId("claim-none")))
                    .isEqualTo(all);
        }
    }

    private static Money sum(Map<ClaimId, Money> model) {
        return model.values().stream().reduce(usd("0.00"), Money::plus);
    }

    private static @Nullable CapState evolved(@Nullable CapState state, List<CapEvent> events) {
        @Nullable CapState now = state;
        for (CapEvent event : events) {
            now = CapState.evolve(now, event);
        }
        return now;
    }

    private static @Nullable CapState used(@Nullable CapState state, ClaimId claim, String amount) {
        return amount.equals("0")
                ? state
                : CapState.evolve(
                        state,
                        new CapUseRegistered(
                                CAP,
                                ORG,
                                claim,
                                LABEL,
                                NAME,
                                usd(amount),
                                null,
                                CapLimit.of(usd("18750.00")),
                                List.of()));
    }

    private static @Nullable CapState counted(@Nullable CapState state, ClaimId claim, String persons) {
        return persons.isEmpty()
                ? state
                : CapState.evolve(
                        state,
                        new CapUseRegistered(
                                CAP,
                                ORG,
                                claim,
                                LABEL,
                                NAME,
                                null,
                                persons.length(),
                                CapLimit.of(3),
                                new ArrayList<>(letters(persons))));
    }

    private static String outcome(CapDecision decision) {
        return switch (decision) {
            case CapDecision.Refused refused -> refused.violation().code();
            case CapDecision.Used used ->
                used.events().isEmpty()
                        ? "0"
                        : String.join(
                                "",
                                used.events().stream()
                                        .map(CapDecisionsTest::change)
                                        .toList());
        };
    }

    private static String change(CapEvent event) {
        return switch (event) {
            case CapUseRegistered more -> "+" + quantity(more.amount(), more.people());
            case CapUseReleased less -> "-" + quantity(less.amount(), less.people());
        };
    }

    private static String quantity(@Nullable Money amount, @Nullable Integer people) {
        return amount == null ? String.valueOf(people) : amount.amount().toPlainString();
    }

    private static CapShare amount(ClaimId claim, String wanted, String limit) {
        return share(claim, new CapShare.Amount(usd(wanted), usd(limit)));
    }

    private static CapShare people(ClaimId claim, String wanted, int limit) {
        return share(claim, new CapShare.People(letters(wanted), limit));
    }

    private static CapShare share(ClaimId claim, CapShare.Wanted wanted) {
        return new CapShare(CAP, ORG, claim, LABEL, NAME, wanted, "organisation", "/costs/cost-1");
    }

    private static SequencedSet<String> letters(String text) {
        SequencedSet<String> letters = new LinkedHashSet<>();
        text.chars().forEach(letter -> letters.add(Character.toString(letter)));
        return letters;
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
