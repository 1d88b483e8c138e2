package dev.coopclaims.query.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.claim.ClaimDiscarded;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.RejectionAccepted;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Room;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which claims an exception of a half-year is told to, as the view has them. */
class RunningClaimsIT {
    private final Room room = new Room(Room.Server.EMBEDDED);
    private final ClaimStory draft = new ClaimStory("adatum", 5);
    private final ClaimStory submitted = new ClaimStory("adatum", 3);
    private final ClaimStory rejected = new ClaimStory("adatum", 4);
    private final ClaimStory finished = new ClaimStory("adatum", 1);
    private final ClaimStory discarded = new ClaimStory("adatum", 2);
    private final ClaimStory foreign = new ClaimStory("zeta", 1);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void drafts_and_claims_on_their_way_are_given_page_by_page_and_final_rejections_are_not() {
        room.tape.happens(
                draft.started("Draft"),
                submitted.started("Submitted"),
                submitted.submitted("80.00"),
                rejected.started("Rejected"),
                rejected.submitted("80.00"),
                rejected.reviewStarted(),
                rejected.rejected("80.00"),
                finished.started("Finally rejected"),
                finished.submitted("80.00"),
                finished.reviewStarted(),
                finished.rejected("80.00"),
                new RejectionAccepted(finished.claim, finished.organisation, List.of()),
                discarded.started("Discarded"),
                new ClaimDiscarded(discarded.claim, discarded.organisation, ""),
                foreign.started("Another organisation's"));
        room.play();
        assertThat(running(null, ClaimStory.PERIOD, null, 10))
                .containsExactly(submitted.claim, rejected.claim, draft.claim);
        assertThat(running(null, ClaimStory.PERIOD, null, 2)).containsExactly(submitted.claim, rejected.claim);
        assertThat(running(null, ClaimStory.PERIOD, rejected.claim, 2)).containsExactly(draft.claim);
        assertThat(running("ANOTHER", ClaimStory.PERIOD, null, 10)).isEmpty();
        assertThat(running(null, EarningPeriod.ofLabel("FY20-H1"), null, 10)).isEmpty();
    }

    private List<ClaimId> running(@Nullable String programme, EarningPeriod period, @Nullable ClaimId after, int most) {
        return RunningClaimQueries.of(room.views(), draft.organisation, programme, period, after, most);
    }
}
