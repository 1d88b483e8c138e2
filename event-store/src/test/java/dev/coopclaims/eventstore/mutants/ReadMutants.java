package dev.coopclaims.eventstore.mutants;

import java.util.List;

/** Mutants of what Axon sees: engine, streams, positions, snapshots. */
final class ReadMutants {

    private static final String COMMITS = "contract.CommitContractOnOneMemberIT#";
    private static final String PROCESSORS = "contract.ProcessorsContractOnOneMemberIT#";
    private static final String CLOCKS = "token.SkewedClocksIT#";

    private ReadMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "a-reader-asked-again-skips-an-event",
                        "axon/LogSpliterator.java",
                        "        action.accept(events.get(nextEvent));\n        nextEvent++;\n",
                        "        action.accept(events.get(nextEvent++));\n",
                        COMMITS + "a_reader_that_is_asked_again_after_an_error_gets_the_error_again_and_skips_nothing"),
                Mutant.of(
                        "a-token-inside-a-commit-begins-it-anew",
                        "axon/LogSpliterator.java",
                        "nextEvent = (int) Math.max(0, firstPosition - events.getFirst().position());",
                        "nextEvent = 0;",
                        COMMITS + "the_log_is_read_behind_a_token_inside_a_commit"),
                Mutant.of(
                        "a-position-ahead-of-the-log-waits-for-ever",
                        "axon/LogSpliterator.java",
                        "if (now - behindSinceNanos > patienceNanos) {",
                        "if (now < behindSinceNanos) {",
                        "axon.PositionAheadOfTheLogIT"),
                Mutant.of(
                        "a-position-ahead-of-the-log-is-refused-at-once",
                        "axon/LogSpliterator.java",
                        "if (now - behindSinceNanos > patienceNanos) {",
                        "if (now >= behindSinceNanos) {",
                        "axon.PositionAheadOfTheLogIT"),
                Mutant.of(
                        "a-stream-ends-with-its-first-page",
                        "axon/StreamSpliterator.java",
                        "complete = !page.more() || nextSequence == before;",
                        "complete = true;",
                        COMMITS + "a_stream_of_more_commits_or_bytes_than_a_page_is_read_whole_and_goes_on"),
                Mutant.of(
                        "the-head-behind-a-snapshot-is-not-noted",
                        "axon/StreamSpliterator.java",
                        "if (last >= 0) {",
                        "if (nextSequence > before) {",
                        COMMITS + "reading_behind_a_snapshot_tells_where_the_stream_ends"),
                Mutant.of(
                        "a-second-append-does-not-say-what-stays",
                        "axon/AppendedPositions.java",
                        "before instanceof Appended first ? first : null",
                        "null",
                        "axon.EngineIT#a_unit_of_work_that_appends_twice_is_refused_and_told_what_stays_stored"),
                Mutant.of(
                        "a-unit-of-work-may-append-twice",
                        "axon/AppendedPositions.java",
                        "if (before != null) {",
                        "if (before instanceof String) {",
                        "axon.EngineIT#a_unit_of_work_that_appends_twice_is_refused_and_told_what_stays_stored"),
                Mutant.of(
                        "a-request-key-is-not-stored",
                        "axon/CommitEncoder.java",
                        "if (requestKey != null) {",
                        "if (requestKey != null && requestKey.isEmpty()) {",
                        COMMITS + "a_request_key_is_stored_once_on_whatever_node"),
                Mutant.of(
                        "an-older-snapshot-takes-a-newer-ones-place",
                        "axon/SnapshotCollection.java",
                        "Filters.lte(CommitLayout.EVENT_SEQUENCE, snapshot.sequence())),",
                        "Filters.gte(CommitLayout.EVENT_SEQUENCE, 0)),",
                        COMMITS + "the_newest_snapshot_is_kept"),
                Mutant.of(
                        "a-signal-that-comes-while-a-stream-looks-is-lost",
                        "axon/SignalledEventStream.java",
                        "            return false;\n        } catch (RuntimeException e) {",
                        "            mayHaveNews();\n            return false;\n        } catch (RuntimeException e) {",
                        "axon.SignalledEventStreamTest"),
                Mutant.of(
                        "a-claim-has-no-epoch",
                        "token/PositionTokenStore.java",
                        "return epoch == null ? owned : Filters.and(owned, Filters.eq(EPOCH, epoch));",
                        "return epoch == null || epoch >= 0 ? owned : Filters.and(owned, Filters.eq(EPOCH, epoch));",
                        CLOCKS + "a_thread_that_slept_through_its_claim_cannot_store_in_the_next_one_of_its_node"),
                Mutant.of(
                        "a-position-of-another-log-is-taken",
                        "token/PositionTokenStore.java",
                        "if (!log.equals(other)) {",
                        "if (log.isEmpty()) {",
                        CLOCKS + "a_position_of_another_log_is_refused"),
                Mutant.of(
                        "a-live-claim-is-taken-over",
                        "token/SegmentLeases.java",
                        "List.of(\n                                \"$\" + PositionTokenStore.CLAIMED_AT,",
                        "List.of(\n                                java.time.Instant.EPOCH,",
                        PROCESSORS + "a_claim_excludes_other_nodes_until_it_is_released"),
                Mutant.of(
                        "who-lost-a-claim-stores-all-the-same",
                        "token/PositionTokenStore.java",
                        "Bson owned = Filters.and(Filters.eq(\"_id\", id), Filters.eq(OWNER, node));",
                        "Bson owned = Filters.and(Filters.eq(\"_id\", id), Filters.ne(OWNER, \"\"));",
                        PROCESSORS + "a_claim_excludes_other_nodes_until_it_is_released"));
    }
}
