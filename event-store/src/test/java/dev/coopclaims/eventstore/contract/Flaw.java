package dev.coopclaims.eventstore.contract;

import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitPage;
import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.InsertOutcome.AllStored;
import dev.coopclaims.eventstore.log.InsertOutcome.StoppedAt;
import dev.coopclaims.eventstore.log.Tail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.bson.RawBsonDocument;

/** What is wrong with a store that is right otherwise, and the tests of the contract that see it. */
enum Flaw {
    CUTS_STREAMS_AT_1000_COMMITS(
            right -> new DelegatingLog(right) {
                @Override
                public CommitPage commitsOf(String stream, long firstSequence, int maxCommits) {
                    return cut(super.commitsOf(stream, firstSequence, Math.min(1_000, maxCommits)));
                }

                @Override
                public CommitPage commitsAfter(String stream, long sequence, int maxCommits) {
                    return cut(super.commitsAfter(stream, sequence, Math.min(1_000, maxCommits)));
                }

                private static CommitPage cut(CommitPage page) {
                    return new CommitPage(page.commits(), false);
                }
            },
            "a_stream_of_more_commits_or_bytes_than_a_page_is_read_whole_and_goes_on"),

    ACKNOWLEDGES_BEFORE_IT_IS_DURABLE(
            right -> new DelegatingLog(right) {
                private CompletableFuture<InsertOutcome> last = CompletableFuture.completedFuture(new AllStored());

                @Override
                public synchronized InsertOutcome insert(List<RawBsonDocument> commits) {
                    List<RawBsonDocument> copies =
                            commits.stream().map(DelegatingLog::copy).toList();
                    last = last.thenApplyAsync(
                            before -> super.insert(copies),
                            CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
                    return new AllStored();
                }

                @Override
                public void close() {
                    last.join();
                    super.close();
                }
            },
            "what_is_acknowledged_is_there_for_every_node_at_once"),

    FORGETS_THE_LIMIT_IN_BYTES(
            right -> new DelegatingLog(right) {
                @Override
                public List<RawBsonDocument> commits(long firstPosition, int maxCommits) {
                    List<RawBsonDocument> all = new ArrayList<>(super.commits(firstPosition, maxCommits));
                    for (List<RawBsonDocument> more = all; !more.isEmpty() && all.size() < maxCommits; ) {
                        more = super.commits(CommitLayout.endOf(all.getLast()), maxCommits - all.size());
                        all.addAll(more);
                    }
                    return all;
                }
            },
            "a_page_is_bounded_in_bytes_and_nothing_is_lost_between_pages"),

    LAGS_BEHIND_ITS_END(
            right -> new DelegatingLog(right) {
                private Tail before = super.tail();

                @Override
                public synchronized Tail tail() {
                    Tail answered = before;
                    before = super.tail();
                    return answered;
                }
            },
            "what_is_acknowledged_is_there_for_every_node_at_once"),

    REPEATS_THE_LAST_COMMIT(
            right -> new DelegatingLog(right) {
                @Override
                public List<RawBsonDocument> commits(long firstPosition, int maxCommits) {
                    List<RawBsonDocument> page = new ArrayList<>(super.commits(firstPosition, maxCommits));
                    super.commitHolding(firstPosition - 1).ifPresent(page::addFirst);
                    return page;
                }
            },
            "the_log_is_read_behind_a_token_inside_a_commit"),

    LETS_TIMES_FALL(
            right -> new DelegatingLog(right) {
                private int inserts;

                @Override
                public synchronized InsertOutcome insert(List<RawBsonDocument> commits) {
                    if (++inserts % 3 == 0) {
                        commits.forEach(commit -> CommitLayout.move(
                                commit,
                                CommitLayout.positionOf(commit),
                                CommitLayout.recordedAtOf(commit).minusSeconds(60)));
                    }
                    return super.insert(commits);
                }
            },
            "recorded_times_never_decrease_whatever_the_clocks_say"),

    REMEMBERS_WHAT_HELD_A_POSITION(
            right -> new DelegatingLog(right) {
                private final Map<Long, Optional<RawBsonDocument>> remembered = new HashMap<>();

                @Override
                public synchronized Optional<RawBsonDocument> commitHolding(long position) {
                    return remembered.computeIfAbsent(position, super::commitHolding);
                }
            },
            "what_is_acknowledged_is_there_for_every_node_at_once"),

    FORGETS_THE_COMMIT_THAT_REACHES_OVER(
            right -> new DelegatingLog(right) {
                @Override
                public CommitPage commitsOf(String stream, long firstSequence, int maxCommits) {
                    return super.commitsAfter(stream, firstSequence - 1, maxCommits);
                }
            },
            "a_stream_is_read_from_the_middle_of_a_commit"),

    GOES_ON_BEHIND_A_REFUSED_COMMIT(
            right -> new DelegatingLog(right) {
                @Override
                public InsertOutcome insert(List<RawBsonDocument> commits) {
                    InsertOutcome first = new AllStored();
                    for (int index = 0; index < commits.size(); index++) {
                        InsertOutcome one = super.insert(List.of(commits.get(index)));
                        if (first instanceof AllStored && one instanceof StoppedAt stop) {
                            first = new StoppedAt(index, stop.reason(), stop.message());
                        }
                    }
                    return first;
                }
            },
            "a_failing_commit_in_the_middle_of_a_batch_stops_it_there");

    @SuppressWarnings("ImmutableEnumChecker") // each of these functions only makes an object
    private final UnaryOperator<CommitLog> spoil;

    private final String seenBy;

    Flaw(UnaryOperator<CommitLog> spoil, String seenBy) {
        this.spoil = spoil;
        this.seenBy = seenBy;
    }

    /** The log with this flaw. */
    CommitLog in(CommitLog right) {
        return spoil.apply(right);
    }

    /** The name of the test that fails because of it. */
    String seenBy() {
        return seenBy;
    }
}
