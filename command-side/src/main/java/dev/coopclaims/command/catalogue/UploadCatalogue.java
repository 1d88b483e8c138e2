package dev.coopclaims.command.catalogue;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueId;
import dev.coopclaims.kernel.catalogue.CatalogueUploaded;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;

/**
 * A version of the catalogue comes, as a draft (domain.md §3). Another text under the name of a draft takes its place; the
 * name of a published version stands for its content for ever.
 *
 * @param content what the text says
 * @param yaml the text itself
 * @param sha256 of the text
 */
public record UploadCatalogue(Catalogue content, String yaml, String sha256) implements Command<Void> {
    public static final Decider<UploadCatalogue, Void> DECIDER = (command, streams, context) -> {
        CatalogueRules.requireManager(streams, context);
        CatalogueState.Version known = streams.find(CatalogueState.KIND, CatalogueId.VERSIONS)
                .flatMap(state -> state.find(command.content().version()))
                .orElse(null);
        if (known != null && known.sha256().equals(command.sha256())) {
            return Decision.of(Changes.NONE);
        }
        if (known != null && known.wasPublished()) {
            throw Refusal.conflict(RefusalCode.CATALOGUE_VERSION_TAKEN.at("/catalogue_version", known.version()));
        }
        return Decision.of(Changes.of(
                CatalogueState.KIND,
                new CatalogueUploaded(
                        CatalogueId.VERSIONS,
                        context.policies().vendor(),
                        command.content().version(),
                        command.content().effectiveFrom(),
                        command.yaml(),
                        command.sha256())));
    };

    @Override
    public AggregateId target() {
        return CatalogueId.VERSIONS;
    }

    @Override
    public StreamKind<?, ?> targetKind() {
        return CatalogueState.KIND;
    }
}
