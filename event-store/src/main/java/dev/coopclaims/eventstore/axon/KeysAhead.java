package dev.coopclaims.eventstore.axon;

import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the keys of sealed fields for whole pages of the log; one by one, they would cost a query for each subject. */
public final class KeysAhead {

    private static final Logger LOG = LoggerFactory.getLogger(KeysAhead.class);

    private KeysAhead() {}

    /** Reads the keys of events that will be decoded, in one query; only saves time. */
    public static void of(List<StoredEvent> events, BsonSerializer serializer) {
        FieldSealing sealing = serializer.sealing();
        if (sealing != null && !events.isEmpty()) {
            Set<String> subjects = new HashSet<>();
            events.forEach(event -> event.storedPayload().collectSubjects(subjects));
            sealing.prefetch(subjects);
        }
    }

    /** The same for the events of some commits. */
    public static void ofCommits(List<StoredCommit> commits, BsonSerializer serializer) {
        FieldSealing sealing = serializer.sealing();
        if (sealing != null) {
            Set<String> subjects = new HashSet<>();
            commits.forEach(commit ->
                    commit.events().forEach(event -> event.storedPayload().collectSubjects(subjects)));
            sealing.prefetch(subjects);
        }
    }

    /** The same for commits as they are stored; one that is damaged is for its reader to report. */
    static void ofDocuments(List<RawBsonDocument> documents, BsonSerializer serializer) {
        List<StoredCommit> commits = new ArrayList<>(documents.size());
        try {
            documents.forEach(document -> commits.add(StoredCommit.of(document)));
        } catch (RuntimeException damaged) {
            LOG.debug("the keys of what follows are read when it is", damaged);
        }
        ofCommits(commits, serializer);
    }
}
