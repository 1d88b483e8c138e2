package dev.coopclaims.query.history;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.organisation.Member;
import dev.coopclaims.query.projection.ViewDocument;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry as somebody sees it.
 *
 * @param position the event's, which orders the history
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
        By by,
        @Nullable String role,
        @Nullable String channel,
        String sentence,
        Map<String, Object> details) {

    /** What a partner reads where the vendor's side reads a name (H-1). */
    static final String VALIDATION_TEAM = "validation team";

    static final String SYSTEM = "system";

    /**
     * Who it was.
     *
     * @param user absent for the system, and for the vendor's people where a partner reads
     */
    public record By(@Nullable UserId user, String name) {}

    /** The people whose names an entry needs, as keys of members. */
    static Stream<String> people(HistoryEntry entry) {
        return Stream.concat(
                        Optional.ofNullable(entry.by()).stream(),
                        Optional.ofNullable(Sentence.of(entry.what()).person()).stream())
                .flatMap(user -> key(entry, user).stream());
    }

    /**
     * Tells an entry to somebody.
     *
     * @param names by the members' keys
     * @param toVendor whether the reader is of the vendor's side
     * @param seen which other claims the reader may know of
     */
    static HistoryItem of(
            ViewDocument<HistoryEntry> document, Map<String, String> names, boolean toVendor, Predicate<ClaimId> seen) {
        HistoryEntry entry = document.content();
        boolean hidden = !toVendor && !entry.organisation().equals(entry.byOrganisation());
        Sentence sentence = Sentence.of(entry.what());
        UserId person = sentence.person();
        return new HistoryItem(
                document.position(),
                entry.event(),
                entry.type(),
                entry.at(),
                by(entry, names, hidden),
                entry.role(),
                entry.channel(),
                sentence.with(
                        person == null
                                ? null
                                : toVendor || !sentence.ofVendor() ? name(entry, person, names) : VALIDATION_TEAM),
                Details.of(entry.what(), seen, user -> reviewer(entry, user, names, toVendor)));
    }

    private static By by(HistoryEntry entry, Map<String, String> names, boolean hidden) {
        UserId user = entry.by();
        if (user == null) {
            return new By(null, SYSTEM);
        }
        return hidden ? new By(null, VALIDATION_TEAM) : new By(user, name(entry, user, names));
    }

    private static By reviewer(HistoryEntry entry, UserId user, Map<String, String> names, boolean toVendor) {
        return toVendor ? new By(user, name(entry, user, names)) : new By(null, VALIDATION_TEAM);
    }

    private static String name(HistoryEntry entry, UserId user, Map<String, String> names) {
        return key(entry, user).map(names::get).orElse(user.value());
    }

    private static Optional<String> key(HistoryEntry entry, UserId user) {
        return Optional.ofNullable(entry.byOrganisation()).map(organisation -> Member.key(organisation, user));
    }
}
