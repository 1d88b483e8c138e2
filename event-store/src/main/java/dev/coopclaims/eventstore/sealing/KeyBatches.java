package dev.coopclaims.eventstore.sealing;

import dev.coopclaims.eventstore.sealing.KnownKeys.Known;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Creates keys in one write for all who wait: while one batch is written, those who come join the next one. Thread-safe.
 */
final class KeyBatches {

    private final KeyDocuments documents;
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable Batch open;

    KeyBatches(KeyDocuments documents) {
        this.documents = documents;
    }

    private static final class Batch {
        private final Map<String, Known> wanted = new HashMap<>();
        private Map<String, Known> created = Map.of();
        private @Nullable RuntimeException failure;
        private boolean done;
    }

    /**
     * Creates the next key of each subject, or finds the one that somebody else created. A subject whose stored key could not
     * be seen after a lost race is left out; ask again for it.
     *
     * @param wanted by subject, the erased key that is known; generation 0 for none
     * @return what is stored then
     */
    Map<String, Known> create(Map<String, Known> wanted) {
        Batch batch = joined(wanted);
        writing.lock();
        try {
            if (!batch.done) {
                write(closed(batch));
            }
        } finally {
            writing.unlock();
        }
        if (batch.failure != null) {
            throw batch.failure;
        }
        Map<String, Known> mine = new HashMap<>();
        for (String subject : wanted.keySet()) {
            Known created = batch.created.get(subject);
            if (created != null) {
                mine.put(subject, created);
            }
        }
        return mine;
    }

    private synchronized Batch joined(Map<String, Known> wanted) {
        Batch batch = open;
        if (batch == null) {
            batch = new Batch();
            open = batch;
        }
        batch.wanted.putAll(wanted);
        return batch;
    }

    private synchronized Batch closed(Batch batch) {
        open = null;
        return batch;
    }

    private void write(Batch batch) {
        try {
            batch.created = created(batch.wanted);
        } catch (RuntimeException failed) {
            batch.failure = failed;
        }
        batch.done = true;
    }

    private Map<String, Known> created(Map<String, Known> wanted) {
        Set<String> unknown = new HashSet<>();
        Map<String, Integer> erased = new HashMap<>();
        wanted.forEach((subject, there) -> {
            if (there.generation() == 0) {
                unknown.add(subject);
            } else {
                erased.put(subject, there.generation());
            }
        });
        Map<String, Known> created = new HashMap<>();
        if (!unknown.isEmpty()) {
            documents.create(unknown).forEach((subject, there) -> {
                created.put(subject, there);
                if (there.key() == null) {
                    erased.put(subject, there.generation());
                }
            });
        }
        if (!erased.isEmpty()) {
            erased.forEach(documents::createNext);
            created.putAll(documents.read(erased.keySet()));
        }
        return created;
    }
}
