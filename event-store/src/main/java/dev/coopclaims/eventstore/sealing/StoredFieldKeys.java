package dev.coopclaims.eventstore.sealing;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.sealing.KnownKeys.Known;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys of subjects in the collection {@value #COLLECTION}, wrapped under master keys, and in memory for some time.
 *
 * <p>Before a commit, its new keys are created in one write together with those of other commits that wait; a crash in
 * between leaves keys that nothing was sealed with. An erasure destroys a key at once and counts itself; every process
 * that uses keys asks for the count every few seconds, and forgets all keys when it has changed ({@link KeySettings}).
 * A process that cannot ask seals nothing more after some seconds and opens nothing more after {@code openWithin}. So what
 * is sealed on another node within {@code sealWithin} of an erasure may be erased with it, and nothing later is. Thread-safe.
 */
public final class StoredFieldKeys implements FieldKeys {

    /** The collection of the keys. */
    public static final String COLLECTION = "fieldKeys";

    /** The collection of what proves the master keys, and of the count of erasures. */
    public static final String MASTER_COLLECTION = "masterKeys";

    private static final int CREATE_ATTEMPTS = 20;
    private static final int OUT_OF_DISK_SPACE = 14_031;
    /** How long a failed question stands for all who would ask it; they would fail one after the other. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final KeyDocuments documents;
    private final KeySettings settings;
    private final LongSupplier nanoTime;
    private final KnownKeys known;
    private final KeyBatches batches;
    private final List<Runnable> forgetting = new CopyOnWriteArrayList<>();
    private final ReentrantLock checking = new ReentrantLock();
    private volatile long checkedAtNanos;
    private volatile long erasures;
    private volatile @Nullable Failure lastFailure;

    /** @param atNanos when the answer failed to come */
    private record Failure(MongoException cause, long atNanos) {}

    private StoredFieldKeys(KeyDocuments documents, KeySettings settings, LongSupplier nanoTime) {
        this.documents = documents;
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.known = new KnownKeys(settings.knownKeys());
        this.batches = new KeyBatches(documents);
        this.checkedAtNanos = nanoTime.getAsLong();
        this.erasures = documents.erasures();
    }

    /**
     * Opens the keys of an installation.
     *
     * @throws UnusableMasterKeyException when the master keys are not those that its keys are wrapped under
     */
    public static StoredFieldKeys open(MongoDatabase database, MasterKeys master) {
        return open(database, master, KeySettings.DEFAULTS, System::nanoTime);
    }

    static StoredFieldKeys open(
            MongoDatabase database, MasterKeys master, KeySettings settings, LongSupplier nanoTime) {
        KeyDocuments documents = new KeyDocuments(database, master);
        MasterKeyCheck.of(documents, master);
        return new StoredFieldKeys(documents, settings, nanoTime);
    }

    @Override
    public Map<String, FieldKey> forSealing(Set<String> subjects) {
        check(settings.sealWithin().toNanos());
        Map<String, FieldKey> keys = new HashMap<>();
        Map<String, Known> missing = new HashMap<>();
        for (String subject : subjects) {
            Known there = known.get(subject);
            add(subject, there == null ? new Known(0, null) : there, keys, missing);
        }
        for (int attempt = 1; !missing.isEmpty(); attempt++) {
            if (attempt > CREATE_ATTEMPTS) {
                throw new KeysUnavailableException("Keys are erased as often as they are created; try again", null);
            }
            long before = known.clearings();
            Map<String, Known> created = created(missing);
            missing.keySet().removeAll(created.keySet()); // the others are asked for again
            created.forEach((subject, there) -> {
                known.put(subject, there, before);
                add(subject, there, keys, missing);
            });
        }
        return keys;
    }

    private Map<String, Known> created(Map<String, Known> missing) {
        try {
            return batches.create(missing);
        } catch (MongoException failed) {
            if (failed.getCode() == OUT_OF_DISK_SPACE) {
                throw failed;
            }
            throw new KeysUnavailableException("New keys of sealed fields cannot be stored now", failed);
        }
    }

    private static void add(String subject, Known there, Map<String, FieldKey> keys, Map<String, Known> missing) {
        FieldKey key = there.key();
        if (key == null) {
            missing.put(subject, there);
        } else {
            keys.put(subject, key);
        }
    }

    @Override
    public @Nullable FieldKey forOpening(String subject, int generation) {
        check(settings.openWithin().toNanos());
        Known there = known.get(subject);
        if (there == null || there.generation() < generation) {
            there = read(Set.of(subject)).get(subject);
            if (there == null || there.generation() < generation) {
                throw new MissingKeyException(subject, generation);
            }
        }
        return there.generation() == generation ? there.key() : null;
    }

    @Override
    public void prefetch(Set<String> subjects) {
        check(settings.openWithin().toNanos());
        Set<String> unknown = new HashSet<>();
        for (String subject : subjects) {
            if (known.get(subject) == null) {
                unknown.add(subject);
            }
        }
        if (unknown.size() > 1) {
            read(unknown);
        }
    }

    private Map<String, Known> read(Collection<String> subjects) {
        long before = known.clearings();
        try {
            Map<String, Known> read = documents.read(subjects);
            read.forEach((subject, there) -> known.put(subject, there, before));
            return read;
        } catch (MongoException gone) {
            throw new KeysUnavailableException("The keys of sealed fields cannot be read now", gone);
        }
    }

    /**
     * Destroys the keys of subjects: what was sealed with them opens never again. Durable when this returns; other processes
     * follow within {@link KeySettings#checkEvery}. Subjects without a key are left out.
     *
     * @return how many keys were destroyed
     */
    public long erase(Set<String> subjects) {
        return counted(documents.erase(subjects));
    }

    /** Also when there were none: whoever erased them may have died before it counted. */
    private long counted(long erased) {
        documents.countErasure();
        forget();
        return erased;
    }

    /** As {@link #erase(Set)} up to a generation of each subject: it can be repeated, however long afterwards. */
    public long erase(Map<String, Integer> upTo) {
        return counted(documents.erase(upTo));
    }

    /** The generation of the key of each subject; those without one, and those whose key was erased, are missing. */
    public Map<String, Integer> generations(Set<String> subjects) {
        return documents.generations(subjects, true);
    }

    /** The last generation of the key of each subject whose key was erased. */
    public Map<String, Integer> erasedGenerations(Set<String> subjects) {
        return documents.generations(subjects, false);
    }

    /** Forgets all keys in memory: what is opened from now on is opened with what is stored now. */
    public void forget() {
        known.clear();
        forgetting.forEach(Runnable::run);
    }

    /** Calls a listener whenever keys were forgotten because some were erased; it must be short and must not block. */
    public void onForgetting(Runnable listener) {
        forgetting.add(listener);
    }

    /** Asks whether keys were erased, however lately somebody did: a process that neither seals nor opens would not notice. */
    public void look() {
        checking.lock();
        try {
            long askedAt = nanoTime.getAsLong();
            noted(documents.erasures(), askedAt);
        } finally {
            checking.unlock();
        }
    }

    private void noted(long counted, long askedAt) {
        if (counted != erasures) {
            forget();
            erasures = counted;
        }
        checkedAtNanos = askedAt;
        lastFailure = null;
    }

    /**
     * Wraps keys under the current master key that are under an older one; may run at any time, on any node. Without an
     * older master key it asks nothing.
     *
     * @param mostKeys how many at most
     * @return how many there were; 0: the older master keys are no longer needed
     */
    public int rewrap(int mostKeys) {
        return documents.hasOlderMaster() ? documents.rewrap(mostKeys) : 0;
    }

    /** How often another process had created a key first. */
    long racesLost() {
        return documents.racesLost();
    }

    /** How often keys were read. */
    long queries() {
        return documents.queries();
    }

    /** @param trustNanos how old the last answer may be */
    private void check(long trustNanos) {
        long age = nanoTime.getAsLong() - checkedAtNanos;
        if (age < settings.checkEvery().toNanos()) {
            return;
        }
        if (age <= trustNanos) {
            if (failedJustNow() != null || !checking.tryLock()) {
                return; // another thread asks, or did in vain
            }
        } else {
            MongoException failed = failedJustNow();
            if (failed != null) {
                throw unknown(failed);
            }
            checking.lock();
        }
        try {
            checked(trustNanos);
        } finally {
            checking.unlock();
        }
    }

    private void checked(long trustNanos) {
        long start = nanoTime.getAsLong();
        if (start - checkedAtNanos < settings.checkEvery().toNanos()) {
            return;
        }
        MongoException failed = failedJustNow(); // while this thread waited
        if (failed != null) {
            if (start - checkedAtNanos > trustNanos) {
                throw unknown(failed);
            }
            return;
        }
        try {
            noted(documents.erasures(), start);
        } catch (MongoException gone) {
            lastFailure = new Failure(gone, nanoTime.getAsLong());
            if (start - checkedAtNanos > trustNanos) {
                throw unknown(gone);
            }
        }
    }

    private @Nullable MongoException failedJustNow() {
        Failure last = lastFailure;
        return last != null && nanoTime.getAsLong() - last.atNanos() < RETRY_AFTER.toNanos() ? last.cause() : null;
    }

    private static KeysUnavailableException unknown(MongoException gone) {
        return new KeysUnavailableException("It is unknown whether keys were erased meanwhile", gone);
    }
}
