package dev.coopclaims.query.documentuse;

import com.mongodb.client.model.Indexes;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.DocumentRemoved;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.projection.Fold;
import dev.coopclaims.query.projection.View;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document of a claim, whatever the claim's status; removing it from the claim removes it from this view.
 *
 * @param content the organisation and the content's hash, see {@link #content(OrganisationId, String)}
 */
public record DocumentUse(ClaimId claim, String content) {

    /** One view document per claim and claim document. */
    public static final View<DocumentUse> VIEW =
            new View<>("documentuses", 1, DocumentUse.class, new Folding(), List.of(Indexes.ascending("content")));

    /** Organisation and SHA-256 in one field: nobody can query a content without naming the organisation. */
    static String content(OrganisationId organisation, String sha256) {
        return organisation.value() + "/" + sha256;
    }

    private static final class Folding implements Fold<DocumentUse> {

        @Override
        public Set<String> keys(RecordedEvent event) {
            return switch (event.payload()) {
                case DocumentAttached attached -> Set.of(key(attached, attached.document()));
                case DocumentRemoved removed -> Set.of(key(removed, removed.document()));
                default -> Set.of();
            };
        }

        private static String key(ClaimEvent event, DocumentId document) {
            return event.claim() + "/" + document;
        }

        @Override
        public @Nullable DocumentUse apply(String key, @Nullable DocumentUse view, RecordedEvent event) {
            return event.payload() instanceof DocumentAttached attached
                    ? new DocumentUse(attached.claim(), content(attached.organisation(), attached.sha256()))
                    : null;
        }
    }
}
