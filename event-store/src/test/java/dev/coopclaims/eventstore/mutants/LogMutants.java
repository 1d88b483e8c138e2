package dev.coopclaims.eventstore.mutants;

import java.util.List;

/** Mutants of the log on a real server. */
final class LogMutants {

    private static final String INSERT_COMMAND = "log.InsertCommandTest";
    private static final String COMMIT_TAIL = "log.CommitTailTest";
    private static final String LIVE_TAIL = "log.LiveTailAnswersIT";
    private static final String COMMITS = "contract.CommitContractOnOneMemberIT#";
    private static final String WRITERS = "contract.WritersContractOnOneMemberIT#";

    private LogMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "a-command-refused-as-a-whole-is-unknown",
                        "log/InsertCommand.java",
                        "if (PASSING.contains(e.getErrorCode())",
                        "if (e.getErrorCode() != 0 || PASSING.contains(e.getErrorCode())",
                        "log.RefusedCommandIT"),
                Mutant.of(
                        "what-was-stored-before-a-culprit-is-forgotten",
                        "log/InsertCommand.java",
                        "new StoppedAt(middle + index, reason, message)",
                        "new StoppedAt(index, reason, message)",
                        "log.RefusedCommandIT"),
                Mutant.of(
                        "acknowledged-when-written",
                        "log/InsertCommand.java",
                        "return with(DURABLE, batch);",
                        "return with(WRITTEN, batch);",
                        WRITERS + "what_is_acknowledged_is_there_for_every_node_at_once"),
                Mutant.of(
                        "no-word-of-a-majority-is-needed",
                        "log/InsertCommand.java",
                        "if (answer.containsKey(\"writeConcernError\")) {",
                        "if (answer.isEmpty()) {",
                        INSERT_COMMAND),
                Mutant.of(
                        "a-primary-that-steps-down-refuses-for-good",
                        "log/InsertCommand.java",
                        "return index == 0 && !PASSING.contains(code)",
                        "return index == 0",
                        INSERT_COMMAND),
                Mutant.of(
                        "a-taken-sequence-goes-before-a-taken-position",
                        "log/InsertCommand.java",
                        "&& taken.test(CommitLayout.positionOf(batch.get(index)))",
                        "&& batch.isEmpty()",
                        INSERT_COMMAND),
                Mutant.of(
                        "a-live-tail-confirms-nothing",
                        "log/PinnedTail.java",
                        "case AllStored all -> confirmed(written, commits.getLast());",
                        "case AllStored all -> written;",
                        LIVE_TAIL),
                Mutant.of(
                        "a-live-tail-confirms-nothing-before-a-refusal",
                        "log/PinnedTail.java",
                        "case StoppedAt stop when stop.index() > 0 -> confirmed(written, commits.get(stop.index() - 1));",
                        "case StoppedAt stop when stop.index() > 0 -> written;",
                        LIVE_TAIL),
                Mutant.of(
                        "a-conflict-may-roll-back",
                        "log/PinnedTail.java",
                        "-> conflict(commits.getFirst());",
                        "-> written;",
                        LIVE_TAIL),
                Mutant.of(
                        "a-position-that-cannot-be-seen-yet-begins-a-commit",
                        "log/CommitTail.java",
                        "return log.tail().nextPosition() == position ? OptionalLong.of(position) : OptionalLong.empty();",
                        "return OptionalLong.of(position);",
                        COMMIT_TAIL),
                Mutant.of(
                        "a-commit-that-cannot-be-taken-apart-is-skipped",
                        "log/CommitTail.java",
                        "        unread = batch;\n",
                        "        nextCommit = batch.end();\n",
                        COMMIT_TAIL),
                Mutant.of(
                        "a-hole-is-read-over",
                        "log/CommitTail.java",
                        "if (CommitLayout.positionOf(commit) != next) {",
                        "if (CommitLayout.positionOf(commit) < next) {",
                        COMMIT_TAIL),
                Mutant.of(
                        "an-end-fetched-ahead-is-the-end",
                        "log/CommitTail.java",
                        "if (batch.commits().isEmpty() && fetching != null) {",
                        "if (batch.commits().isEmpty() && fetching != null && closed) {",
                        COMMIT_TAIL),
                Mutant.of(
                        "a-page-has-no-bound-in-bytes",
                        "log/CommitPage.java",
                        "while (bytes < PAGE_BYTES && cursor.hasNext()) {",
                        "while (cursor.hasNext()) {",
                        COMMITS + "a_page_is_bounded_in_bytes_and_nothing_is_lost_between_pages"),
                Mutant.of(
                        "a-full-page-is-the-last",
                        "log/CommitPage.java",
                        "return new CommitPage(page, page.size() == maxCommits || bytes >= PAGE_BYTES);",
                        "return new CommitPage(page, false);",
                        COMMITS + "a_stream_of_more_commits_or_bytes_than_a_page_is_read_whole_and_goes_on"),
                Mutant.of(
                        "a-commit-that-reaches-over-is-left-out",
                        "log/MongoCommitLog.java",
                        "return reachingOver(stream, firstSequence)",
                        "return Optional.<RawBsonDocument>empty()",
                        COMMITS + "a_stream_is_read_from_the_middle_of_a_commit"),
                Mutant.of(
                        "a-long-streams-head-is-in-its-first-commits",
                        "log/MongoCommitLog.java",
                        "long step = seen < FEW_COMMITS ? 0 : FEW_COMMITS;",
                        "long step = 0;",
                        COMMITS + "a_stream_of_more_commits_or_bytes_than_a_page_is_read_whole_and_goes_on"),
                Mutant.of(
                        "a-position-behind-a-commit-is-held-by-it",
                        "log/MongoCommitLog.java",
                        ".filter(commit -> CommitLayout.endOf(commit) > position);",
                        ".filter(commit -> CommitLayout.endOf(commit) > 0);",
                        WRITERS + "what_is_acknowledged_is_there_for_every_node_at_once"));
    }
}
