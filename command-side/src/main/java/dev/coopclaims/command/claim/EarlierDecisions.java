package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What later decisions need to know of a claim's history.
 *
 * @param disputes how many disputes were opened (D-1)
 * @param revocations how many approvals were revoked (V-5)
 * @param rejectedBy the user who last rejected the claim; absent if nobody has
 * @param disputedWith the documents on which the latest dispute relies: those named when it was opened and those added
 *     since, without those that were removed (D-1, D-4)
 */
public record EarlierDecisions(
        int disputes, int revocations, @Nullable UserId rejectedBy, Set<DocumentId> disputedWith) {
    public static final EarlierDecisions NONE = new EarlierDecisions(0, 0, null, Set.of());

    public EarlierDecisions {
        disputedWith = Set.copyOf(disputedWith);
    }

    EarlierDecisions disputed(List<DocumentId> documents) {
        return new EarlierDecisions(disputes + 1, revocations, rejectedBy, new HashSet<>(documents));
    }

    EarlierDecisions disputedWith(DocumentId document) {
        Set<DocumentId> more = new HashSet<>(disputedWith);
        more.add(document);
        return new EarlierDecisions(disputes, revocations, rejectedBy, more);
    }

    EarlierDecisions disputedWithout(DocumentId document) {
        Set<DocumentId> fewer = new HashSet<>(disputedWith);
        fewer.remove(document);
        return new EarlierDecisions(disputes, revocations, rejectedBy, fewer);
    }

    EarlierDecisions revoked() {
        return new EarlierDecisions(disputes, revocations + 1, rejectedBy, disputedWith);
    }

    /** @param reviewer absent if the system rejected, because nobody answered */
    EarlierDecisions rejected(@Nullable UserId reviewer) {
        return new EarlierDecisions(disputes, revocations, reviewer, disputedWith);
    }
}
