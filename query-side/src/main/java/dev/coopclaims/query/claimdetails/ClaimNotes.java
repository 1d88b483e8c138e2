package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.InternalNoteAdded;
import dev.coopclaims.kernel.claim.NoteId;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.projection.Fold;
import dev.coopclaims.query.projection.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The notes between reviewers about one claim (V-9), beside what everybody sees of it: so that a partner's answer takes as long
 * however many there are (H-2).
 */
public record ClaimNotes(List<Note> notes) {

    /** One document per claim that has notes. */
    public static final View<ClaimNotes> VIEW = new View<>("claimnotes", 1, ClaimNotes.class, new Folding(), List.of());

    public ClaimNotes {
        notes = List.copyOf(notes);
    }

    /** A note between reviewers. */
    public record Note(NoteId note, String text, Author by, Instant at) {}

    private static final class Folding implements Fold<ClaimNotes> {

        @Override
        public Set<String> keys(RecordedEvent event) {
            return event.payload() instanceof InternalNoteAdded added
                    ? Set.of(added.claim().value())
                    : Set.of();
        }

        /** @throws IllegalStateException when it is no note */
        @Override
        public ClaimNotes apply(String key, @Nullable ClaimNotes view, RecordedEvent event) {
            if (!(event.payload() instanceof InternalNoteAdded added)) {
                throw new IllegalStateException("no note was written about " + key);
            }
            List<Note> notes = new ArrayList<>(view == null ? List.of() : view.notes());
            notes.add(new Note(added.note(), added.text(), Author.of(event), event.occurredAt()));
            return new ClaimNotes(notes);
        }
    }
}
