package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.MemberRemoved;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.follow.MongoGroupClaims;
import dev.coopclaims.query.follow.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A view whose positions start over or go back meets what was removed long ago once more, and then nothing keeps it away: it must
 * not answer before it is at the end again.
 */
class GoingBackIT extends TallyNodes {
    private static final ProjectionSettings TWO_SEGMENTS = new ProjectionSettings(1, 2, 2, 200);
    private static final ProjectionSettings THREE_SEGMENTS = new ProjectionSettings(1, 3, 2, 200);
    private static final OrganisationId ORGANISATION = new OrganisationId("org-adatum");
    private static final String SEEN = "positions." + Present.VIEW.collection();

    private final MongoCollection<Document> followers = database.getCollection(MongoGroupClaims.COLLECTION);

    @BeforeEach
    void removed_long_ago() throws InterruptedException {
        for (int user = 0; user < 9; user++) {
            added("user-" + user);
        }
        for (int user = 0; user < 8; user++) {
            log.append("adatum", new MemberRemoved(ORGANISATION, new UserId("user-" + user)), Map.of());
        }
        added("user-9");
        Projections before = of(Present.VIEW, TWO_SEGMENTS);
        awaitAnswers(before);
        assertThat(before.standing(Present.VIEW).filling()).as("filled once").isZero();
        before.close();
        assertThat(present()).containsExactlyInAnyOrder("user-8", "user-9");
        database.getCollection(Present.VIEW.collection()).deleteMany(Filters.exists(ViewDocument.REMOVED_AT));
    }

    @Test
    void whose_positions_were_deleted() throws InterruptedException {
        followers.drop();

        assertDoesNotAnswerOnTheWay(TWO_SEGMENTS);
    }

    @Test
    void who_has_lost_the_position_of_one_segment() throws InterruptedException {
        followers.deleteOne(Filters.eq("segment", 1));

        assertDoesNotAnswerOnTheWay(TWO_SEGMENTS);
    }

    @Test
    void whose_rebuild_ended_when_only_its_position_was_reset() throws InterruptedException {
        followers.updateMany(new Document(), Updates.set(SEEN, -1L));

        assertDoesNotAnswerOnTheWay(TWO_SEGMENTS);
    }

    @Test
    void who_was_taken_back_by_a_change_of_the_number_of_segments_and_the_process_ended() throws InterruptedException {
        followers.updateOne(Filters.eq("segment", 1), Updates.set(SEEN, 3L));
        assertThat(claims(THREE_SEGMENTS).segments(3)).isEqualTo(3);
        assertThat(claims(TWO_SEGMENTS).segments(2)).as("and once more").isEqualTo(2);

        assertDoesNotAnswerOnTheWay(TWO_SEGMENTS);
    }

    @Test
    void who_goes_on_where_it_was_answers_at_once() throws InterruptedException {
        for (ProjectionSettings settings : List.of(TWO_SEGMENTS, THREE_SEGMENTS)) {
            Projections after = of(Present.VIEW, settings);
            Await.until("it holds all segments", () -> after.isRunHere(Present.VIEW.name()));
            assertThat(after.standing(Present.VIEW)).isEqualTo(new Standing(true, log.head(), 0));
            after.close();
        }
    }

    private void assertDoesNotAnswerOnTheWay(ProjectionSettings settings) throws InterruptedException {
        HaltingFold<Present> halting = new HaltingFold<>(Present.VIEW.fold());
        View<Present> again = new View<>(Present.VIEW.name(), 1, Present.class, halting, List.of());
        Projections after = of(again, settings);
        assertThat(halting.isReached()).isTrue();

        assertThat(after.standing(again).answers()).isFalse();
        assertThat(Views.isComplete(database, again)).as("for the sweeper").isFalse();
        halting.goOn();
        Await.until("it answers", () -> after.standing(again).answers());
        assertThat(after.standing(again).position()).isEqualTo(log.head());
        assertThat(present()).containsExactlyInAnyOrder("user-8", "user-9");
        after.close();

        Projections next = of(Present.VIEW, settings);
        Await.until("it holds all segments", () -> next.isRunHere(Present.VIEW.name()));
        assertThat(next.standing(Present.VIEW).answers())
                .as("nothing is left to tell")
                .isTrue();
    }

    private void awaitAnswers(Projections projections) throws InterruptedException {
        assertThat(projections.awaitPosition(Present.VIEW, log.head(), WAIT_MILLIS))
                .isTrue();
        Await.until("it answers", () -> projections.standing(Present.VIEW).answers());
    }

    private Projections of(View<Present> view, ProjectionSettings settings) {
        return started(projections(List.of(view), log, claims(settings), settings));
    }

    private void added(String user) {
        log.append("adatum", new MemberAdded(ORGANISATION, new UserId(user), "Ann", null, Role.PARTNER_USER), Map.of());
    }

    private List<String> present() {
        List<String> keys = new ArrayList<>();
        database.getCollection(Present.VIEW.collection())
                .find(Filters.exists(ViewDocument.REMOVED_AT, false))
                .forEach(document -> keys.add(document.getString("_id")));
        return keys;
    }

    /** A person who is there, as long as they are. */
    public record Present(String user) {
        static final View<Present> VIEW = new View<>("present", 1, Present.class, new Folding(), List.of());

        private static final class Folding implements Fold<Present> {
            @Override
            public Set<String> keys(RecordedEvent event) {
                return switch (event.payload()) {
                    case MemberAdded added -> Set.of(added.user().value());
                    case MemberRemoved removed -> Set.of(removed.user().value());
                    default -> Set.of();
                };
            }

            @Override
            public @Nullable Present apply(String key, @Nullable Present view, RecordedEvent event) {
                return event.payload() instanceof MemberAdded ? new Present(key) : null;
            }
        }
    }
}
