package dev.coopclaims.query.story;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.EventMetadata;
import dev.coopclaims.kernel.StoredEventNames;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.ShortfallEvent;
import dev.coopclaims.kernel.invoice.InvoiceEvent;
import dev.coopclaims.kernel.preapproval.PreApprovalEvent;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.projection.Fold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A log in memory: gives what happens its positions and sequences, and folds it. */
public final class Tape {
    private final List<RecordedEvent> events = new ArrayList<>();
    private final Map<String, Long> heads = new HashMap<>();
    private Instant now = Instant.parse("2021-03-01T09:00:00Z");
    private String user = "paula";
    private String organisation = "org-adatum";

    /** From now on it happens then. */
    public Tape at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    /** From now on this person does it. */
    public Tape by(String who, String ofOrganisation) {
        user = who;
        organisation = ofOrganisation;
        return this;
    }

    public Tape happens(DomainEvent... happened) {
        for (DomainEvent event : happened) {
            String stream = streamOf(event);
            long sequence = heads.merge(stream, 0L, (before, ignored) -> before + 1);
            long position = events.size();
            events.add(new RecordedEvent(
                    position,
                    "event-" + position,
                    nameOf(event),
                    "1",
                    stream,
                    sequence,
                    now,
                    now,
                    event,
                    Map.of(EventMetadata.ACTOR, user, EventMetadata.ACTOR_ORGANISATION, organisation)));
        }
        return this;
    }

    public List<RecordedEvent> events() {
        return List.copyOf(events);
    }

    /** Every view of the fold, by key. */
    public <V extends Record> Map<String, V> fold(Fold<V> fold) {
        return fold.over(events.stream());
    }

    private static String streamOf(DomainEvent event) {
        return switch (event) {
            case ClaimEvent ofClaim -> ofClaim.claim().value();
            case FundEvent ofFund -> ofFund.fund().value();
            case ShortfallEvent ofShortfall -> ofShortfall.shortfall().value();
            case InvoiceEvent ofInvoice -> ofInvoice.invoice().value();
            case PreApprovalEvent of -> of.preApproval().value();
            default -> event.organisation().value();
        };
    }

    private static String nameOf(DomainEvent event) {
        return StoredEventNames.CLASSES.entrySet().stream()
                .filter(entry -> entry.getValue() == event.getClass())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
