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
public record Past(int disputes, int revocations, @Nullable UserId rejectedBy, Set<DocumentId> disputedWith) {
    public static final Past NONE = new Past(0, 0, null, Set.of());

    public Past {
        disputedWith = Set.copyOf(disputedWith);
    }

    Past disputed(List<DocumentId> documents) {
        return new Past(disputes + 1, revocations, rejectedBy, new HashSet<>(documents));
    }

    Past disputedWith(DocumentId document) {
        Set<DocumentId> more = new HashSet<>(disputedWith);
        more.add(document);
        return new Past(disputes, revocations, rejectedBy, more);
    }

    Past disputedWithout(DocumentId document) {
        Set<DocumentId> fewer = new HashSet<>(disputedWith);
        fewer.remove(document);
        return new Past(disputes, revocations, rejectedBy, fewer);
    }

    Past revoked() {
        return new Past(disputes, revocations + 1, rejectedBy, disputedWith);
    }

    Past rejected(UserId reviewer) {
        return new Past(disputes, revocations, reviewer, disputedWith);
    }
}
