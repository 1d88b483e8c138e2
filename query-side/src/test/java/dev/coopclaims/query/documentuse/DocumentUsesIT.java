package dev.coopclaims.query.documentuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentRemoved;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Room;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Room.Server.class)
class DocumentUsesIT {
    /** The content of every document of a {@link ClaimStory}. */
    private static final String CONTENT = "ab".repeat(32);

    private static final String OTHER_CONTENT = "cd".repeat(32);

    private final Room room;
    private final ClaimStory one = new ClaimStory("adatum", 1);
    private final ClaimStory two = new ClaimStory("adatum", 2);

    DocumentUsesIT(Room.Server server) {
        room = new Room(server);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void a_content_is_known_in_the_other_claims_of_the_organisation_alone_C_9() {
        ClaimStory theirs = new ClaimStory("contoso", 3);
        room.tape.happens(
                one.started("Fair"),
                one.attached("invoice", "content-1"),
                one.attached("again", "content-1"),
                two.started("Fair"),
                two.attached("invoice", "content-1"),
                theirs.started("Fair"),
                theirs.attached("invoice", "content-1"));
        room.play();

        assertThat(elsewhere(one)).isEqualTo(Map.of(CONTENT, List.of(two.claim)));
        assertThat(elsewhere(two)).isEqualTo(Map.of(CONTENT, List.of(one.claim)));
        assertThat(elsewhere(theirs)).isEmpty();
    }

    @Test
    void a_document_that_was_removed_is_used_no_more() {
        room.tape.happens(
                one.started("Fair"),
                one.attached("invoice", "content-1"),
                new DocumentRemoved(one.claim, one.organisation, ClaimStory.documentId("invoice")));
        room.play();

        assertThat(elsewhere(two)).isEmpty();
    }

    @Test
    void the_first_uses_are_named_and_a_common_content_hides_no_other() {
        for (int number = 10; number < 515; number++) {
            ClaimStory many = new ClaimStory("adatum", number);
            room.tape.happens(many.started("Fair"), many.attached("logo", "content-1"));
        }
        room.play();

        Map<String, List<ClaimId>> found = elsewhere(one);
        assertThat(found.get(CONTENT))
                .containsExactly(
                        new ClaimStory("adatum", 10).claim,
                        new ClaimStory("adatum", 11).claim,
                        new ClaimStory("adatum", 12).claim);
        assertThat(found).doesNotContainKey(OTHER_CONTENT);
    }

    @Test
    void whose_contents_are_looked_at_cannot_be_guessed_into_another_organisation() {
        room.tape.happens(one.started("Fair"), one.attached("invoice", "content-1"));
        room.play();

        assertThat(DocumentUseQueries.elsewhere(
                        room.views(), new OrganisationId("org-a"), two.claim, Set.of("datum/" + CONTENT), 3))
                .isEmpty();
    }

    private Map<String, List<ClaimId>> elsewhere(ClaimStory story) {
        return DocumentUseQueries.elsewhere(
                room.views(), story.organisation, story.claim, Set.of(CONTENT, OTHER_CONTENT), 3);
    }
}
