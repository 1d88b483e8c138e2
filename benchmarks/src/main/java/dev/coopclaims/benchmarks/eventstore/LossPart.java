package dev.coopclaims.benchmarks.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;

/** Counts what readers lose, in the same scenarios on every candidate that Axon reads by tokens. */
final class LossPart {

    private static final int REPLAYED = 1_000;
    private static final Duration LATE = Duration.ofSeconds(15);
    private static final Duration FILL_LIMIT = Duration.ofMinutes(2);
    private static final int LAST_LOOKS = 3;

    private final Setting setting;

    LossPart(Setting setting) {
        this.setting = setting;
    }

    /** Prints the table, keeps the figures and returns them; a failing peer is reported as failed. */
    Losses run() {
        List<Losses.OfStore> stores = new ArrayList<>();
        for (Candidate candidate : setting.candidates()) {
            if (candidate instanceof Occurrent) {
                setting.out().printf("  %s has no tokens and is left out here%n", candidate.name());
            } else if (candidate == setting.own()) {
                stores.add(of(candidate));
            } else {
                stores.add(ofPeer(candidate));
            }
        }
        setting.leftOut().forEach((peer, why) -> stores.add(Losses.OfStore.without(peer, "left out: " + why)));
        Losses losses = new Losses(setting.plan().overtaking(), stores, REPLAYED);
        losses.table().print(setting.out());
        return losses;
    }

    private Losses.OfStore ofPeer(Candidate candidate) {
        try {
            return of(candidate);
        } catch (RuntimeException e) {
            setting.out().printf("  %s failed: %s%n", candidate.name(), e);
            return Losses.OfStore.without(candidate.name(), "failed: " + e.getMessage());
        }
    }

    private Losses.OfStore of(Candidate candidate) {
        Results results = setting.results();
        Map<Integer, Long> overtaken = new LinkedHashMap<>();
        for (int others : setting.plan().overtaking()) {
            long lost = lostWhenOvertaken(candidate, others);
            overtaken.put(others, lost);
            results.put(lost, "peersLoss", candidate.name(), "overtaken", Integer.toString(others), "lostEvents");
        }
        long late = lostWhenLate(candidate);
        results.put(late, "peersLoss", candidate.name(), "stampedLate", "lostEvents");
        long misread = takenForNew(candidate);
        results.put(misread, "peersLoss", candidate.name(), "replay", "takenForNewEvents");
        results.write();
        return new Losses.OfStore(candidate.name(), candidate == setting.own(), overtaken, late, misread, null);
    }

    /**
     * A unit of work has appended its event and is slow to commit; meanwhile others append, and a reader follows them.
     * Then it commits. A store that assigns positions before the commit must not forget the missing one.
     */
    private static long lostWhenOvertaken(Candidate candidate, int others) {
        try (AxonStore store = axon(candidate)) {
            Reader reader = new Reader(store.engine());
            store.append(CommitShape.ONE_EVENT.next());
            reader.readOn();
            List<DomainEventMessage<?>> slow = CommitShape.ONE_EVENT.next();
            DefaultUnitOfWork<DomainEventMessage<?>> work = DefaultUnitOfWork.startAndGet(slow.getFirst());
            try {
                store.engine().appendEvents(slow);
                // In separate threads, since this thread's unit of work stays open.
                Fill.parallel(1, FILL_LIMIT, thread -> {
                    for (int part = 0; part < others; part += others / 4) {
                        Fill.burst(store, others / 4, FILL_LIMIT);
                        reader.readOn();
                    }
                });
                work.commit();
            } finally {
                if (work.isActive()) {
                    work.rollback();
                }
            }
            return lost(store, reader);
        }
    }

    /**
     * An event with an earlier time than what was already read: from a slow unit of work or a node whose clock is slow.
     */
    private static long lostWhenLate(Candidate candidate) {
        try (AxonStore store = axon(candidate)) {
            Reader reader = new Reader(store.engine());
            Instant now = Instant.now();
            store.append(List.of(CommitShape.eventAt(now, CommitShape.timeOrderedId(), 0)));
            reader.readOn();
            store.append(List.of(CommitShape.eventAt(now.minus(LATE), CommitShape.timeOrderedId(), 0)));
            return lost(store, reader);
        }
    }

    private static long lost(AxonStore store, Reader reader) {
        for (int look = 0; look < LAST_LOOKS; look++) {
            reader.readOn();
        }
        return store.storedEvents() - reader.seen();
    }

    /** Events one second apart are read to the end; then a reset goes back to the start, so all of them are replays. */
    private static long takenForNew(Candidate candidate) {
        try (AxonStore store = axon(candidate)) {
            Fill.spaced(store, REPLAYED, FILL_LIMIT);
            Reader reader = new Reader(store.engine());
            reader.readOn();
            TrackingToken atReset = reader.token().orElseThrow();
            return new Replay(store.engine(), atReset).takenForNew();
        }
    }

    private static AxonStore axon(Candidate candidate) {
        if (candidate.openEmpty() instanceof AxonStore store) {
            return store;
        }
        throw new IllegalStateException(candidate.name() + " cannot be read by Axon");
    }

    /** Follows a log by its tokens, as a tracking processor does. */
    @SuppressWarnings("NullAway") // null is Axon's token before the first event
    private static final class Reader {

        private final EventStorageEngine engine;
        private final Set<String> seen = new HashSet<>();
        private @Nullable TrackingToken token;

        Reader(EventStorageEngine engine) {
            this.engine = engine;
        }

        synchronized void readOn() {
            try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(token, false)) {
                events.forEach(event -> {
                    seen.add(event.getIdentifier());
                    token = event.trackingToken();
                });
            }
        }

        synchronized long seen() {
            return seen.size();
        }

        synchronized Optional<TrackingToken> token() {
            return Optional.ofNullable(token);
        }
    }

    /** Reads a log again from its start, as Axon does after a reset. */
    @SuppressWarnings("NullAway") // null is Axon's token before the first event
    private record Replay(EventStorageEngine engine, TrackingToken atReset) {

        long takenForNew() {
            List<TrackingToken> tokens = new ArrayList<>();
            try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents((TrackingToken) null, false)) {
                events.forEach(event -> tokens.add(event.trackingToken()));
            }
            TrackingToken current = ReplayToken.createReplayToken(atReset, null);
            long fresh = 0;
            for (TrackingToken next : tokens) {
                current = current instanceof ReplayToken replay ? replay.advancedTo(next) : next;
                fresh += ReplayToken.isReplay(current) ? 0 : 1;
            }
            return fresh;
        }
    }
}
