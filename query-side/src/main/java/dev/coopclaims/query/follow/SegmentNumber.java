package dev.coopclaims.query.follow;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** How many segments a group has: the first one says it, so that it is decided at once. */
final class SegmentNumber implements Resegmenting.Segments {
    private final MongoGroupClaims claims;
    private final MongoCollection<Document> everybodys;
    private final String group;

    /** @param everybodys the collection of the claims */
    SegmentNumber(MongoGroupClaims claims, MongoCollection<Document> everybodys, String group) {
        this.claims = claims;
        this.everybodys = everybodys;
        this.group = group;
    }

    /** Creates what is missing, mends what a change left behind that broke off, and changes the number if nobody follows. */
    int decide(int wanted) {
        int there = create(wanted);
        List<Document> all = claims.documents();
        for (Document document : all) {
            int segment = document.getInteger(MongoGroupClaims.SEGMENT);
            if (segment > 0 && segment < there && document.getInteger(MongoGroupClaims.SEGMENTS, there) != there) {
                mend(segment, there);
            }
        }
        // Who start a group together for the first time take the number of the first.
        boolean change = there != wanted
                && all.stream()
                        .anyMatch(document ->
                                !MongoGroupClaims.positions(document).isEmpty());
        return change && new Resegmenting(this).change(there, wanted) ? wanted : there;
    }

    /** Creates the segments that are missing, and changes none. */
    int create(int wanted) {
        Document first = everybodys.findOneAndUpdate(
                eq("_id", claims.id(0)),
                new Document("$setOnInsert", claims.created(0).append(MongoGroupClaims.SEGMENTS, wanted)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        if (first == null) {
            throw new IllegalStateException("the database did not store the first segment of the group " + group);
        }
        Integer there = first.getInteger(MongoGroupClaims.SEGMENTS);
        if (there == null) {
            throw new IllegalStateException("The positions of the group " + group + " in the collection "
                    + MongoGroupClaims.COLLECTION
                    + " do not say how many segments there are: an unreleased version wrote them. Delete the group's"
                    + " documents there, so that its followers start over.");
        }
        for (int segment = 1; segment < there; segment++) {
            everybodys.updateOne(
                    eq("_id", claims.id(segment)),
                    new Document("$setOnInsert", claims.created(segment).append(MongoGroupClaims.SEGMENTS, there)),
                    new UpdateOptions().upsert(true));
        }
        return there;
    }

    /**
     * Has a segment say the same number as the first one. A change that broke off has only taken its positions back, so they
     * are right for any number that was there before. Who began the change may only stand still: then it loses the first
     * segment too, and cannot decide any more.
     *
     * @return false when the first segment says another number
     */
    boolean mend(int segment, int there) {
        Optional<GroupClaims.Claim> claim = claims.claim(segment, claims.claimable());
        try {
            if (claim.isPresent()) {
                claims.claim(0, claims.abandoned()).ifPresent(this::giveBack);
            }
            Document first = everybodys.find(eq("_id", claims.id(0))).first();
            if (first == null || first.getInteger(MongoGroupClaims.SEGMENTS, there) != there) {
                return false;
            }
            claim.ifPresent(
                    held -> claims.update(segment, held.epoch(), new Document(MongoGroupClaims.SEGMENTS, there)));
            return true;
        } finally {
            claim.ifPresent(this::giveBack);
        }
    }

    @Override
    public Optional<GroupClaims.Claim> claim(int segment, int there) {
        return claims.claim(
                segment,
                segment == 0 ? and(claims.claimable(), eq(MongoGroupClaims.SEGMENTS, there)) : claims.claimable());
    }

    @Override
    public boolean prepare(
            int segment,
            Optional<GroupClaims.Claim> claim,
            int segments,
            Map<String, Long> positions,
            Set<String> back) {
        Document fields = new Document(MongoGroupClaims.SEGMENTS, segments)
                .append(MongoGroupClaims.POSITIONS, new Document(positions))
                .append(MongoGroupClaims.BACK, List.copyOf(back));
        if (claim.isPresent()) {
            return claims.update(segment, claim.get().epoch(), fields);
        }
        Document created = claims.created(segment);
        List.of(MongoGroupClaims.SEGMENTS, MongoGroupClaims.POSITIONS, MongoGroupClaims.BACK, MongoGroupClaims.OWNER)
                .forEach(created::remove);
        try {
            everybodys.updateOne(
                    and(eq("_id", claims.id(segment)), eq(MongoGroupClaims.OWNER, null)),
                    new Document("$set", fields).append("$setOnInsert", created),
                    new UpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException held) {
            return false;
        }
    }

    @Override
    public boolean decide(GroupClaims.Claim first, int segments, Map<String, Long> positions, Set<String> back) {
        return prepare(first.segment(), Optional.of(first), segments, positions, back);
    }

    @Override
    public void giveBack(GroupClaims.Claim claim) {
        claims.giveBack(claim.segment(), claim.epoch(), Map.of());
    }
}
