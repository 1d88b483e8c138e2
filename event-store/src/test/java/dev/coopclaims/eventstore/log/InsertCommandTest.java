package dev.coopclaims.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.eventstore.log.InsertOutcome.AllStored;
import dev.coopclaims.eventstore.log.InsertOutcome.Reason;
import dev.coopclaims.eventstore.log.InsertOutcome.StoppedAt;
import dev.coopclaims.eventstore.log.InsertOutcome.Unknown;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's answers, as mongod 6.0 gives them. */
class InsertCommandTest {

    private static final String POSITION =
            "{index: 2, code: 11000, keyPattern: {_id: 1}, keyValue: {_id: 7}, errmsg: 'E11000 … index: _id_ dup key'}";
    private static final String SEQUENCE =
            "{index: 2, code: 11000, keyPattern: {'streams.id': 1, 'streams.first': 1}, errmsg:"
                    + " 'E11000 … index: stream_sequence_unique dup key'}";

    @Test
    void without_errors_all_is_stored() {
        assertThat(outcome("{ok: 1, n: 3}")).isInstanceOf(AllStored.class);
    }

    @Test
    void duplicates_are_told_apart_by_the_index() {
        assertThat(outcome("{ok: 1, n: 2, writeErrors: [" + POSITION + "]}"))
                .isInstanceOfSatisfying(StoppedAt.class, stop -> {
                    assertThat(stop.index()).isEqualTo(2);
                    assertThat(stop.reason()).isEqualTo(Reason.POSITION_TAKEN);
                });
        assertThat(outcome("{ok: 1, n: 2, writeErrors: [" + SEQUENCE + "]}"))
                .isInstanceOfSatisfying(
                        StoppedAt.class, stop -> assertThat(stop.reason()).isEqualTo(Reason.SEQUENCE_TAKEN));
        assertThat(
                        outcome(
                                "{ok: 1, n: 2, writeErrors: [{index: 2, code: 11000, errmsg: 'index: stream_sequence_unique'}]}"))
                .isInstanceOfSatisfying(
                        StoppedAt.class, stop -> assertThat(stop.reason()).isEqualTo(Reason.SEQUENCE_TAKEN));
    }

    @Test
    void without_a_majoritys_word_nothing_is_known() {
        assertThat(outcome("{ok: 1, n: 3, writeConcernError: {code: 64, errmsg: 'waiting timed out'}}"))
                .isInstanceOf(Unknown.class);
        assertThat(outcome("{ok: 1, n: 2, writeErrors: [" + POSITION + "], writeConcernError: {code: 189}}"))
                .isInstanceOf(Unknown.class);
    }

    /** It says so among the write errors and leaves the majority out: what came before may roll back. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_server_that_loses_its_office_in_the_middle_leaves_all_unknown(int index) {
        assertThat(outcome(
                        "{ok: 1, n: %d, writeErrors: [{index: %d, code: 10107, errmsg: 'Not primary while writing'}]}"
                                .formatted(index, index)))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void what_is_wrong_with_a_commit_refuses_it_when_it_is_the_first() {
        String invalid = "{ok: 1, n: %d, writeErrors: [{index: %d, code: 121, errmsg: 'Document failed validation'}]}";
        assertThat(outcome(invalid.formatted(0, 0)))
                .isInstanceOfSatisfying(
                        StoppedAt.class, stop -> assertThat(stop.reason()).isEqualTo(Reason.REFUSED));
        assertThat(outcome(invalid.formatted(1, 1))).isInstanceOf(Unknown.class);
    }

    /** As a member answers that made the sequence's index first. */
    @Test
    void a_taken_position_goes_before_a_taken_sequence() {
        BsonDocument answer = BsonDocument.parse("{ok: 1, n: 2, writeErrors: [" + SEQUENCE + "]}");
        List<RawBsonDocument> batch = LongStream.of(5, 6, 7)
                .mapToObj(position -> new RawBsonDocument(
                        new BsonDocument(CommitLayout.ID, new BsonInt64(position)), new BsonDocumentCodec()))
                .toList();

        assertThat(InsertCommand.outcome(answer, batch, position -> position == 7))
                .isInstanceOfSatisfying(
                        StoppedAt.class, stop -> assertThat(stop.reason()).isEqualTo(Reason.POSITION_TAKEN));
        assertThat(InsertCommand.outcome(answer, batch, position -> position != 7))
                .isInstanceOfSatisfying(
                        StoppedAt.class, stop -> assertThat(stop.reason()).isEqualTo(Reason.SEQUENCE_TAKEN));
    }

    private static InsertOutcome outcome(String answer) {
        return InsertCommand.outcome(BsonDocument.parse(answer));
    }
}
