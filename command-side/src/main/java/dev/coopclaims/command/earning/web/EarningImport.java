package dev.coopclaims.command.earning.web;

import dev.coopclaims.command.dispatch.CommandResult;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.earning.EarningOutcome;
import dev.coopclaims.command.earning.EarningRecord;
import dev.coopclaims.command.earning.RegisterEarning;
import dev.coopclaims.command.earning.web.EarningResult.Outcome;
import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.command.web.rows.Row;
import dev.coopclaims.command.web.rows.Rows;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.earning.ImportId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in records from a stream, several at a time. Records of one organisation, programme and entity go through the
 * same worker, so each fund sees its records in their order; records of one external id take {@link Turns}. One bad record
 * never stops the rest; what was taken in stays so when the rest fails, and sending everything again is safe (F-1).
 */
public final class EarningImport {
    /** Most records of one request. */
    public static final int RECORDS_MAX = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(EarningImport.class);
    static final String EXTERNAL_ID = "externalId";
    private static final int QUEUED_PER_WORKER = 32;
    /** How long the reader waits for a place in a queue, and for the end; many times what a command may take. */
    private static final long STALLED_AFTER_SECONDS = 120;

    private static final int BROKEN_OFF = -1;

    /** Refusals after which the same record may be taken in. */
    private static final Set<Refusal.Kind> UNDECIDED = EnumSet.of(Refusal.Kind.CONFLICT, Refusal.Kind.UNAVAILABLE);

    private final Commands commands;
    private final Pseudonyms pseudonyms;
    private final int workers;
    private final int recordsMax;

    /** @param workers how many records are in flight, 1 to 256 */
    public EarningImport(Commands commands, Pseudonyms pseudonyms, int workers) {
        this(commands, pseudonyms, workers, RECORDS_MAX);
    }

    EarningImport(Commands commands, Pseudonyms pseudonyms, int workers, int recordsMax) {
        if (workers < 1 || workers > 256) {
            throw new IllegalArgumentException("1 to 256 workers, not " + workers);
        }
        this.commands = commands;
        this.pseudonyms = pseudonyms;
        this.workers = workers;
        this.recordsMax = recordsMax;
    }

    /** @param position the highest position of all commits; absent when nothing was stored */
    record Imported(List<EarningResult> results, OptionalLong position) {}

    /**
     * Reads to the end, or to {@link #RECORDS_MAX}.
     *
     * @throws Refusal malformed when the body breaks off: the records before that point are taken in; unavailable when the
     *     workers stall
     */
    Imported importAll(Rows rows, Actor actor) {
        String correlationId = commands.currentCorrelation();
        List<Worker> team = Stream.generate(() -> new Worker(actor, correlationId))
                .limit(workers)
                .toList();
        List<EarningResult> refused = new ArrayList<>();
        int count;
        try {
            count = readAll(rows, team, refused);
        } finally {
            team.forEach(Worker::finish);
        }
        team.forEach(Worker::awaitEnd);
        List<EarningResult> results = Stream.concat(
                        team.stream().flatMap(worker -> worker.results.stream()), refused.stream())
                .sorted(Comparator.comparingInt(EarningResult::line))
                .toList();
        if (count == BROKEN_OFF) {
            throw Refusal.of(
                    RequestCode.IMPORT_BROKEN_OFF,
                    results.size(),
                    EarningsAnswer.of(results).accrued());
        }
        if (results.size() != count) {
            throw Refusal.of(RequestCode.IMPORT_BROKEN_DOWN);
        }
        return new Imported(
                results,
                team.stream().mapToLong(worker -> worker.position).max().stream()
                        .filter(last -> last >= 0)
                        .findAny());
    }

