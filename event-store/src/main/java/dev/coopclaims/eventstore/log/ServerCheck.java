package dev.coopclaims.eventstore.log;

import com.mongodb.ConnectionString;
import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ClusteredIndexOptions;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks what must hold before the first commit is accepted. */
final class ServerCheck {

    /** MongoDB 6.0, the oldest that the store was tested with. */
    static final int OLDEST_WIRE_VERSION = 17;

    private static final Logger logger = LoggerFactory.getLogger(ServerCheck.class);
    private static final int NAMESPACE_EXISTS = 48;
    private static final Bson SEQUENCE_KEYS = Indexes.ascending("streams.id", "streams.first");
    private static final Set<String> HARMLESS_OPTIONS = Set.of("v", "key", "name", "unique", "ns", "background");

    private ServerCheck() {}

    static void requireSuitable(MongoClient client) {
        Document hello;
        try {
            hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
        } catch (MongoSecurityException e) {
            throw new UnsuitableServerException("The MongoDB server refuses the user or the password of the URI. Check"
                    + " both, and authSource if the user is kept in another database than admin. ("
                    + e.getMessage() + ")");
        }
        problemWith(hello).ifPresent(problem -> {
            throw new UnsuitableServerException(problem);
        });
        if (!hello.getList("arbiters", String.class, List.of()).isEmpty()) {
            logger.warn(
                    "The replica set has an arbiter ({}), which holds no data: while a data-bearing member"
                            + " is down, there may be no majority to acknowledge writes. Replace the arbiter with a"
                            + " data-bearing member.",
                    String.join(", ", hello.getList("arbiters", String.class)));
        }
    }

    /** The problem with a server, according to its answer to {@code hello}, with the remedy. */
    static Optional<String> problemWith(Document hello) {
        int wireVersion = hello.getInteger("maxWireVersion", 0);
        if (wireVersion < OLDEST_WIRE_VERSION) {
            return Optional.of("The MongoDB server is too old (wire version " + wireVersion + "): the event store needs"
                    + " MongoDB 6.0 (wire version " + OLDEST_WIRE_VERSION + ") or newer. Upgrade it.");
        }
        if ("isdbgrid".equals(hello.getString("msg"))) {
            return Optional.of("The MongoDB server is a router of a sharded cluster; the log needs one order and lives"
                    + " on one replica set. Put that replica set's members into the URI.");
        }
        if (!hello.containsKey("setName")) {
            return Optional.of("The MongoDB server is standalone, so it may lose what it has acknowledged."
                    + " Run it as a replica set: start mongod with --replSet rs0, call rs.initiate() once and"
                    + " put ?replicaSet=rs0 into the URI. One member is enough. For trying out, ops/mongod"
                    + " starts one.");
        }
        return Optional.empty();
    }

    static void requireStrongWrites(String uri) {
        WriteConcern given = new ConnectionString(uri).getWriteConcern();
        if (given == null) {
            return;
        }
        Object w = given.getWObject();
        boolean journaled = given.getJournal() == null || given.getJournal();
        if ((w != null && !"majority".equals(w)) || !journaled) {
            throw new UnsuitableServerException("The MongoDB URI asks for writes weaker than w=majority and"
                    + " journal=true, which may lose acknowledged events in a fail-over. Remove w and journal from"
                    + " the URI; the event store sets them itself.");
        }
    }

    /**
     * Looks for collection and index first, so that a user without the right to create them can start if they exist.
     */
    static void requireLog(MongoDatabase database, MongoCollection<RawBsonDocument> commits) {
        try {
            if (indexesOf(commits).isEmpty()) {
                create(database, commits);
            }
            if (indexesOf(commits).stream().noneMatch(index -> Boolean.TRUE.equals(index.getBoolean("clustered")))) {
                throw new UnsuitableServerException(wrongCollection(commits, "it is not clustered on _id"));
            }
        } catch (MongoCommandException e) {
            throw new UnsuitableServerException(
                    ServerErrors.isMissingRight(e)
                            ? lacksRight(commits, e, "creating the collection, clustered on _id,")
                            : wrongCollection(commits, e.getErrorMessage()));
        }
        requireSequenceIndex(commits);
        requireLayout(commits);
    }

