package dev.coopclaims.eventstore.axon;

import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import dev.coopclaims.eventstore.sealing.KeysUnavailableException;
import dev.coopclaims.eventstore.sealing.MissingKeyException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonBinary;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves at start that the keys are not older than the log. If they were, the next event of somebody whose key was lost
 * would get another key in its place, and the right one could not be restored beside it any more.
 *
 * <p>An event's keys are durable before the event, and an erasure leaves a line. So every event has its keys, unless the
 * keys were lost or restored from an older copy; then the newest events lack theirs, since most streams are new.
 */
public final class KeysOfTheLog {

    /** How many of the newest events are looked at. */
    static final int NEWEST_EVENTS = 1_000;

    private static final int PAGE_COMMITS = 200;
    private static final Logger LOG = LoggerFactory.getLogger(KeysOfTheLog.class);

    private KeysOfTheLog() {}

    /**
     * Looks for the keys of the newest {@value #NEWEST_EVENTS} events, before anything is written.
     *
     * @throws MissingKeyException when one is missing although nobody erased it
     * @throws com.mongodb.MongoException when the server cannot be reached
     */
    public static void check(CommitLog log, FieldSealing sealing) {
        long end = log.tail().nextPosition();
        long position = log.commitHolding(Math.max(0, end - NEWEST_EVENTS))
                .map(CommitLayout::positionOf)
                .orElse(end);
        try {
            while (position < end) {
                List<RawBsonDocument> page = log.commits(position, PAGE_COMMITS);
                if (page.isEmpty()) {
                    return;
                }
                check(page, sealing);
                position = CommitLayout.endOf(page.getLast());
            }
        } catch (KeysUnavailableException later) {
            LOG.warn("the keys of the newest events cannot all be read now, so they were not compared", later);
        }
    }

    private static void check(List<RawBsonDocument> page, FieldSealing sealing) {
        List<StoredEvent> events = new ArrayList<>();
        for (RawBsonDocument commit : page) {
            try {
                events.addAll(StoredCommit.of(commit).events());
            } catch (RuntimeException damaged) {
                LOG.error("a commit among the newest cannot be read", damaged);
            }
        }
        Set<String> subjects = new HashSet<>();
        events.forEach(event -> event.storedPayload().collectSubjects(subjects));
        sealing.prefetch(subjects);
        events.forEach(event -> check(event, sealing));
    }

    private static void check(StoredEvent event, FieldSealing sealing) {
        try {
            BsonValue texts = event.payload().get(FieldSealing.TEXTS);
            if (texts instanceof BsonBinary sealed) {
                sealing.opening(event.id(), streamOf(event)).texts(sealed.getData());
            }
        } catch (MissingKeyException | KeysUnavailableException told) {
            throw told;
        } catch (RuntimeException damaged) {
            // Its reader reports it too; the others' keys are looked for all the same.
            LOG.error("the event at position {} cannot be read", event.position(), damaged);
        }
    }

    private static String streamOf(StoredEvent event) {
        String stream = event.stream();
        return stream == null ? event.id() : stream;
    }
}
