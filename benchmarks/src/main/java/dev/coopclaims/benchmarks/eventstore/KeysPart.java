package dev.coopclaims.benchmarks.eventstore;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.benchmarks.eventstore.Store.StoreSize;
import dev.coopclaims.eventstore.sealing.MasterKeyRing;
import dev.coopclaims.eventstore.sealing.MasterKeys;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import dev.coopclaims.eventstore.sealing.Subjects;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Measures what the keys of many people cost: on disk, in memory, to create, to read again, and to erase one of them (H-6). */
final class KeysPart {
    private static final int SUBJECTS_OF_COMMIT = 1_000;
    private static final int CACHED = 50_000;
    private static final int ERASED = 21;

    private final Setting setting;

    KeysPart(Setting setting) {
        this.setting = setting;
    }

    void run() {
        MongoDatabase database = setting.server().freshDatabase();
        try {
            MasterKeys master = MasterKeyRing.of(MasterKeyRing.newLine(1));
            long subjects = setting.plan().people();
            List<String> sample = new ArrayList<>();
            double createdPerSecond = create(StoredFieldKeys.open(database, master), subjects, sample);
            StoreSize size = setting.server().sizeOf(database, StoredFieldKeys.COLLECTION);
            double bytes = (double) (size.storage() + size.indexes()) / subjects;

            StoredFieldKeys fresh = StoredFieldKeys.open(database, master);
            long heapBefore = heapBytes();
            double readPerSecond = readAgain(fresh, sample);
            double cacheBytes = (double) (heapBytes() - heapBefore) / sample.size();
            double eraseMillis = eraseOne(fresh, sample);
            print(subjects, bytes, createdPerSecond, readPerSecond, cacheBytes, eraseMillis, sample.size());
        } finally {
            database.drop();
        }
    }

    /** Returns how many were created in a second. */
    private static double create(StoredFieldKeys keys, long subjects, List<String> sample) {
        long start = System.nanoTime();
        for (long first = 0; first < subjects; first += SUBJECTS_OF_COMMIT) {
            Set<String> some = new HashSet<>();
            for (int i = 0; i < SUBJECTS_OF_COMMIT; i++) {
                some.add(Subjects.named("person-" + CommitShape.timeOrderedId()));
            }
            keys.forSealing(some);
            if (sample.size() < CACHED) {
                sample.addAll(some);
            }
        }
        return subjects / ((System.nanoTime() - start) / 1e9);
    }

    /** Returns how many were read in a second. */
    private static double readAgain(StoredFieldKeys keys, List<String> sample) {
        long start = System.nanoTime();
        for (int from = 0; from < sample.size(); from += SUBJECTS_OF_COMMIT) {
            keys.prefetch(new HashSet<>(sample.subList(from, Math.min(from + SUBJECTS_OF_COMMIT, sample.size()))));
        }
        return sample.size() / ((System.nanoTime() - start) / 1e9);
    }

    /** The median of some. */
    private static double eraseOne(StoredFieldKeys keys, List<String> sample) {
        double[] millis = new double[ERASED];
        for (int i = 0; i < ERASED; i++) {
            long start = System.nanoTime();
            if (keys.erase(Set.of(sample.get(i))) != 1) {
                throw new IllegalStateException("no key was erased");
            }
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[ERASED / 2];
    }

    private static long heapBytes() {
        System.gc();
        System.gc();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return heap.getUsed();
    }

    private void print(
            long subjects,
            double bytes,
            double createdPerSecond,
            double readPerSecond,
            double cacheBytes,
            double eraseMillis,
            int cached) {
        setting.out()
                .printf(
                        "keys of %,d people: %s bytes each on disk, %,.0f created and %,.0f read per second, %d at once;"
                                + " %,d in memory take %,.0f bytes each; one erased in %.1f ms%n",
                        subjects,
                        Table.figure(bytes),
                        createdPerSecond,
                        readPerSecond,
                        SUBJECTS_OF_COMMIT,
                        cached,
                        cacheBytes,
                        eraseMillis);
        setting.results().put(subjects, "keys", "subjects");
        setting.results().put(Spread.rounded(bytes), "keys", "bytesEach");
        setting.results().put(Spread.rounded(createdPerSecond), "keys", "createdPerSecond");
        setting.results().put(Spread.rounded(readPerSecond), "keys", "readPerSecond");
        setting.results().put(Spread.rounded(cacheBytes), "keys", "bytesEachInMemory");
        setting.results().put(Spread.rounded(eraseMillis), "keys", "eraseOneMillis");
        setting.results().write();
    }
}
