package dev.coopclaims.query.claimdetails;

import static dev.coopclaims.query.story.Room.partner;
import static dev.coopclaims.query.story.Room.reviewer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.query.story.AskedCommands;
import dev.coopclaims.query.story.AskedCommands.Asked;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Room;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * What reviewers note among themselves makes no answer to a partner slower (H-2): the database is asked the same, and hands
 * over as many bytes. Counted, because times of a test's machine tell nothing.
 */
@ParameterizedClass
@EnumSource(Room.Server.class)
class NotesAsideIT {
    private static final int NOTES = 200;

    private final AskedCommands asked = new AskedCommands();
    private final Room room;
    private final ClaimStory story = new ClaimStory("adatum", 1);

    NotesAsideIT(Room.Server server) {
        room = new Room(server, asked);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void a_partners_answer_takes_the_same_work_however_many_notes_there_are() {
        room.tape.happens(story.fundOpened(), story.started("Fair"), story.costAdded("hall", "Town Hall", "500.00"));
        room.play();
        questions(partner("adatum")); // the reader's membership is in memory from now on
        List<Asked> before = questions(partner("adatum"));

        for (int i = 0; i < NOTES; i++) {
            room.tape.by("rita", "org-vendor").happens(story.note("note-" + i, "looks odd ".repeat(20)));
        }
        room.play();

        assertThat(questions(partner("adatum"))).isNotEmpty().isEqualTo(before);
        assertThat(room.details.one(story.claim.value(), room.read(reviewer())).notes())
                .hasSize(NOTES);
    }

    private List<Asked> questions(Actor actor) {
        asked.take();
        room.details.one(story.claim.value(), room.read(actor));
        room.history.history(story.claim, null, null, room.read(actor, new MockHttpServletRequest("GET", "/api/some")));
        return asked.take();
    }
}
