package dev.coopclaims.eventstore.sealing;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import dev.coopclaims.eventstore.driver.OperationTimeout;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The keys as they are stored, one document for each subject: {@code {_id, generation, master, key}}, where the key is
 * wrapped under the master key of that version. An erasure leaves {@code {_id, generation}}, so that an erased key is told
 * from a lost one; the subject's next key has the next generation. Each of these is one atomic change.
 */
final class KeyDocuments {

    private static final String ID = "_id";
    private static final String GENERATION = "generation";
    private static final String MASTER = "master";
    private static final String KEY = "key";
    private static final String ERASURES = "erasures";
    private static final String COUNT = "count";
    private static final int DUPLICATE_KEY = 11_000;

    private final MongoCollection<Document> keys;
    private final MongoCollection<Document> counts;
    private final MasterKeys master;
    private final SecureRandom random = new SecureRandom();
    private final LongAdder racesLost = new LongAdder();
    private final LongAdder queries = new LongAdder();

    KeyDocuments(MongoDatabase database, MasterKeys master) {
        this.keys = collection(database, StoredFieldKeys.COLLECTION);
        this.counts = collection(database, StoredFieldKeys.MASTER_COLLECTION);
        this.master = master;
    }

    static MongoCollection<Document> collection(MongoDatabase database, String name) {
        return OperationTimeout.bounded(database)
                .getCollection(name)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /** What is stored of some subjects; those without a document are missing. */
    Map<String, KnownKeys.Known> read(Collection<String> subjects) {
        queries.increment();
        Map<String, KnownKeys.Known> read = new HashMap<>();
        for (Document document : keys.find(Filters.in(ID, subjects))) {
            read.put(document.getString(ID), known(document));
        }
        return read;
    }

    private KnownKeys.Known known(Document document) {
        String subject = document.getString(ID);
        int generation = document.getInteger(GENERATION);
        Binary wrapped = document.get(KEY, Binary.class);
        return new KnownKeys.Known(
                generation,
                wrapped == null
                        ? null
                        : unwrapped(subject, generation, document.getInteger(MASTER), wrapped.getData()));
    }

    private FieldKey unwrapped(String subject, int generation, int version, byte[] wrapped) {
        if (!master.has(version)) {
            throw new KeysUnavailableException(
                    "This node was not given the master key of version " + version + ", which another one uses", null);
        }
        byte[] key = master.unwrap(version, wrapped, context(subject, generation));
        if (key == null) {
            throw new UnusableMasterKeyException(
                    "the master key of version " + version + " does not open the key of " + subject);
        }
        return new FieldKey(subject, generation, key);
    }

    /**
     * Creates first keys, in one write. Subjects that have a document already keep it.
     *
     * @return those that were created here
     */
    Map<String, KnownKeys.Known> create(Collection<String> subjects) {
        Map<String, KnownKeys.Known> created = new HashMap<>();
        List<Document> documents = new ArrayList<>(subjects.size());
        for (String subject : subjects) {
            byte[] key = freshKey();
            created.put(subject, new KnownKeys.Known(1, new FieldKey(subject, 1, key)));
            documents.add(new Document(ID, subject)
                    .append(GENERATION, 1)
                    .append(MASTER, master.current())
                    .append(KEY, new Binary(master.wrap(key, context(subject, 1)))));
        }
        try {
            keys.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException some) {
            for (BulkWriteError error : some.getWriteErrors()) {
                if (error.getCode() != DUPLICATE_KEY) {
                    throw new MongoException(error.getCode(), error.getMessage());
                }
            }
            if (some.getWriteConcernError() != null) {
                throw some;
            }
            racesLost.increment();
            // Which of them were refused is not told alike by every server; what is stored counts.
            return read(subjects);
        }
        return created;
    }

    /** Creates the next key of a subject whose last one was erased; whoever is first wins. */
    void createNext(String subject, int erased) {
        byte[] key = freshKey();
        keys.updateOne(
                Filters.and(Filters.eq(ID, subject), Filters.eq(GENERATION, erased), Filters.exists(KEY, false)),
                Updates.combine(
                        Updates.set(GENERATION, erased + 1),
                        Updates.set(MASTER, master.current()),
                        Updates.set(KEY, new Binary(master.wrap(key, context(subject, erased + 1))))));
    }

    /**
     * Destroys the keys of subjects.
     *
     * @return how many there were
     */
    long erase(Collection<String> subjects) {
        UpdateResult erased = keys.updateMany(
                Filters.and(Filters.in(ID, subjects), Filters.exists(KEY)),
                Updates.combine(Updates.unset(KEY), Updates.unset(MASTER)));
        return erased.getModifiedCount();
    }

    /** Tells every process that keys were erased. */
    void countErasure() {
        counts.updateOne(Filters.eq(ID, ERASURES), Updates.inc(COUNT, 1L), new UpdateOptions().upsert(true));
    }

    long queries() {
        return queries.sum();
    }

    long racesLost() {
        return racesLost.sum();
    }

    /** How often keys were erased. */
    long erasures() {
        Document counted = counts.find(Filters.eq(ID, ERASURES)).first();
        return counted == null ? 0 : counted.get(COUNT, Number.class).longValue();
    }

    /**
     * Wraps keys under the current master key that are under an older one.
     *
     * @param most how many at most
     * @return how many were found
     */
    int rewrap(int most) {
        Bson older = Filters.and(Filters.exists(KEY), Filters.ne(MASTER, master.current()));
        List<Document> found = keys.find(older).limit(most).into(new ArrayList<>());
        for (Document document : found) {
            String subject = document.getString(ID);
            int generation = document.getInteger(GENERATION);
            int version = document.getInteger(MASTER);
            byte[] wrapped = document.get(KEY, Binary.class).getData();
            FieldKey key = unwrapped(subject, generation, version, wrapped);
            keys.updateOne(
                    Filters.and(
                            Filters.eq(ID, subject), Filters.eq(GENERATION, generation), Filters.eq(MASTER, version)),
                    Updates.combine(
                            Updates.set(MASTER, master.current()),
                            Updates.set(
                                    KEY,
                                    new Binary(master.wrap(key.secret().getEncoded(), context(subject, generation))))));
        }
        return found.size();
    }

    boolean hasOlderMaster() {
        return master.hasOlder();
    }

    boolean hasKeys() {
        return keys.find(Filters.exists(KEY)).first() != null;
    }

    /** Whether a key is wrapped under a version. */
    boolean uses(int version) {
        return keys.find(Filters.eq(MASTER, version)).first() != null;
    }

    @Nullable
    Document check(int version) {
        return counts.find(Filters.eq(ID, version)).first();
    }

    List<Document> checks() {
        return counts.find(Filters.type(ID, "int")).into(new ArrayList<>());
    }

    /** Stores what proves a master key; another process may have been first. */
    void storeCheck(int version, byte[] wrapped) {
        try {
            counts.insertOne(new Document(ID, version).append(KEY, new Binary(wrapped)));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    private byte[] freshKey() {
        byte[] key = new byte[FieldKey.BYTES];
        random.nextBytes(key);
        return key;
    }

    private static String context(String subject, int generation) {
        return subject + "#" + generation;
    }
}
