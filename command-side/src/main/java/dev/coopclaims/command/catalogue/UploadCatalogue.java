package dev.coopclaims.command.catalogue;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueId;
import dev.coopclaims.kernel.catalogue.CatalogueUploaded;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;

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
        String version = command.content().version();
        CatalogueState state =
                streams.find(CatalogueState.KIND, CatalogueId.VERSIONS).orElse(null);
        boolean same = state != null
                && state.find(version)
                        .filter(known -> known.sha256().equals(command.sha256()))
                        .isPresent();
        if (same) {
            return Decision.of(Changes.NONE);
        }
        CatalogueRules.taken(state, version, command.sha256())
                .filter(why -> !isOfStart(why, context))
                .ifPresent(why -> {
                    throw Refusal.conflict(why);
                });
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

    /** The file of a start is published at once, however many drafts there are. */
    private static boolean isOfStart(Violation why, Context context) {
        return context.actor().isSystem() && why.code().equals(RefusalCode.CATALOGUE_DRAFTS_FULL.code());
    }

    @Override
    public AggregateId target() {
        return CatalogueId.VERSIONS;
    }

    @Override
    public StreamKind<?, ?> targetKind() {
        return CatalogueState.KIND;
    }
}
