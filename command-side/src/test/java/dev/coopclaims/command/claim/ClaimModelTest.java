package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.NOW;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.fund;
import static dev.coopclaims.command.claim.Sample.started;
import static dev.coopclaims.command.claim.SampleCatalogue.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.review.Reviewing;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever commands come in whatever order, every decided event can happen, and the claim stays consistent. */
class ClaimModelTest {
    private static final int CLAIMS = 300;
    private static final int COMMANDS_PER_CLAIM = 80;

    @ParameterizedTest
    @ValueSource(longs = {1, 20210701, 987654321})
    void random_commands_never_make_an_impossible_event_and_keep_the_claim_sound(long seed) {
        Random random = new Random(seed);
        Map<ClaimStatus, Integer> reached = new EnumMap<>(ClaimStatus.class);
        for (int claim = 0; claim < CLAIMS; claim++) {
            ClaimState state = Sample.claim(started());
            for (int i = 0; i < COMMANDS_PER_CLAIM; i++) {
                ClaimState next = step(state, random);
                assertSound(state, next);
                state = next;
            }
            reached.merge(state.status(), 1, Integer::sum);
        }
        assertThat(reached).containsKeys(ClaimStatus.APPROVED, ClaimStatus.REJECTED);
    }

    private static ClaimState step(ClaimState state, Random random) {
        try {
            return Sample.after(state, decide(state, random));
        } catch (Refusal refused) {
            return state;
        }
    }

    private static List<? extends ClaimEvent> decide(ClaimState state, Random random) {
        CostId cost = new CostId("cost-" + random.nextInt(3));
        DocumentId document = new DocumentId("document-" + random.nextInt(4));
        return switch (random.nextInt(14)) {
            case 0, 1 -> fresh(state, cost, random);
            case 2 -> Costs.change(EditingRules.open(state), cost, form(random), ALICE, CATALOGUE, Sample.PEOPLE);
            case 3 -> random.nextBoolean() ? List.of() : Costs.remove(EditingRules.open(state), cost);
            case 4, 5 -> document(state, document, "COMMUNICATION_PIECE");
            case 6 -> document(state, document, "INVOICE");
            case 7 -> random.nextBoolean() ? List.of() : Evidence.remove(EditingRules.open(state), document);
            case 8 -> tick(state, document, true);
            case 9 ->
                ActivityResults.measure(EditingRules.open(state), new RecordMetric(CLAIM, "REACH", "7"), CATALOGUE);
            case 10 -> Comments.add(state.file(), new AddComment(CLAIM, new CommentId("comment-1"), "Hi", null));
            case 11 ->
                Sample.given(state, fund("IE_OPS", "700.00", "EUR"), fund("DE_OPS", "700.00", "EUR"))
                        .when(new SubmitClaim(CLAIM), ALICE)
                        .changes()
                        .of(ClaimEvent.class);
            case 12 -> Reviewing.start(state, RITA);
            default ->
                random.nextBoolean()
                        ? Sample.approve(state, "", RITA)
                        : Reviewing.reject(state, List.of("LATE_CLAIM"), List.of(), "no", RITA, CATALOGUE, NOW);
        };
    }

    private static List<ClaimEvent> fresh(ClaimState state, CostId cost, Random random) {
        return state.file().costs().containsKey(cost)
                ? List.of()
                : Costs.add(EditingRules.open(state), cost, form(random), ALICE, CATALOGUE, Sample.PEOPLE);
    }

    private static CostForm form(Random random) {
        return Sample.bill("R-" + random.nextInt(5), random.nextInt(800) + ".00", null);
    }

    private static List<ClaimEvent> document(ClaimState state, DocumentId document, String kind) {
        return Evidence.attach(
                EditingRules.open(state), Sample.attach(kind, Sample.file(document.value())), CATALOGUE, NOW);
    }

    private static List<ClaimEvent> tick(ClaimState state, DocumentId document, boolean ticked) {
        return Evidence.tick(
                EditingRules.open(state),
                new TickCoreRequirement(CLAIM, "BRAND", ticked, List.of(document)),
                CATALOGUE);
    }

    private static void assertSound(ClaimState before, ClaimState after) {
        ClaimContent file = after.file();
        file.ticked().values().forEach(shownBy -> {
            assertThat(shownBy).as("P-5").isNotEmpty();
            assertThat(file.documents().keySet()).as("P-5").containsAll(shownBy);
        });
        file.costs()
                .values()
                .forEach(cost -> assertThat(cost.requested()).as("C-6").isLessThanOrEqualTo(cost.net()));
        if (before.status() != ClaimStatus.EDITING) {
            assertThat(file.costs()).as("C-4").isEqualTo(before.file().costs());
            assertThat(file.documents()).as("C-4").isEqualTo(before.file().documents());
        }
        switch (after) {
            case ClaimState.Editing ignored -> {}
            case ClaimState.Submitted submitted -> assertHeld(submitted.file(), submitted.submittal());
            case ClaimState.UnderReview review -> assertHeld(review.file(), review.submittal());
            case ClaimState.Approved approved -> {
                assertHeld(approved.file(), approved.submittal());
                assertThat(approved.approved())
                        .as("V-3")
                        .isEqualTo(approved.submittal().requested());
            }
            case ClaimState.Rejected rejected -> {
                assertHeld(rejected.file(), rejected.submittal());
                assertThat(rejected.held())
                        .as("D-3")
                        .isEqualTo(rejected.submittal().allocations());
            }
            case ClaimState.ActionRequired ignored -> {}
            case ClaimState.Disputed disputed -> assertHeld(disputed.file(), disputed.submittal());
            case ClaimState.Withdrawn ignored -> {}
            case ClaimState.Discarded ignored -> {}
            case ClaimState.Expired ignored -> {}
        }
    }

    private static void assertHeld(ClaimContent file, SubmittedClaim submittal) {
        Money held = submittal.allocations().stream().map(Allocation::claimed).reduce(Sample.eur("0.00"), Money::plus);
        assertThat(held).as("C-8").isEqualTo(submittal.requested()).isEqualTo(file.requested());
        assertThat(held.isPositive()).as("C-7").isTrue();
    }
}
