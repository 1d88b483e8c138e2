package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * C-5; several at once, all or none.
 *
 * @param explanation what the documents show; may be empty
 * @param uploadRequest the request that the documents close (C-3); absent if nobody asked for them
 */
public record AttachDocuments(
        ClaimId claim,
        List<NewDocument> documents,
        String kind,
        String explanation,
        List<CostId> costs,
        List<String> requirements,
        @Nullable UploadRequestId uploadRequest)
        implements ClaimCommand<Void> {
    public static final Decider<AttachDocuments, Void> DECIDER =
            ClaimDecider.edit((command, claim, context) -> Evidence.attach(
                    EditingRules.openForDocuments(claim),
                    command,
                    context.catalogue(claim.file().period()),
                    context.now()));

    public AttachDocuments {
        documents = List.copyOf(documents);
        costs = List.copyOf(costs);
        requirements = List.copyOf(requirements);
    }

    /** Documents that nobody asked for. */
    public AttachDocuments(
            ClaimId claim,
            List<NewDocument> documents,
            String kind,
            String explanation,
            List<CostId> costs,
            List<String> requirements) {
        this(claim, documents, kind, explanation, costs, requirements, null);
    }

    /** The same for other documents. */
    public AttachDocuments with(List<NewDocument> others) {
        return new AttachDocuments(claim, others, kind, explanation, costs, requirements, uploadRequest);
    }
}
