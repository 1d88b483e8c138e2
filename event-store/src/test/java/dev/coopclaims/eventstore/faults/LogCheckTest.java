package dev.coopclaims.eventstore.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.eventstore.log.StoredCommit;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

/** Every promise that the fault suite checks is one whose breach it sees. */
class LogCheckTest {

    private static final int WRITER = 1;

    private final Ledger ledger = new Ledger();
    private final Broken broken = new Broken();
    private final LogCheck check = new LogCheck(ledger, broken);

    @Test
    void a_log_as_promised_is_found_whole() {
        told(1, 0);
        told(2, 2);
        take(commit(0, 1, 0, 2, 100));
        take(commit(2, 2, 2, 1, 100));
        check.compareAnswers(3);

        assertThat(broken.promises()).isEmpty();
        assertThat(check.events()).isEqualTo(3);
    }

    @Test
    void an_acknowledged_commit_that_is_missing_is_seen() {
        told(1, 0);
        told(2, 1);
        take(commit(0, 1, 0, 1, 100));
        check.compareAnswers(1);
        assertThat(broken.promises()).isEmpty();
        check.compareAnswers(2);

        assertThat(broken.promises())
                .singleElement()
                .asString()
                .contains("acknowledged at position 1 and is not there");
    }

    @Test
    void a_commit_elsewhere_than_its_writer_was_told_is_seen() {
        told(1, 5);
        take(commit(0, 1, 0, 1, 100));
        check.compareAnswers(1);

        assertThat(broken.promises()).singleElement().asString().contains("was told 5");
    }

    /** Its writer is told after the commit was read. */
    @Test
    void a_commit_elsewhere_than_its_writer_is_told_later_is_seen() {
        ledger.asked(WRITER, 1);
        take(commit(0, 1, 0, 1, 100));
        check.compareAnswers(1);
        assertThat(broken.promises()).isEmpty();
        ledger.acknowledged(0, WRITER, 1, 5);
        check.compareAnswers(1);

        assertThat(broken.promises()).singleElement().asString().contains("was told 5");
    }

    /** A process says what it asks for by a line that may come after the commit was read. */
    @Test
    void a_commit_that_nobody_asked_for_is_seen_at_the_end() {
        ledger.asked(WRITER, 1);
        take(commit(0, 1, 0, 1, 100));
        take(commit(1, 2, 1, 1, 100));
        take(commit(2, 3, 2, 1, 100));
        check.compareAnswers(3);
        assertThat(broken.promises()).isEmpty();
        ledger.asked(WRITER, 2);
        check.compareAsked();

        assertThat(broken.promises())
                .singleElement()
                .asString()
                .contains("commit 3 of writer 1 is stored and nobody asked");
    }

    @Test
    void a_hole_is_seen() {
        ledger.asked(WRITER, 1);
        check.take(commit(1, 1, 0, 1, 100), 0);

        assertThat(broken.promises()).first().asString().contains("no commit at position 0");
    }

    @Test
    void a_commit_that_is_stored_twice_is_seen() {
        told(1, 0);
        take(commit(0, 1, 0, 1, 100));
        take(commit(1, 1, 1, 1, 100));

        assertThat(broken.promises()).anyMatch(promise -> promise.contains("stored twice"));
    }

    @Test
    void a_commit_that_was_refused_and_is_there_is_seen() {
        ledger.asked(WRITER, 1);
        ledger.refused(WRITER, 1);
        take(commit(0, 1, 0, 1, 100));
        check.compareAnswers(1);

        assertThat(broken.promises()).singleElement().asString().contains("answered as not stored and is there");
    }

    @Test
    void a_gap_in_a_stream_is_seen() {
        ledger.asked(WRITER, 1);
        take(commit(0, 1, 3, 1, 100));

        assertThat(broken.promises()).singleElement().asString().contains("sequence 3");
    }

    @Test
    void a_time_that_goes_back_is_seen() {
        ledger.asked(WRITER, 2);
        take(commit(0, 1, 0, 1, 100));
        take(commit(1, 2, 1, 1, 99));

        assertThat(broken.promises()).singleElement().asString().contains("recordedAt decreases");
    }

    @Test
    void a_commit_in_part_is_seen() {
        ledger.asked(WRITER, 1);
        BsonDocument part = document(0, 1, 0, 2, 100);
        part.getArray("events").removeLast();
        part.put("n", new BsonInt32(1));
        take(StoredCommit.of(raw(part)));

        assertThat(broken.promises()).singleElement().asString().contains("is not whole");
    }

    @Test
    void an_event_that_is_another_one_than_before_is_seen() {
        ledger.asked(WRITER, 2);
        take(commit(0, 1, 0, 1, 100));
        check.take(commit(0, 2, 0, 1, 100), 0);

        assertThat(broken.promises()).singleElement().asString().contains("another event stands at position 0");
    }

    @Test
    void a_reader_that_saw_another_event_or_too_few_is_seen() {
        ledger.asked(WRITER, 1);
        take(commit(0, 1, 0, 2, 100));
        SeenEvents seen = new SeenEvents();
        seen.add(SeenEvents.fingerprint("of another log"));
        check.compare("the reader", seen);

        assertThat(broken.promises())
                .containsExactly(
                        "the reader saw 1 events of 2 [before the first fault]",
                        "the reader saw another event at position 0 than the log holds [before the first fault]");
    }

    private void told(int number, long position) {
        ledger.asked(WRITER, number);
        ledger.acknowledged(0, WRITER, number, position);
    }

    private void take(StoredCommit commit) {
        check.take(commit, check.events());
    }

    private static StoredCommit commit(long position, int number, long firstSequence, int events, long millis) {
        return StoredCommit.of(raw(document(position, number, firstSequence, events, millis)));
    }

    private static RawBsonDocument raw(BsonDocument document) {
        return new RawBsonDocument(document, new BsonDocumentCodec());
    }

    private static BsonDocument document(long position, int number, long firstSequence, int events, long millis) {
        BsonArray array = new BsonArray();
        for (int index = 0; index < events; index++) {
            array.add(new BsonDocument("id", new BsonString(number + "-" + index))
                    .append("stream", new BsonString("s"))
                    .append("seq", new BsonInt64(firstSequence + index))
                    .append("name", new BsonString("faults.Wrote"))
                    .append("occurredAt", new BsonDateTime(0))
                    .append(
                            "payload",
                            new BsonDocument("writer", new BsonInt32(WRITER))
                                    .append("number", new BsonInt32(number))
                                    .append("index", new BsonInt32(index))
                                    .append("of", new BsonInt32(events)))
                    .append("meta", new BsonDocument()));
        }
        return new BsonDocument("_id", new BsonInt64(position))
                .append("v", new BsonInt32(1))
                .append("n", new BsonInt32(events))
                .append("recordedAt", new BsonDateTime(millis))
                .append(
                        "streams",
                        new BsonArray(List.of(new BsonDocument("id", new BsonString("s"))
                                .append("type", new BsonString("Faulted"))
                                .append("first", new BsonInt64(firstSequence))
                                .append("last", new BsonInt64(firstSequence + events - 1)))))
                .append("events", array);
    }
}
