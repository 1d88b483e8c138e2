package dev.coopclaims.eventstore.log;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCommandException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What must hold before the first commit is accepted. */
final class ServerCheck {

    private static final Bson SEQUENCE_KEYS = Indexes.ascending("streams.id", "streams.first");

    private ServerCheck() {}

    static void requireReplicaSet(MongoClient client) {
        Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
        if (!hello.containsKey("setName")) {
            throw new UnsuitableServerException(
                    "The MongoDB server is a standalone one (or a router), so it may lose what it has acknowledged."
                            + " Run it as a replica set: start mongod with --replSet rs0, call rs.initiate() once and"
                            + " put ?replicaSet=rs0 into the URI. One member is enough. For trying out, ops/mongod"
                            + " starts one.");
        }
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

    static void requireSequenceIndex(MongoCollection<RawBsonDocument> commits) {
        try {
            commits.createIndex(SEQUENCE_KEYS, new IndexOptions().unique(true).name(CommitLayout.SEQUENCE_INDEX));
        } catch (MongoCommandException e) {
            throw new UnsuitableServerException(wrongIndex(commits, e.getErrorMessage()));
        }
        boolean right = false;
        for (Document index : commits.listIndexes()) {
            right |= isSequenceIndex(index);
        }
        if (!right) {
            throw new UnsuitableServerException(wrongIndex(commits, null));
        }
    }

    private static boolean isSequenceIndex(Document index) {
        return CommitLayout.SEQUENCE_INDEX.equals(index.getString("name"))
                && Boolean.TRUE.equals(index.getBoolean("unique"))
                && !index.containsKey("partialFilterExpression")
                && new Document("streams.id", 1).append("streams.first", 1).equals(index.get("key"));
    }

    private static String wrongIndex(MongoCollection<?> commits, @Nullable String detail) {
        return "The collection " + commits.getNamespace() + " has no unique index " + CommitLayout.SEQUENCE_INDEX
                + " on streams.id, streams.first and it cannot be created"
                + (detail == null ? "" : " (" + detail + ")")
                + ". Without it two nodes could both extend an aggregate. Drop the index that is in its way, or"
                + " restore the collection from a backup if it holds duplicates.";
    }
}