    private static void create(MongoDatabase database, MongoCollection<RawBsonDocument> commits) {
        try {
            database.withWriteConcern(WriteConcern.MAJORITY)
                    .createCollection(
                            commits.getNamespace().getCollectionName(),
                            new CreateCollectionOptions()
                                    .clusteredIndexOptions(
                                            new ClusteredIndexOptions(new Document(CommitLayout.ID, 1), true)));
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != NAMESPACE_EXISTS) {
                throw e;
            }
        }
    }

    /** Checks the first commit only: the layout never changes within a log. */
    private static void requireLayout(MongoCollection<RawBsonDocument> commits) {
        RawBsonDocument first =
                commits.find().sort(Sorts.ascending(CommitLayout.ID)).limit(1).first();
        if (first == null) {
            return;
        }
        BsonValue version = first.get(CommitLayout.VERSION);
        if (version == null || !version.isInt32() || version.asInt32().getValue() != CommitLayout.CURRENT_VERSION) {
            throw new UnsuitableServerException(wrongCollection(
                    commits,
                    "its commits have the layout " + (version == null ? "of before version 1" : version.toString())
                            + ", and this event store reads and writes " + CommitLayout.CURRENT_VERSION));
        }
    }

    private static String wrongCollection(MongoCollection<?> commits, String detail) {
        return "The collection " + commits.getNamespace() + " is not a log of this event store: " + detail
                + ". It was made by an older version or by hand. Use another database, or move what it holds: append its"
                + " events to a new log with the version that wrote them on the one side and this one on the other.";
    }

    private static String lacksRight(MongoCollection<?> commits, MongoCommandException e, String what) {
        return "The database user lacks a right on " + commits.getNamespace() + " (" + e.getErrorMessage()
                + "). The event store's README lists the rights it needs; " + what
                + " is needed once, by a user who may.";
    }

    private static List<Document> indexesOf(MongoCollection<RawBsonDocument> commits) {
        return commits.listIndexes().into(new ArrayList<>());
    }

    private static void requireSequenceIndex(MongoCollection<RawBsonDocument> commits) {
        try {
            if (!hasSequenceIndex(commits)) {
                commits.createIndex(
                        SEQUENCE_KEYS, new IndexOptions().unique(true).name(CommitLayout.SEQUENCE_INDEX));
                if (!hasSequenceIndex(commits)) {
                    throw new UnsuitableServerException(wrongIndex(commits, null));
                }
            }
        } catch (DuplicateKeyException e) {
            throw new UnsuitableServerException(wrongIndex(commits, e.getMessage()));
        } catch (MongoCommandException e) {
            throw new UnsuitableServerException(
                    ServerErrors.isMissingRight(e)
                            ? lacksRight(commits, e, "creating the index " + CommitLayout.SEQUENCE_INDEX)
                            : wrongIndex(commits, e.getErrorMessage()));
        }
    }

    /** If an index of that name has other keys or options, the server refuses to create ours. */
    private static boolean hasSequenceIndex(MongoCollection<RawBsonDocument> commits) {
        return indexesOf(commits).stream().anyMatch(ServerCheck::isSequenceIndex);
    }

    static boolean isSequenceIndex(Document index) {
        return CommitLayout.SEQUENCE_INDEX.equals(index.getString("name"))
                && Boolean.TRUE.equals(index.getBoolean("unique"))
                && HARMLESS_OPTIONS.containsAll(index.keySet())
                && new Document("streams.id", 1)
                        .append("streams.first", 1)
                        .toJson()
                        .equals(keysOf(index));
    }

    /** As text, since the order of keys matters. */
    private static String keysOf(Document index) {
        return index.get("key", new Document()).toJson();
    }

    private static String wrongIndex(MongoCollection<?> commits, @Nullable String detail) {
        return "The collection " + commits.getNamespace() + " has no unique index " + CommitLayout.SEQUENCE_INDEX
                + " on streams.id, streams.first and it cannot be created"
                + (detail == null ? "" : " (" + detail + ")")
                + ". Without it, two nodes could both extend an aggregate. Drop the index that conflicts with it, or"
                + " restore the collection from a backup if it holds duplicates.";
    }
}
