package dev.coopclaims.query.claimdetails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.query.history.HistoryEntry;
import dev.coopclaims.query.projection.Fold;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Room;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A claim as it stood at any position is the fold of its stream up to there (H-3): document by document what the live view said. */
class PastClaimIT {
    private final Room room = new Room(Room.Server.REAL);
    private final ClaimStory story = new ClaimStory("adatum", 1);
    private final ClaimStory other = new ClaimStory("adatum", 2);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void at_every_position_details_and_history_are_what_the_live_views_said_then_H_3() {
        List<Runnable> steps = List.of(
                () -> room.tape.happens(
                        story.fundOpened(),
                        story.accrued("1", "1000.00"),
                        story.started("Fair"),
                        other.started("Other")),
                () -> room.tape.happens(story.costAdded("hall", "Town Hall", "800.00")),
                () -> room.tape.happens(story.attached("invoice", "content-1"), other.comment("1", "hello")),
                () -> room.tape.happens(story.reserved("800.00"), story.submitted("800.00")),
                () -> room.tape.by("rita", "org-vendor").happens(story.assigned(), story.reviewStarted()),
                () -> room.tape.happens(story.note("1", "odd"), story.asked(RequestOrigin.REVIEW, "1")),
                () -> room.tape.by("paula", "org-adatum").happens(story.answered("1", "page 2")),
                () -> room.tape.happens(story.resubmitted(RequestOrigin.REVIEW, "700.00")),
                () -> room.tape.by("rita", "org-vendor").happens(story.rejected("700.00")),
                () -> room.tape
                        .by("paula", "org-adatum")
                        .happens(story.disputed("700.00"), other.comment("2", "again")),
                () -> room.tape.by("rita", "org-vendor").happens(story.upheld("700.00")));
        Map<Long, Map<String, BsonDocument>> live = new TreeMap<>();
        for (Runnable step : steps) {
            step.run();
            room.play();
            live.put(room.log().head(), stored());
        }
        assertThat(live).hasSize(steps.size());

        live.forEach((position, then) ->
                assertThat(folded(position)).as("at %s", position).isEqualTo(then));
        assertThat(folded(-1)).isEmpty();
    }

    private Map<String, BsonDocument> stored() {
        Map<String, BsonDocument> all = new TreeMap<>();
        for (View<?> view : List.of(ClaimDetails.VIEW, HistoryEntry.VIEW)) {
            room.stored().getOrDefault(view.collection(), List.of()).stream()
                    .filter(document -> document.getString("_id").getValue().startsWith(story.claim.value()))
                    .forEach(document -> all.put(
                            view.name() + " " + document.getString("_id").getValue(), content(document)));
        }
        return all;
    }

    private Map<String, BsonDocument> folded(long position) {
        Map<String, BsonDocument> all = new TreeMap<>(folded(ClaimDetails.VIEW, position));
        all.putAll(folded(HistoryEntry.VIEW, position));
        return all;
    }

    private <V extends Record> Map<String, BsonDocument> folded(View<V> view, long position) {
        Fold<V> fold = view.fold();
        Map<String, BsonDocument> documents = new TreeMap<>();
        fold.over(room.log().of(Set.of(story.claim.value()), position))
                .forEach((key, content) -> documents.put(view.name() + " " + key, room.encoded(view, content)));
        return documents;
    }

    private static BsonDocument content(BsonDocument stored) {
        BsonDocument content = stored.clone();
        content.remove("_id");
        content.remove("position");
        return content;
    }
}
