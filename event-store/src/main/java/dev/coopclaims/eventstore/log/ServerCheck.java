package dev.coopclaims.eventstore.log;

import com.mongodb.ConnectionString;
import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What must hold before the first commit is accepted. */
final class ServerCheck {

    /** MongoDB 6.0, the oldest that the store was tested with. */
    static final int OLDEST_WIRE_VERSION = 17;

    private static final int UNAUTHORIZED = 13;
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
    }

    /** What is wrong with a server, by its answer to {@code hello}, with the remedy. */
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
            return Optional.of("The MongoDB server is a standalone one, so it may lose what it has acknowledged."
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

    /** Looks for the index first, so that a user who may not create one can start when it is there. */
    static void requireSequenceIndex(MongoCollection<RawBsonDocument> commits) {
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
                    e.getErrorCode() == UNAUTHORIZED
                            ? "The database user lacks a right on " + commits.getNamespace() + " ("
                                    + e.getErrorMessage() + "). The event store's README lists the rights it needs;"
                                    + " creating the index " + CommitLayout.SEQUENCE_INDEX
                                    + " is needed once, by a user who may."
                            : wrongIndex(commits, e.getErrorMessage()));
        }
    }

    /** An index of that name which is something else is refused by the server when it is to be created. */
    private static boolean hasSequenceIndex(MongoCollection<RawBsonDocument> commits) {
        for (Document index : commits.listIndexes()) {
            if (isSequenceIndex(index)) {
                return true;
            }
        }
        return false;
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

    /** As text, since the order of keys counts. */
    private static String keysOf(Document index) {
        return index.get("key", new Document()).toJson();
    }

    private static String wrongIndex(MongoCollection<?> commits, @Nullable String detail) {
        return "The collection " + commits.getNamespace() + " has no unique index " + CommitLayout.SEQUENCE_INDEX
                + " on streams.id, streams.first and it cannot be created"
                + (detail == null ? "" : " (" + detail + ")")
                + ". Without it two nodes could both extend an aggregate. Drop the index that is in its way, or"
                + " restore the collection from a backup if it holds duplicates.";
    }
}
