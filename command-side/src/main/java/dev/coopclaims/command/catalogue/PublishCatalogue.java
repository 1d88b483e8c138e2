package dev.coopclaims.command.catalogue;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import org.jspecify.annotations.Nullable;

/**
 * Puts a draft in force (domain.md §3): from its half-year on, or at once as a correction of one that has begun.
 *
 * @param content what its text says
 * @param sha256 of the text that was checked; a draft that somebody has replaced since is not published
 * @param comparedWith the version with which the check compared it; absent for the file of the start
 * @param reason of a correction; absent for a version whose half-year is to come
 */
public record PublishCatalogue(
        Catalogue content,
        String sha256,
        @Nullable String comparedWith,
        @Nullable String reason) implements Command<Void> {
    public static final Decider<PublishCatalogue, Void> DECIDER = new Decider<>() {
        @Override
        public Touched touches(PublishCatalogue command, Streams known, Context context) {
            return CatalogueRules.hasBegun(command.content(), context.catalogues(), context.now())
                    ? Touched.NOTHING.asking(new HalfYearUsed(command.content().effectiveFrom()))
                    : Touched.NOTHING;
        }

        @Override
        public Decision<Void> decide(PublishCatalogue command, Streams streams, Context context) {
            CatalogueRules.requireManager(streams, context);
            String name = command.content().version();
            CatalogueState state = streams.find(CatalogueState.KIND, CatalogueId.VERSIONS)
                    .orElseThrow(() -> Refusal.of(RequestCode.NO_SUCH_CATALOGUE_VERSION, name));
            CatalogueState.Version draft =
                    state.find(name).orElseThrow(() -> Refusal.of(RequestCode.NO_SUCH_CATALOGUE_VERSION, name));
            if (draft.wasPublished()) {
                throw Refusal.conflict(RefusalCode.CATALOGUE_PUBLISHED.at("/version", name));
            }
            if (!draft.sha256().equals(command.sha256())) {
                throw Refusal.conflict(RefusalCode.CATALOGUE_DRAFT_REPLACED.at("/sha256", name));
            }
            return Decision.of(Changes.of(
                    CatalogueState.KIND, CatalogueRules.publish(state, command.content(), command, context)));
        }
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
