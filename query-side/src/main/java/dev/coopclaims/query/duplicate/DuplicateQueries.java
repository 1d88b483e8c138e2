package dev.coopclaims.query.duplicate;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.query.claimdetails.ClaimContents.ClaimDocument;
import dev.coopclaims.query.claimdetails.ClaimContents.ClaimedCost;
import dev.coopclaims.query.claimdetails.ClaimDetails;
import dev.coopclaims.query.claimdetails.ClaimDetailsQueries;
import dev.coopclaims.query.documentuse.DocumentUseQueries;
import dev.coopclaims.query.duplicate.DuplicatesBody.BilledSide;
import dev.coopclaims.query.duplicate.DuplicatesBody.Duplicate;
import dev.coopclaims.query.duplicate.DuplicatesBody.FileSide;
import dev.coopclaims.query.duplicate.DuplicatesBody.Likeness;
import dev.coopclaims.query.duplicate.DuplicatesBody.Side;
import dev.coopclaims.query.progress.StatusName;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.web.Read;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a claim has in common with other claims of its organisation, within what the reader may see (C-9, R-1,
 *
 */
public final class DuplicateQueries {
    /** The most pairs that are returned. */
    public static final int MAX_ITEMS = 50;
    /** How many costs of other claims are examined; fifty pairs are enough to judge by. */
    private static final int MAX_COSTS = 500;

    /** A cost of which nothing is known may be like any other. */
    private static final Bson ANY_KEY = new BsonDocument();

    private static final Bson NEWEST_FIRST = Sorts.descending(ViewDocument.POSITION);

    private final ClaimDetailsQueries claims;

    public DuplicateQueries(ClaimDetailsQueries claims) {
        this.claims = claims;
    }

    /**
     * @throws dev.coopclaims.kernel.refusal.Refusal the same as for a claim that does not exist, when the reader may
     *     not see it; UNAVAILABLE when something that may be a duplicate stands still
     */
    public DuplicatesBody of(String claim, Read read) {
        ClaimDetails own = claims.find(claim, read);
        List<BilledCost> mine = costs(own)
                .map(cost -> BilledCost.of(own.form().claim(), own.form().organisation(), cost))
                .filter(Objects::nonNull)
                .toList();
        List<BilledCost> theirs = alike(own.form().claim(), mine, read);
        Map<String, List<ClaimId>> files = files(own, read);
        Set<ClaimId> others = new LinkedHashSet<>();
        theirs.forEach(cost -> others.add(cost.claim()));
        files.values().forEach(others::addAll);
        Map<ClaimId, ClaimDetails> seen = claims.seen(others, read);
        List<Duplicate> all = Stream.of(
                        pairs(own, mine, theirs, seen, Likeness.SAME_NUMBER),
                        pairs(own, mine, theirs, seen, Likeness.SAME_NET_AND_DATE),
                        sameFiles(own, files, seen))
                .flatMap(List::stream)
                .toList();
        return new DuplicatesBody(
                own.form().claim(), all.stream().limit(MAX_ITEMS).toList(), all.size() > MAX_ITEMS);
    }

    private static List<BilledCost> alike(ClaimId claim, List<BilledCost> mine, Read read) {
        if (mine.isEmpty()) {
            return List.of();
        }
        List<String> numbers =
                mine.stream().map(cost -> cost.invoice().value()).distinct().toList();
        List<String> bills = mine.stream().map(BilledCost::bill).distinct().toList();
        Bson wanted = Filters.and(
                Filters.or(Filters.in("invoice", numbers), Filters.in("bill", bills)),
                Filters.ne("claim", claim.value()));
        return read.of(BilledCost.VIEW).findWhole(wanted, NEWEST_FIRST, MAX_COSTS, ANY_KEY).stream()
                .map(ViewDocument::content)
                .toList();
    }

    private static List<Duplicate> pairs(
            ClaimDetails own,
            List<BilledCost> mine,
            List<BilledCost> theirs,
            Map<ClaimId, ClaimDetails> seen,
            Likeness kind) {
        List<Duplicate> pairs = new ArrayList<>();
        for (BilledCost one : mine) {
            for (BilledCost other : theirs) {
                ClaimDetails claim = seen.get(other.claim());
                boolean alike = kind == Likeness.SAME_NUMBER
                        ? one.invoice().equals(other.invoice())
                        : one.bill().equals(other.bill());
                if (alike && claim != null) {
                    side(claim, other.cost())
                            .ifPresent(theirSide -> side(own, one.cost())
                                    .ifPresent(ownSide -> pairs.add(new Duplicate(kind, ownSide, theirSide))));
                }
            }
        }
        return pairs;
    }

    private static Map<String, List<ClaimId>> files(ClaimDetails own, Read read) {
        Set<String> contents =
                own.contents().documents().stream().map(ClaimDocument::sha256).collect(Collectors.toSet());
        return contents.isEmpty()
                ? Map.of()
                : DocumentUseQueries.everywhereElse(
                        read, own.form().organisation(), own.form().claim(), contents, MAX_ITEMS + 1);
    }

    private static List<Duplicate> sameFiles(
            ClaimDetails own, Map<String, List<ClaimId>> files, Map<ClaimId, ClaimDetails> seen) {
        List<Duplicate> pairs = new ArrayList<>();
        for (ClaimDocument document : own.contents().documents()) {
            for (ClaimId other : files.getOrDefault(document.sha256(), List.of())) {
                ClaimDetails claim = seen.get(other);
                if (claim == null) {
                    continue;
                }
                claim.contents().documents().stream()
                        .filter(theirs -> theirs.sha256().equals(document.sha256()))
                        .forEach(theirs -> pairs.add(new Duplicate(
                                Likeness.SAME_FILE, side(own, null, file(document)), side(claim, null, file(theirs)))));
            }
        }
        return pairs;
    }

    private static Stream<Cost> costs(ClaimDetails claim) {
        return claim.contents().costs().stream().map(ClaimedCost::cost);
    }

    /** Empty when the claim's view no longer has that cost. */
    private static Optional<Side> side(ClaimDetails claim, CostId id) {
        return costs(claim).filter(cost -> cost.id().equals(id)).findFirst().flatMap(cost -> {
            SupplierInvoice invoice = cost.invoice();
            return invoice == null
                    ? Optional.empty()
                    : Optional.of(side(claim, new BilledSide(cost.id(), invoice, cost.net(), cost.requested()), null));
        });
    }

    private static Side side(ClaimDetails claim, @Nullable BilledSide cost, @Nullable FileSide file) {
        return new Side(
                claim.form().claim(),
                claim.form().number(),
                claim.form().title(),
                claim.progress().status(),
                StatusName.of(claim.progress().status(), claim.progress().origin()),
                claim.progress().dates().submittedAt(),
                cost,
                file);
    }

    private static FileSide file(ClaimDocument document) {
        return new FileSide(
                document.document(), document.kind(), document.fileName(), document.sha256(), document.attachedAt());
    }
}
