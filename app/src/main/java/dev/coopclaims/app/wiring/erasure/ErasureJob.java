package dev.coopclaims.app.wiring.erasure;

import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.erasure.BeginErasure;
import dev.coopclaims.command.erasure.CompleteErasure;
import dev.coopclaims.command.erasure.RecordDestruction;
import dev.coopclaims.command.erasure.Subject;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.erasure.DestroyedKey;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.query.erasure.ListedErasure;
import dev.coopclaims.query.projection.ViewDocument;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** How long views may take; after that the next look goes on. */
    private static final Duration VIEWS_WITHIN = Duration.ofMinutes(5);

    private static final long LOOK_MILLIS = 100;

    private final Commands commands;
    private final Actor actor;
    private final DueErasures due;
    private final StoredFieldKeys keys;
    private final Copies copies;
    private final Reached reached;
    private final LongSupplier head;
    private final Lease lease;
    private final ErasureSettings settings;

    /** Tells whether every view has come to a position, whichever process runs it. */
    @FunctionalInterface
    interface Reached {
        boolean all(long position);
    }

    /**
     * @param actor who sends its commands
     * @param due tells what is to be carried out
     * @param head the last position of the log
     */
    ErasureJob(
            Commands commands,
            Actor actor,
            DueErasures due,
            StoredFieldKeys keys,
            Copies copies,
            Reached reached,
            LongSupplier head,
            Lease lease,
            ErasureSettings settings) {
        this.commands = commands;
        this.actor = actor;
        this.due = due;
        this.keys = keys;
        this.copies = copies;
        this.reached = reached;
        this.head = head;
        this.lease = lease;
        this.settings = settings;
    }

    /** Carries out what is due now, unless another node does. */
    void run() throws InterruptedException {
        List<ViewDocument<ListedErasure>> open = due.next();
        if (open.isEmpty() || !lease.take(settings.lease())) {
            return;
        }
        try {
            carryOut(open);
        } finally {
            lease.giveBack();
        }
    }

    private void carryOut(List<ViewDocument<ListedErasure>> open) throws InterruptedException {
        Map<ErasureId, Subject> standing = new LinkedHashMap<>();
        Map<ErasureId, Subject> finishing = new LinkedHashMap<>();
        for (ViewDocument<ListedErasure> one : open) {
            Subject subject = new Subject(one.content().kind(), one.content().subject());
            (one.content().destroyedAt() == null ? standing : finishing).put(new ErasureId(one.key()), subject);
        }
        long position = finishing.isEmpty() ? -1 : head.getAsLong();
        Map<ErasureId, List<DestroyedKey>> destroyed = destroy(standing);
        if (!destroyed.isEmpty()) {
            pause(settings.sealingEnds());
            // Whoever became a member of a further organisation meanwhile is folded again there too.
            if (!awaitViews(head.getAsLong())) {
                return;
            }
            destroyed.forEach((erasure, gone) -> {
                if (each(erasure, () -> commands.send(new RecordDestruction(erasure, gone), actor))) {
                    finishing.put(erasure, Objects.requireNonNull(standing.get(erasure)));
                }
            });
            position = head.getAsLong();
        }
        if (!finishing.isEmpty()) {
            pause(settings.openingEnds().minus(settings.sealingEnds()));
            if (awaitViews(position)) {
                copies.removeAll();
                for (Map.Entry<ErasureId, Subject> one : finishing.entrySet()) {
                    each(one.getKey(), () -> finish(one.getKey(), one.getValue()));
                    renew();
                }
            }
        }
    }

    /**
     * Returns those whose keys are gone, also when they were before; keys stay if something stands against it. What does, such as a hold or a membership,
     * is found by views: both times they have to have seen all that happened before.
     */
    private Map<ErasureId, List<DestroyedKey>> destroy(Map<ErasureId, Subject> standing) throws InterruptedException {
        Map<ErasureId, Subject> begun = new LinkedHashMap<>();
        Map<ErasureId, List<DestroyedKey>> destroyed = new LinkedHashMap<>();
        if (standing.isEmpty() || !awaitViews(head.getAsLong())) {
            return destroyed;
        }
        standing.forEach((erasure, subject) -> each(erasure, () -> {
            if (begun(erasure, subject).isPresent()) {
                begun.put(erasure, subject);
            }
        }));
        // Once more: a hold that was placed a moment before it began is seen now.
        if (begun.isEmpty() || !awaitViews(head.getAsLong())) {
            return destroyed;
        }
        begun.forEach((erasure, subject) -> each(erasure, () -> {
            // Without keys too: who looked before may have destroyed them all, and told nobody.
            begun(erasure, subject).ifPresent(doomed -> {
                LOG.info("{}: {} keys destroyed", erasure, keys.erase(KeysOfSubject.upTo(doomed)));
                destroyed.put(erasure, doomed);
            });
        }));
        return destroyed;
    }

    private Optional<List<DestroyedKey>> begun(ErasureId erasure, Subject subject) {
        return commands.send(beginning(erasure, subject), actor).result();
    }

    private BeginErasure beginning(ErasureId erasure, Subject subject) {
        return new BeginErasure(erasure, KeysOfSubject.of(subject, keys), KeysOfSubject.goneOf(subject, keys));
    }

    /** Does a step of one erasure; returns whether it was done. One that fails does not stop the others. */
    private static boolean each(ErasureId erasure, Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException failed) {
            LOG.warn("{} could not be carried on; tried again later", erasure, failed);
            return false;
        }
    }

    private void pause(Duration duration) throws InterruptedException {
        Duration left = duration;
        while (left.isPositive()) {
            Duration part = left.compareTo(settings.every()) < 0 ? left : settings.every();
            TimeUnit.NANOSECONDS.sleep(part.toNanos());
            left = left.minus(part);
            renew();
        }
    }

    private void renew() {
        if (!lease.take(settings.lease())) {
            LOG.warn("another node carries erasures out too; every step can be repeated");
        }
    }

    private boolean awaitViews(long position) throws InterruptedException {
        long start = System.nanoTime();
        long renewed = start;
        renew();
        while (!reached.all(position)) {
            if (System.nanoTime() - start > VIEWS_WITHIN.toNanos()) {
                LOG.warn("not every view has come to position {}; erasures are carried on later", position);
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            if (System.nanoTime() - renewed > settings.every().toNanos()) {
                renewed = System.nanoTime();
                renew();
            }
        }
        return true;
    }

    private void finish(ErasureId erasure, Subject subject) {
        copies.removeOf(subject);
        commands.send(new CompleteErasure(erasure), actor);
        LOG.info("{}: done", erasure);
    }
}
