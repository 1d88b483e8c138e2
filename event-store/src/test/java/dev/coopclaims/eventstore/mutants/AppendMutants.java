package dev.coopclaims.eventstore.mutants;

import java.util.List;

/** Mutants of the appender and of what it rests on. */
final class AppendMutants {

    private static final String SETTLEMENT = "append.SettlementTest";
    private static final String CONTENDING = "append.ContendingNodesTest";
    private static final String SHARED_TAIL = "append.SharedTailTest";

    private AppendMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "what-a-live-tail-read-is-remembered-as-durable",
                        "append/SharedTail.java",
                        "return by.read();",
                        "return durable = by.read();",
                        SHARED_TAIL),
                Mutant.of(
                        "a-batch-behind-others-is-settled-in-its-slot",
                        "append/SharedTail.java",
                        "return by == null\n                ? new Settled",
                        "return true\n                ? new Settled",
                        SHARED_TAIL),
                Mutant.of(
                        "a-node-never-forgets-that-it-met-another",
                        "append/SharedTail.java",
                        "            met = false;\n",
                        "",
                        SHARED_TAIL),
                Mutant.of(
                        "an-error-in-the-middle-of-a-write-is-not-settled",
                        "append/SharedTail.java",
                        "outcome = new Unknown(new IllegalStateException(e));",
                        "throw e;",
                        SETTLEMENT),
                Mutant.of(
                        "times-are-not-held-back",
                        "append/AppenderLoop.java",
                        "if (recordedAt.isBefore(behind.recordedAt())) {",
                        "if (recordedAt.isBefore(java.time.Instant.EPOCH)) {",
                        CONTENDING,
                        "contract.WritersContractOnOneMemberIT#recorded_times_never_decrease_whatever_the_clocks_say"),
                Mutant.of(
                        "an-error-ends-the-appender",
                        "append/AppenderLoop.java",
                        "} catch (RuntimeException | Error e) {",
                        "} catch (RuntimeException e) {",
                        SETTLEMENT),
                Mutant.of(
                        "who-waited-is-told-unknown-at-the-end",
                        "append/AppenderLoop.java",
                        "\"The event store was shut down before it answered\", pending.mayBeStored())));",
                        "\"The event store was shut down before it answered\", true)));",
                        "append.ShutDownTest"),
                Mutant.of(
                        "who-was-sent-is-told-not-stored-at-the-end",
                        "append/Answers.java",
                        "\"Whether the commit was stored is not known: \" + cause.getMessage(), true)));",
                        "\"Whether the commit was stored is not known: \" + cause.getMessage(), false)));",
                        "append.UnreliableServerTest"),
                Mutant.of(
                        "a-listeners-error-reaches-the-appender",
                        "log/CommitSignal.java",
                        "} catch (Throwable e) {",
                        "} catch (RuntimeException e) {",
                        SETTLEMENT),
                Mutant.of(
                        "a-moved-batch-keeps-its-time",
                        "append/SlotSettlement.java",
                        "Instant notBefore = recordedAt.isBefore(durable.recordedAt()) ? durable.recordedAt() : recordedAt;",
                        "Instant notBefore = recordedAt;",
                        SETTLEMENT),
                Mutant.of(
                        "a-batch-is-not-put-back-to-its-slot",
                        "append/SlotSettlement.java",
                        "                place(batch, first, recordedAt);\n",
                        "",
                        SETTLEMENT),
                Mutant.of(
                        "what-stands-in-the-slot-is-always-foreign",
                        "append/SlotSettlement.java",
                        "CommitLayout.isSameCommit(there.get(), batch.getFirst())",
                        "batch.isEmpty()",
                        SETTLEMENT),
                Mutant.of(
                        "who-holds-the-slot-need-not-be-durable",
                        "append/SlotSettlement.java",
                        "if (slots.ours() == 0 && slots.foreign()) {",
                        "if (slots.ours() == 0) {",
                        SETTLEMENT),
                Mutant.of(
                        "a-slot-is-looked-at-instead-of-closed",
                        "append/SlotSettlement.java",
                        "case Unknown(RuntimeException cause) -> logger.debug(\"Still unknown\", cause);",
                        "case Unknown u -> {  return new StoppedAt(stored, Reason.POSITION_TAKEN, \"\"); }",
                        SETTLEMENT),
                Mutant.of(
                        "a-refusal-while-settling-is-final",
                        "append/SlotSettlement.java",
                        ": new Unknown(new IllegalStateException(\"the server refuses it now: \" + stop.message()));",
                        ": new StoppedAt(stored, Reason.REFUSED, stop.message());",
                        SETTLEMENT),
                Mutant.of(
                        "who-lost-the-right-while-settling-is-kept-waiting",
                        "append/SlotSettlement.java",
                        "stop.reason() == Reason.REFUSED || stop.reason() == Reason.NO_RIGHT;",
                        "stop.reason() == Reason.REFUSED;",
                        SETTLEMENT),
                Mutant.of(
                        "a-missing-right-is-a-commits-fault",
                        "log/InsertCommand.java",
                        "if (ServerErrors.isMissingRight(e)) {",
                        "if (batch.isEmpty()) {",
                        "rights.RevokedRightIT"),
                Mutant.of(
                        "a-missing-right-is-not-told-to-health",
                        "append/AppenderState.java",
                        "running && deniedBy == null && settling",
                        "running && settling",
                        "rights.RevokedRightIT"),
                Mutant.of(
                        "a-right-that-is-back-is-not-noticed",
                        "append/Answers.java",
                        "            missingRight.isThere();\n",
                        "",
                        "rights.RevokedRightIT"),
                Mutant.of(
                        "settling-never-ends",
                        "append/SlotSettlement.java",
                        "return !stopped && asking.toNanos() < patienceNanos;",
                        "return !stopped;",
                        SETTLEMENT),
                Mutant.of(
                        "who-has-given-up-is-sent-again",
                        "append/PendingCommit.java",
                        "current == State.SENT ? State.WAITING : State.ABANDONED",
                        "State.WAITING",
                        "append.PendingCommitTest"),
                Mutant.of(
                        "who-has-given-up-is-sent",
                        "append/PendingCommit.java",
                        "return state.compareAndSet(State.WAITING, State.SENT);",
                        "return state.getAndSet(State.SENT) != State.SENT;",
                        "append.PendingCommitTest"),
                Mutant.of(
                        "a-batch-may-be-larger-than-a-command",
                        "append/AppenderSettings.java",
                        "if (maxBatchBytes > MAX_BATCH_BYTES) {",
                        "if (maxBatchBytes < 0) {",
                        "append.AppenderSettingsTest"),
                Mutant.of(
                        "a-commit-may-begin-inside-another",
                        "append/StreamHeads.java",
                        "if (known.isPresent() && span.first() != known.getAsLong() + 1) {",
                        "if (known.isPresent() && span.first() > known.getAsLong() + 1) {",
                        "contract.CommitContractOnOneMemberIT#a_commit_that_starts_inside_another_or_leaves_a_gap_is_refused"),
                Mutant.of(
                        "a-stream-begun-late-does-not-reserve-its-start",
                        "append/Appender.java",
                        "begun.isEmpty() ? commit",
                        "!begun.isEmpty() || begun.isEmpty() ? commit",
                        "contract.CommitContractOnOneMemberIT#a_stream_that_exists_cannot_be_begun_again_wherever_it_began"));
    }
}
