package dev.coopclaims.query.claimdetails;

import static dev.coopclaims.query.story.ClaimStory.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Room;
import dev.coopclaims.query.web.Read;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

/** What an ETag of a claim stands for (V-1, H-2). */
class ClaimTagIT {
    private final Room room = new Room(Room.Server.EMBEDDED);
    private final ClaimStory story = new ClaimStory("adatum", 1);

    @BeforeEach
    void a_claim_waits_for_its_review() {
        room.tape.happens(story.started("Fair"), story.submitted("800.00"));
        room.play();
        room.at("2021-03-03T09:00:00Z");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void it_is_another_one_once_the_review_is_overdue() {
        ResponseEntity<ClaimBody> before = read(Room.partner("adatum"), null);
        assertThat(body(before).overdue()).isFalse();
        assertThat(read(Room.partner("adatum"), tag(before)).getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);

        room.at("2021-03-04T00:00:00Z");

        ResponseEntity<ClaimBody> after = read(Room.partner("adatum"), tag(before));
        assertThat(after.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(body(after).overdue()).isTrue();
        assertThat(body(after).version()).isEqualTo(body(before).version());
    }

    @Test
    void it_is_another_one_once_somebody_in_it_has_another_name() {
        room.tape.by("paula", "org-adatum").happens(story.comment("1", "hello"));
        room.play();
        String before = tag(read(Room.reviewer(), null));

        room.tape.happens(
                new MemberAdded(story.organisation, new UserId("paula"), "Paula Adatum", null, Role.PARTNER_USER));
        room.play();

        ResponseEntity<ClaimBody> after = read(Room.reviewer(), before);
        assertThat(after.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(room.told(body(after).comments().getFirst().by(), Room.reviewer())
                        .name())
                .isEqualTo("Paula Adatum");
    }

    @Test
    void an_internal_note_moves_nothing_that_a_partner_sees_and_the_version_of_the_vendors_side() {
        ResponseEntity<ClaimBody> partner = read(Room.partner("adatum"), null);
        ResponseEntity<ClaimBody> reviewer = read(Room.reviewer(), null);
        assertThat(tag(reviewer)).isNotEqualTo(tag(partner));

        room.tape.by("rita", "org-vendor").happens(story.note("1", "odd"));
        room.play();

        assertThat(read(Room.partner("adatum"), null).getBody()).isEqualTo(partner.getBody());
        assertThat(tag(read(Room.partner("adatum"), null))).isEqualTo(tag(partner));
        assertThat(body(read(Room.reviewer(), null)).version())
                .isEqualTo(body(reviewer).version() + 1);
        String withNotes = tag(read(Room.reviewer(), null));
        assertThat(read(Room.partner("adatum"), withNotes).getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void what_happens_after_a_note_is_the_next_version_to_a_partner() {
        long seen = body(read(Room.partner("adatum"), null)).version();
        room.tape.happens(story.note("1", "odd"), story.reviewStarted(), story.note("2", "odd"));
        room.play();

        assertThat(body(read(Room.partner("adatum"), null)).version()).isEqualTo(seen + 1);
        assertThat(tag(read(Room.partner("adatum"), null))).startsWith("\"" + (seen + 1) + ".");
        assertThat(body(read(Room.partner("adatum"), null)).requested()).isEqualTo(eur("800.00"));
    }

    private ResponseEntity<ClaimBody> read(Actor actor, @Nullable String ifNoneMatch) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/claims/" + story.claim);
        if (ifNoneMatch != null) {
            request.addHeader(HttpHeaders.IF_NONE_MATCH, ifNoneMatch);
        }
        Read read = room.read(actor, request);
        ClaimBody body = room.details.one(story.claim.value(), read);
        return read.one(body, body.version());
    }

    private static ClaimBody body(ResponseEntity<ClaimBody> answer) {
        return Objects.requireNonNull(answer.getBody());
    }

    private static String tag(ResponseEntity<?> answer) {
        return Objects.requireNonNull(answer.getHeaders().getETag());
    }
}
