package dev.coopclaims.app.wiring.erasure;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.command.dispatch.CommandResult;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.erasure.BeginErasure;
import dev.coopclaims.command.erasure.CompleteErasure;
import dev.coopclaims.command.erasure.RecordDestruction;
import dev.coopclaims.command.erasure.Subject;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.erasure.DestroyedKey;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.erasure.ErasureStatus;
import dev.coopclaims.query.erasure.ListedErasure;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.Views;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what was confirmed and is due (H-6): begins it, destroys its keys, waits until no node seals with them, says so
 * in the log, so that views fold it again, waits until no node opens anything with them and all views have come past that,
 * removes what else holds copies, and says that it is done. Each step can be repeated: whoever comes after a process that
 * died goes on where the log says that it is. For one thread.
 */
final class ErasureJob {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureJob.class);

    /** How many are carried out together: they wait for other nodes at the same time. */
    static final int MAX_AT_ONCE = 100;

    /** How long views may take; after that the next look goes on. */
    private static final Duration VIEWS_WITHIN = Duration.ofMinutes(5);

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final long LOOK_MILLIS = 100;

    private final Commands commands;
    private final Actor actor;
    private final Views views;
    private final StoredFieldKeys keys;
    private final Copies copies;
    private final Reached reached;
    private final LongSupplier head;
    private final Lease lease;
    private final Clock clock;
    private final ErasureSettings settings;

    /** Tells whether every view has come to a position, whichever process runs it. */
    @FunctionalInterface
    interface Reached {
        boolean all(long position);
    }

    /**
     * @param actor who sends its commands
     * @param views as they stand
     * @param head the last position of the log
     * @param clock the business clock
     */
    ErasureJob(
            Commands commands,
            Actor actor,
            Views views,
            StoredFieldKeys keys,
            Copies copies,
            Reached reached,
            LongSupplier head,
            Lease lease,
            Clock clock,
            ErasureSettings settings) {
        this.commands = commands;
        this.actor = actor;
        this.views = views;
        this.keys = keys;
        this.copies = copies;
        this.reached = reached;
        this.head = head;
        this.lease = lease;
        this.clock = clock;
        this.settings = settings;
    }

    /** Carries out what is due now, unless another node does. */
    void run() throws InterruptedException {
        List<ViewDocument<ListedErasure>> open = views
                .of(ListedErasure.VIEW)
                .find(
                        Filters.in(
                                ListedErasure.STATUS,
                                ErasureStatus.WAITING.name(),
                                ErasureStatus.DUE.name(),
                                ErasureStatus.UNDER_WAY.name()),
                        Sorts.ascending("request.at"),
                        MAX_AT_ONCE)
                .stream()
                .filter(this::mayBeDue)
                .toList();
        if (open.isEmpty() || !lease.take(LEASE)) {
            return;
        }
        try {
            carryOut(open);
        } finally {
            lease.giveBack();
        }
    }

    private boolean mayBeDue(ViewDocument<ListedErasure> one) {
        Deadline keepUntil = one.content().keepUntil();
        return keepUntil == null || keepUntil.isOver(clock.instant());
    }

    private void carryOut(List<ViewDocument<ListedErasure>> open) throws InterruptedException {
        Map<ErasureId, Subject> destroying = new LinkedHashMap<>();
        Map<ErasureId, Subject> finishing = new LinkedHashMap<>();
        for (ViewDocument<ListedErasure> one : open) {
            ErasureId erasure = new ErasureId(one.key());
            Subject subject = new Subject(one.content().kind(), one.content().subject());
            if (one.content().destroyedAt() != null) {
                finishing.put(erasure, subject);
            } else if (destroy(erasure, subject)) {
                destroying.put(erasure, subject);
            }
        }
        long position = finishing.isEmpty() ? -1 : head.getAsLong();
        if (!destroying.isEmpty()) {
            TimeUnit.NANOSECONDS.sleep(settings.sealingEnds().toNanos());
            for (ErasureId erasure : destroying.keySet()) {
                CommandResult<Void> recorded = commands.send(new RecordDestruction(erasure), actor);
                // If it was recorded already, at some position before the end.
                position = Math.max(position, recorded.position().orElseGet(head));
            }
            finishing.putAll(destroying);
        }
        if (!finishing.isEmpty()) {
            TimeUnit.NANOSECONDS.sleep(
                    settings.openingEnds().minus(settings.sealingEnds()).toNanos());
            if (awaitViews(position)) {
                finishing.forEach(this::finish);
            }
        }
    }

    /** Returns whether the keys are gone; they stay if something stands against it. */
    private boolean destroy(ErasureId erasure, Subject subject) {
        List<DestroyedKey> now = KeysOfSubject.of(subject, keys);
        if (begun(erasure, now).isEmpty()) {
            return false;
        }
        // Once more: a hold that was placed a moment before it began is seen now.
        List<DestroyedKey> doomed = begun(erasure, now);
        if (doomed.isEmpty()) {
            return false;
        }
        long destroyed = keys.erase(KeysOfSubject.upTo(doomed));
        LOG.info("{}: {} keys destroyed", erasure, destroyed);
        return true;
    }

    private List<DestroyedKey> begun(ErasureId erasure, List<DestroyedKey> now) {
        return commands.send(new BeginErasure(erasure, now), actor).result();
    }

    private boolean awaitViews(long position) throws InterruptedException {
        long start = System.nanoTime();
        while (!reached.all(position)) {
            if (System.nanoTime() - start > VIEWS_WITHIN.toNanos()) {
                LOG.warn("not every view has come to position {}; erasures are completed later", position);
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return true;
    }

    private void finish(ErasureId erasure, Subject subject) {
        copies.remove(subject);
        commands.send(new CompleteErasure(erasure), actor);
        LOG.info("{}: done", erasure);
    }
}
