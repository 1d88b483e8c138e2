package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.claim;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.CommentAdded;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.DocumentId;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddCommentTest {
    private static final ClaimContent PRINT = claim(started()).file();

    private static final CommentId COMMENT = new CommentId("comment-1");

    @Test
    void a_comment_is_open_in_every_state_C_4() {
        for (ClaimState state : Sample.locked()) {
            List<ClaimEvent> events = Comments.add(state.file(), new AddComment(CLAIM, COMMENT, "Hi", null));

            assertThat(events).containsExactly(new CommentAdded(CLAIM, ORG, COMMENT, "Hi", null));
            assertThat(Sample.after(state, events).status()).isEqualTo(state.status());
        }
    }

    @Test
    void a_comment_on_a_document_that_is_not_there_is_refused() {
        AddComment command = new AddComment(CLAIM, COMMENT, "Hi", new DocumentId("document-x"));

        assertThat(codesOf(() -> Comments.add(PRINT, command))).containsExactly("UNKNOWN_DOCUMENT");
    }
}
