package dev.coopclaims.query.history;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.projection.ViewDocument;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a reader sees it.
 *
 * @param position the event's, which orders the history
 * @param at when it happened
 * @param recordedAt when it was kept
 * @param event the id of the event it came from
 * @param type the event's stored name
 * @param sentence what happened
 * @param details by name
 */
public record HistoryItem(
        long position,
        String event,
        String type,
        Instant at,

        @Schema(description = "when it was kept; \"at\" is when it happened")
        Instant recordedAt,

        Author by,
        @Nullable String role,
        @Nullable String channel,
        Sentence sentence,
        Map<String, Object> details) {

    /**
     * The entry for a reader.
     *
     * @param toVendor whether the reader is of the vendor's side (H-2)
     * @param seen which other claims the reader may know of
     */
    static HistoryItem of(ViewDocument<HistoryEntry> document, boolean toVendor, Predicate<ClaimId> seen) {
        HistoryEntry entry = document.content();
        return new HistoryItem(
                document.position(),
                entry.event(),
                entry.type(),
                entry.at(),
                entry.recordedAt(),
                entry.by(),
                entry.role(),
                entry.channel(),
                Sentence.of(entry.what(), entry.by()),
                Details.of(entry.what(), entry.by(), toVendor, seen));
    }
}
