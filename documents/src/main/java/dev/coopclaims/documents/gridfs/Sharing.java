package dev.coopclaims.documents.gridfs;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.documents.DocumentContents.Holders;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Which claims hold a content, in the lines of the register (C-11, H-5). */
record Sharing(MongoCollection<Document> lines) {
    private static final String SHARED_WITH = "sharedWith";
    private static final String SHARED_AT = "sharedAt";
    private static final String GIVEN_UP_BY = "givenUpBy";
    private static final Bson HOLDING = Projections.include(Register.BELONGS_TO, SHARED_WITH, SHARED_AT, GIVEN_UP_BY);

    /** Has a further claim hold contents; returns those that are gone. */
    Set<ContentId> share(Set<ContentId> ids, String claim, Instant at) {
        Bson readable = and(
                in(Register.ID, ids.stream().map(ContentId::value).toList()), in(Register.STATE, Register.READABLE));
        long shared = lines.updateMany(
                        readable,
                        Updates.combine(
                                Updates.addToSet(SHARED_WITH, claim),
                                Updates.pull(GIVEN_UP_BY, claim),
                                set(SHARED_AT, Date.from(at))))
                .getMatchedCount();
        if (shared == ids.size()) {
            return Set.of();
        }
        Set<ContentId> gone = new HashSet<>(ids);
        lines.find(and(readable, eq(SHARED_WITH, claim)))
                .projection(Projections.include(Register.ID))
                .forEach(line -> gone.remove(new ContentId(line.getString(Register.ID))));
        return gone;
    }

    /**
     * Who holds the content.
     *
     * @param settled before when a claim must have been entered to be settled
     */
    Holders holders(ContentId id, Instant settled) {
        Document line = lines.find(Register.canBeRead(id)).projection(HOLDING).first();
        if (line == null) {
            return new Holders(Set.of(), true);
        }
        Date sharedAt = line.getDate(SHARED_AT);
        return new Holders(
                holders(line), sharedAt == null || sharedAt.toInstant().isBefore(settled));
    }

    /** A claim gives the content up; it leaves if no other claim holds it. False if it stays, or is gone. */
    boolean giveUp(ContentId id, String claim) {
        Document line = lines.findOneAndUpdate(
                Register.canBeRead(id),
                Updates.addToSet(GIVEN_UP_BY, claim),
                new FindOneAndUpdateOptions()
                        .returnDocument(ReturnDocument.AFTER)
                        .projection(HOLDING));
        if (line == null || !holders(line).isEmpty()) {
            return false;
        }
        // Not if a claim was entered since: whoever shares a content that leaves is told that it is gone.
        return lines.updateOne(
                                and(
                                        Register.canBeRead(id),
                                        eq(SHARED_WITH, line.get(SHARED_WITH)),
                                        eq(SHARED_AT, line.get(SHARED_AT))),
                                set(Register.STATE, Register.State.LEAVING.name()))
                        .getMatchedCount()
                == 1;
    }

    private static Set<String> holders(Document line) {
        Set<String> holders = new HashSet<>(line.getList(SHARED_WITH, String.class, List.of()));
        String first = Register.belongsTo(line).get(DocumentContents.CLAIM);
        if (first != null) {
            holders.add(first);
        }
        holders.removeAll(line.getList(GIVEN_UP_BY, String.class, List.of()));
        return holders;
    }
}
