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
import java.util.Iterator;
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
        return known(keys.find(Filters.in(ID, subjects)).into(new ArrayList<>()));
    }

    private Map<String, KnownKeys.Known> known(List<Document> documents) {
        List<Document> there =
                documents.stream().filter(document -> document.get(KEY) != null).toList();
        List<byte @Nullable []> unwrapped = there.isEmpty() ? List.of() : unwrapped(there);
        Map<String, KnownKeys.Known> known = new HashMap<>();
        for (Document document : documents) {
            known.put(document.getString(ID), new KnownKeys.Known(document.getInteger(GENERATION), null));
        }
        for (int i = 0; i < there.size(); i++) {
            FieldKey key = key(there.get(i), unwrapped.get(i));
            known.put(key.subject(), new KnownKeys.Known(key.generation(), key));
        }
        return known;
    }

    private List<byte @Nullable []> unwrapped(List<Document> documents) {
        List<MasterKeys.Wrapped> wrapped = new ArrayList<>(documents.size());
        for (Document document : documents) {
            int version = document.getInteger(MASTER);
            if (!master.has(version)) {
                throw new KeysUnavailableException(
                        "This node was not given the master key of version " + version + ", which another one uses",
                        null);
            }
            wrapped.add(new MasterKeys.Wrapped(
                    version,
                    document.get(KEY, Binary.class).getData(),
                    context(document.getString(ID), document.getInteger(GENERATION))));
        }
        return master.unwrapAll(wrapped);
    }

    private static FieldKey key(Document document, byte @Nullable [] unwrapped) {
        String subject = document.getString(ID);
        if (unwrapped == null) {
            throw new UnusableMasterKeyException("the master key of version " + document.getInteger(MASTER)
                    + " does not open the key of " + subject);
        }
        return new FieldKey(subject, document.getInteger(GENERATION), unwrapped);
    }

    /**
     * Creates first keys, in one write. Subjects that have a document already keep it.
     *
     * @return those that were created here
     */
    Map<String, KnownKeys.Known> create(Collection<String> subjects) {
        Map<String, KnownKeys.Known> created = new HashMap<>();
        List<MasterKeys.Clear> fresh = new ArrayList<>(subjects.size());
        for (String subject : subjects) {
            byte[] key = freshKey();
            created.put(subject, new KnownKeys.Known(1, new FieldKey(subject, 1, key)));
            fresh.add(new MasterKeys.Clear(key, context(subject, 1)));
        }
        int version = master.current();
        Iterator<byte[]> wrapped = master.wrapAll(version, fresh).iterator();
        List<Document> documents = new ArrayList<>(subjects.size());
        for (String subject : subjects) {
            documents.add(new Document(ID, subject)
                    .append(GENERATION, 1)
                    .append(MASTER, version)
                    .append(KEY, new Binary(wrapped.next())));
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
        int version = master.current();
        byte[] wrapped = master.wrap(version, freshKey(), context(subject, erased + 1));
        keys.updateOne(
                Filters.and(Filters.eq(ID, subject), Filters.eq(GENERATION, erased), Filters.exists(KEY, false)),
                Updates.combine(
                        Updates.set(GENERATION, erased + 1),
                        Updates.set(MASTER, version),
                        Updates.set(KEY, new Binary(wrapped))));
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

    /** The generation of the key of each subject that is there, or of each that was erased; the others are missing. */
    Map<String, Integer> generations(Collection<String> subjects, boolean there) {
        Map<String, Integer> found = new HashMap<>();
        keys.find(Filters.and(Filters.in(ID, subjects), Filters.exists(KEY, there)))
                .forEach(document -> found.put(document.getString(ID), document.getInteger(GENERATION)));
        return found;
    }

    /**
     * Destroys keys up to a generation of each subject; later ones stay.
     *
     * @return how many there were
     */
    long erase(Map<String, Integer> upTo) {
        long erased = 0;
        for (Map.Entry<String, Integer> one : upTo.entrySet()) {
            erased += keys.updateOne(
                            Filters.and(
                                    Filters.eq(ID, one.getKey()),
                                    Filters.exists(KEY),
                                    Filters.lte(GENERATION, one.getValue())),
                            Updates.combine(Updates.unset(KEY), Updates.unset(MASTER)))
                    .getModifiedCount();
        }
        return erased;
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
        int current = master.current();
        Bson older = Filters.and(Filters.exists(KEY), Filters.ne(MASTER, current));
        List<Document> found = keys.find(older).limit(most).into(new ArrayList<>());
        if (found.isEmpty()) {
            return 0;
        }
        List<byte @Nullable []> unwrapped = unwrapped(found);
        List<MasterKeys.Clear> clear = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            FieldKey key = key(found.get(i), unwrapped.get(i));
            clear.add(new MasterKeys.Clear(key.secret().getEncoded(), context(key.subject(), key.generation())));
        }
        List<byte[]> wrapped = master.wrapAll(current, clear);
        for (int i = 0; i < found.size(); i++) {
            Document document = found.get(i);
            keys.updateOne(
                    Filters.and(
                            Filters.eq(ID, document.getString(ID)),
                            Filters.eq(GENERATION, document.getInteger(GENERATION)),
                            Filters.eq(MASTER, document.getInteger(MASTER))),
                    Updates.combine(Updates.set(MASTER, current), Updates.set(KEY, new Binary(wrapped.get(i)))));
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