    /** @return how many records there were, or {@link #BROKEN_OFF} */
    private int readAll(Rows rows, List<Worker> team, List<EarningResult> refused) {
        Turns turns = new Turns();
        ImportId batch = ImportId.create();
        int count = 0;
        try {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (++count > recordsMax) {
                    refused.add(EarningResult.refused(
                            row, RefusalCode.TOO_MANY_RECORDS.code(), RefusalCode.TOO_MANY_RECORDS.told(recordsMax)));
                    break;
                }
                handOut(row, batch, team, turns, refused);
            }
        } catch (IOException brokenOff) {
            LOG.info("an import of earnings broke off after {} records: {}", count, brokenOff.getMessage());
            return BROKEN_OFF;
        }
        return count;
    }

    private void handOut(Row row, ImportId batch, List<Worker> team, Turns turns, List<EarningResult> refused) {
        EarningRecord earning;
        try {
            earning = row.as(EarningBody.class).earning();
        } catch (Refusal malformed) {
            refused.add(refused(row, malformed));
            return;
        }
        RegisterEarning command = new RegisterEarning(earning, batch, pseudonyms);
        int worker = Objects.hash(earning.organisation(), earning.programme(), earning.entity());
        team.get(Math.floorMod(worker, workers)).offer(new Task(row, command, turns.take(command.target())));
    }

    /** A record that can be asked for, and when it may be. */
    private record Task(Row row, RegisterEarning command, Turns.Turn turn) {}

    /** Takes in its part of the records, one after the other, in a virtual thread. */
    private final class Worker {
        private final BlockingQueue<Task> queue = new ArrayBlockingQueue<>(QUEUED_PER_WORKER);
        private final List<EarningResult> results = new ArrayList<>();
        private final Actor actor;
        private final String correlationId;
        private final Thread thread;
        private volatile boolean finishing;
        private long position = -1;

        Worker(Actor actor, String correlationId) {
            this.actor = actor;
            this.correlationId = correlationId;
            this.thread = Thread.ofVirtual().name("earning-import").start(this::work);
        }

        void offer(Task task) {
            try {
                if (!queue.offer(task, STALLED_AFTER_SECONDS, TimeUnit.SECONDS)) {
                    throw Refusal.of(RequestCode.IMPORT_STALLED);
                }
            } catch (InterruptedException stopped) {
                throw stopped(stopped);
            }
        }

        void finish() {
            finishing = true;
        }

        void awaitEnd() {
            try {
                if (!thread.join(Duration.ofSeconds(STALLED_AFTER_SECONDS))) {
                    throw Refusal.of(RequestCode.IMPORT_STALLED);
                }
            } catch (InterruptedException stopped) {
                throw stopped(stopped);
            }
        }

        private void work() {
            try {
                while (true) {
                    boolean last = finishing;
                    Task task = queue.poll(20, TimeUnit.MILLISECONDS);
                    if (task != null) {
                        results.add(inTurn(task));
                    } else if (last) {
                        return;
                    }
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private EarningResult inTurn(Task task) throws InterruptedException {
            Row row = task.row();
            boolean known = false;
            try {
                if (!task.turn().await(STALLED_AFTER_SECONDS)) {
                    return unknown(row);
                }
                CommandResult<EarningOutcome> written = commands.send(task.command(), actor, null, correlationId);
                written.position().ifPresent(last -> position = Math.max(position, last));
                known = true;
                return result(row, written.result());
            } catch (Refusal refusal) {
                known = !UNDECIDED.contains(refusal.kind());
                return refused(row, refusal);
            } catch (RuntimeException defect) {
                LOG.error("earning record {} could not be taken in", row.line(), defect);
                return unknown(row);
            } finally {
                task.turn().end(known);
            }
        }
    }

    private static EarningResult unknown(Row row) {
        return EarningResult.refused(row, Refusal.Kind.UNAVAILABLE.name(), RequestCode.RECORD_NOT_TAKEN_IN.told());
    }

    private static EarningResult refused(Row row, Refusal refusal) {
        @Nullable
        Violation first = refusal.kind() == Refusal.Kind.RULE_VIOLATION
                ? refusal.violations().getFirst()
                : null;
        return EarningResult.refused(
                row,
                first == null ? refusal.kind().name() : first.code(),
                first == null ? String.valueOf(refusal.getMessage()) : first.message());
    }

    private static EarningResult result(Row row, EarningOutcome outcome) {
        return switch (outcome) {
            case EarningOutcome.Accrued(var fund, var warning) ->
                new EarningResult(
                        row.line(), row.text(EXTERNAL_ID), Outcome.ACCRUED, fund.value(), null, null, warning);
            case EarningOutcome.Duplicate(var fund) ->
                new EarningResult(row.line(), row.text(EXTERNAL_ID), Outcome.DUPLICATE, fund.value(), null, null, null);
            case EarningOutcome.Conflict(var fund) ->
                new EarningResult(
                        row.line(),
                        row.text(EXTERNAL_ID),
                        Outcome.CONFLICT,
                        fund.value(),
                        RefusalCode.EARNING_CONFLICT.code(),
                        RefusalCode.EARNING_CONFLICT.told(),
                        null);
        };
    }

    private static Refusal stopped(InterruptedException ignored) {
        Thread.currentThread().interrupt();
        return Refusal.of(RequestCode.SERVER_STOPPING);
    }
}
