package dev.coopclaims.command.claim;

import dev.coopclaims.command.dispatch.Command;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.NoteId;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.time.Deadline;
import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What the vendor's side may ask of a claim (domain.md §5.2, §5.3): the table of contents of review and dispute. */
public sealed interface ReviewCommand<R> extends Command<R> {

    ClaimId claim();

    @Override
    default ClaimId target() {
        return claim();
    }

    /** V-1: assigns it to who asks, and starts. */
    record StartReview(@TargetAggregateIdentifier ClaimId claim) implements ReviewCommand<Void> {}

    /** V-1: back to those that wait for a reviewer. */
    record ReleaseReview(@TargetAggregateIdentifier ClaimId claim) implements ReviewCommand<Void> {}

    /** V-1: somebody else's task. */
    record ReassignReview(@TargetAggregateIdentifier ClaimId claim, UserId reviewer) implements ReviewCommand<Void> {}

    /** V-2; also while it is disputed. */
    record RequestInformation(@TargetAggregateIdentifier ClaimId claim, List<InformationItem> items)
            implements ReviewCommand<InformationRequested> {
        public RequestInformation {
            items = List.copyOf(items);
        }
    }

    /**
     * V-3; while it is disputed, the dispute is upheld.
     *
     * @param note to the partner; may be empty
     * @param costs the costs of which less is approved, and why; the others are approved as requested
     * @param forfeitConfirmed that what is cut is lost, where the claiming period has closed
     */
    record ApproveClaim(
            @TargetAggregateIdentifier ClaimId claim, String note, List<ApprovedCost> costs, boolean forfeitConfirmed)
            implements ReviewCommand<Money> {
        public ApproveClaim {
            costs = List.copyOf(costs);
        }

        /** In full. */
        public ApproveClaim(ClaimId claim, String note) {
            this(claim, note, List.of(), false);
        }
    }

    /** V-4; while it is disputed, the dispute is dismissed. Answers until when it can be disputed; empty: it is final. */
    record RejectClaim(@TargetAggregateIdentifier ClaimId claim, List<String> reasons, String text)
            implements ReviewCommand<Optional<Deadline>> {
        public RejectClaim {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * V-5.
     *
     * @param items what the partner has to mend; empty: it is rejected
     * @param reasons of the rejection (V-4); empty when the partner has to act
     */
    record RevokeApproval(
            @TargetAggregateIdentifier ClaimId claim,
            String reason,
            List<InformationItem> items,
            List<String> reasons,
            String text)
            implements ReviewCommand<Void> {
        public RevokeApproval {
            items = List.copyOf(items);
            reasons = List.copyOf(reasons);
        }
    }

    /** V-9. */
    record AddInternalNote(@TargetAggregateIdentifier ClaimId claim, NoteId note, String text)
            implements ReviewCommand<Void> {}

    /** V-8; no documents: the originals of all. */
    record RequestOriginals(
            @TargetAggregateIdentifier ClaimId claim,
            OriginalsRequestId request,
            List<DocumentId> documents,
            String text)
            implements ReviewCommand<OriginalsRequested> {
        public RequestOriginals {
            documents = List.copyOf(documents);
        }
    }

    /** V-8. */
    record ReceiveOriginals(@TargetAggregateIdentifier ClaimId claim, OriginalsRequestId request, String receipt)
            implements ReviewCommand<Void> {}
}
