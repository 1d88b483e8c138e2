package dev.coopclaims.query.due;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.claim.ClaimWithdrawn;
import dev.coopclaims.kernel.claim.OriginalsOverdue;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Tape;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DueFoldTest {
    private static final OriginalsRequestId FIRST = new OriginalsRequestId("originals-1");
    private static final OriginalsRequestId SECOND = new OriginalsRequestId("originals-2");

    private final Tape tape = new Tape();
    private final ClaimStory claim = new ClaimStory("adatum", 1);

    @Test
    void a_draft_is_warned_of_and_expires_and_a_submission_makes_its_review_due_C_12_V_1() {
        tape.happens(claim.started("Draft"));
        assertThat(kinds()).containsExactlyInAnyOrder(DueKind.DRAFT_WARNING, DueKind.DRAFT_EXPIRY);
        tape.happens(claim.submitted("100.00"));
        assertThat(kinds()).containsExactly(DueKind.REVIEW_OVERDUE);
    }

    @Test
    void each_request_for_originals_is_due_at_its_own_time_and_a_withdrawal_ends_them_V_8() {
        tape.happens(
                claim.started("A"), claim.submitted("100.00"), asked(FIRST, 10), asked(SECOND, 5), asked(FIRST, 12));
        assertThat(originals().steps()).extracting(DueItem.Step::of).containsExactly(SECOND.value(), FIRST.value());
        assertThat(originals().due()).isEqualTo(until(5).before());
        tape.happens(new OriginalsOverdue(claim.claim, claim.organisation, SECOND, until(5)));
        assertThat(originals().due()).isEqualTo(until(12).before());
        tape.happens(new ClaimWithdrawn(claim.claim, claim.organisation, "", List.of()));
        assertThat(kinds()).isEmpty();
    }

    private OriginalsRequested asked(OriginalsRequestId request, int day) {
        return new OriginalsRequested(claim.claim, claim.organisation, request, List.of(), "please", until(day));
    }

    private static Deadline until(int day) {
        return Deadline.endOf(LocalDate.of(2021, 4, day), ZoneOffset.UTC);
    }

    private DueItem originals() {
        return tape.fold(new DueFold()).values().stream()
                .filter(item -> item.kind() == DueKind.ORIGINALS_OVERDUE)
                .findFirst()
                .orElseThrow();
    }

    private Set<DueKind> kinds() {
        return tape.fold(new DueFold()).values().stream().map(DueItem::kind).collect(Collectors.toSet());
    }
}
