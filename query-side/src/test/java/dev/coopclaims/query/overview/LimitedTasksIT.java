package dev.coopclaims.query.overview;

import static dev.coopclaims.query.story.Room.reviewer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.MembershipLimited;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.query.reviewqueue.QueueFilter;
import dev.coopclaims.query.story.AskedCommands;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Room;
import dev.coopclaims.query.tasks.Task;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A page of tasks examines one piece of an order, however few of the claims there the reviewer may see. */
class LimitedTasksIT {
    /** Every twentieth waits for a reviewer. */
    private static final int CLAIMS = 100_000;

    private final AskedCommands asked = new AskedCommands();
    private final Room room = new Room(Room.Server.REAL, asked);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void a_page_may_be_short_and_goes_on_behind_the_piece() {
        Map<String, ListedClaim> waiting = new LinkedHashMap<>(ManyClaims.of(CLAIMS, 7));
        waiting.values()
                .removeIf(
                        claim -> !QueueFilter.WAITING.contains(claim.progress().status()));
        assertThat(waiting.size()).as("more than two pieces").isGreaterThan(2 * ClaimFinder.PLACES);
        OrganisationId vendor = reviewer().organisation();
        room.tape.happens(
                new MemberAdded(vendor, ClaimStory.REVIEWER, "Rita", null, Role.REVIEWER),
                new MembershipLimited(vendor, ClaimStory.REVIEWER, List.of(), List.of("US")));
        room.play();
        room.store(ListedClaim.VIEW, waiting);

        List<Integer> questions = new ArrayList<>();
        String next = null;
        do {
            asked.take();
            Page<Task> page = room.tasks.list(QueueFilter.ALL, room.read(reviewer()), new PageRequest(20, next));
            questions.add((int) asked.take().stream()
                    .filter(question -> question.collection().equals(ListedClaim.VIEW.collection()))
                    .count());
            assertThat(page.items()).isEmpty();
            next = page.next();
        } while (next != null);
        System.out.println("questions of each page: " + questions);
        assertThat(questions).hasSizeGreaterThan(2);
        assertThat(questions)
                .as("the own claims, where the piece ends, and the piece")
                .allMatch(many -> many <= 3);
    }
}
