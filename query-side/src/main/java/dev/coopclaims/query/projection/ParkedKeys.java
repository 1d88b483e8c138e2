package dev.coopclaims.query.projection;

import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.query.follow.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.RawBsonDocument;

/** The dead letters of one view (record 56): how many there are, which, and one more attempt. Thread-safe. */
final class ParkedKeys<V extends Record> {
    private static final int MAX_COUNTED = 1_000;
    private static final int MAX_LISTED = 500;

    private final StoredView<V> stored;
    private final ViewAvailability availability;
    private final EventLog log;

    ParkedKeys(StoredView<V> stored, ViewAvailability availability, EventLog log) {
        this.stored = stored;
        this.availability = availability;
        this.log = log;
    }

    /** Of more than a thousand it says a thousand. */
    long count() {
        return stored.collection().countDocuments(exists(Parked.AT), new CountOptions().limit(MAX_COUNTED));
    }

    /** The first of them by their keys. */
    List<DeadLetter> list() {
        List<DeadLetter> letters = new ArrayList<>();
        for (RawBsonDocument document : stored.collection()
                .find(exists(Parked.AT))
                .projection(include(Parked.MARK))
                .sort(Sorts.ascending(ViewDocument.KEY))
                .limit(MAX_LISTED)) {
            letters.add(DeadLetter.of(
                    document.getString(ViewDocument.KEY).getValue(), Objects.requireNonNull(Parked.of(document))));
        }
        return letters;
    }

    /** Folds the key anew from the log. */
    Retry.Outcome retry(String key) {
        Retry.Outcome outcome = new Retry<>(stored, log, key).run();
        settle();
        return outcome;
    }

    /** Takes note when nothing stands still any more. */
    void settle() {
        availability.settle(() -> count() == 0);
    }
}
