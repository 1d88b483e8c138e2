package dev.coopclaims.query.history;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.EventMetadata;
import dev.coopclaims.kernel.VendorSide;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.exception.ExceptionEvent;
import dev.coopclaims.kernel.hold.HoldEvent;
import dev.coopclaims.kernel.invoice.InvoiceNetCorrected;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.projection.Fold;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.projection.ViewDocument;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a claim's history (H-1); the document's position is the event's.
 *
 * @param claim whose history
 * @param organisation whose claim
 * @param event the id of the event it came from
 * @param type the event's stored name
 * @param at when it happened
 * @param recordedAt when it was kept
 * @param by who, and for which organisation
 * @param role with which role or roles, joined by commas
 * @param channel through which channel
 * @param vendorOnly whether it never leaves the vendor's side (H-2)
 * @param what the event itself: sentence and details are made of it when somebody reads
 */
public record HistoryEntry(
        ClaimId claim,
        OrganisationId organisation,
        String event,
        String type,
        Instant at,
        Instant recordedAt,
        Author by,
        @Nullable String role,
        @Nullable String channel,
        boolean vendorOnly,
        DomainEvent what) {

    /** The path of who acted, for queries. */
    public static final String PERSON = "by.user";

    /** The path of whose history, for queries. */
    public static final String CLAIM = "claim";

    /** The index for what a person did, whatever the claim. */
    public static final Bson BY_PERSON =
            Indexes.compoundIndex(Indexes.ascending(PERSON), Indexes.descending("position"));

    /** One document per claim and event that concerns it; its key is {@code <claim>@<position>}. */
    public static final View<HistoryEntry> VIEW = new View<>(
            "history",
            9,
            HistoryEntry.class,
            new Folding(),
            List.of(Indexes.ascending("claim", "position", "vendorOnly"), BY_PERSON));

    private static final String SEPARATOR = "@";

    /** A condition on the keys of a claim's entries. */
    public static Bson keysOf(String claim) {
        String first = claim + SEPARATOR;
        return Filters.and(Filters.gte(ViewDocument.KEY, first), Filters.lt(ViewDocument.KEY, first + '\uffff'));
    }

    private static final class Folding implements Fold<HistoryEntry> {

        @Override
        public Set<String> keys(RecordedEvent event) {
            return concerned(event.payload())
                    .map(claim -> claim + SEPARATOR + event.position())
                    .collect(Collectors.toSet());
        }

        /** The claim's own events, and what is decided elsewhere about it or about what it claims (H-1). */
        private static Stream<ClaimId> concerned(DomainEvent payload) {
            return switch (payload) {
                case ClaimEvent ofClaim -> Stream.of(ofClaim.claim());
                case InvoiceNetCorrected ofInvoice -> ofInvoice.claims().stream();
                case HoldEvent ofHold ->
                    Stream.of(ofHold.holds().target())
                            .filter(target -> target.startsWith(ClaimId.KIND + "-"))
                            .map(ClaimId::new);
                case ExceptionEvent ofException -> Stream.ofNullable(ofException.claim());
                default -> Stream.empty();
            };
        }

        @Override
        public @Nullable HistoryEntry apply(String key, @Nullable HistoryEntry view, RecordedEvent event) {
            ClaimId claim = new ClaimId(key.substring(0, key.lastIndexOf(SEPARATOR)));
            return entry(claim, event.payload(), event);
        }

        private static HistoryEntry entry(ClaimId claim, DomainEvent what, RecordedEvent event) {
            return new HistoryEntry(
                    claim,
                    what.organisation(),
                    event.id(),
                    event.type(),
                    event.occurredAt(),
                    event.recordedAt(),
                    Author.of(event),
                    event.metadata(EventMetadata.ROLE),
                    event.metadata(EventMetadata.CHANNEL),
                    VendorSide.keeps(what),
                    what);
        }
    }
}
