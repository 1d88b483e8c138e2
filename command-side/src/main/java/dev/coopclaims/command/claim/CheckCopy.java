package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.organisation.ClosedOrganisations;
import dev.coopclaims.kernel.claim.ClaimId;

/** C-11: checks that the claim may be copied and answers what the copy would consist of; changes nothing. */
public record CheckCopy(ClaimId claim) implements ClaimCommand<CopyBasis> {
    public static final Decider<CheckCopy, CopyBasis> DECIDER = ClaimDecider.<CheckCopy, CopyBasis>own(
                    (command, claim, streams, context) -> {
                        ClaimContent source = claim.file();
                        ClosedOrganisations.refuse(source.organisation(), streams);
                        InitialForm.refuseUnlessAllowed(
                                source.programme(),
                                source.period(),
                                source.currency(),
                                source.details(),
                                context.catalogues(),
                                Exceptions.of(
                                        source.organisation(), null, source.programme(), source.period(), streams),
                                LateStart.late(
                                        source.organisation(),
                                        source.programme(),
                                        source.period(),
                                        source.details().location(),
                                        streams,
                                        context),
                                context.now());
                        return Decision.answer(new CopyBasis(
                                source.period(),
                                ClaimSight.statementFacts(source, streams, context),
                                ClaimCopy.inHouse(claim, context.catalogue(source.period())),
                                ClaimCopy.contents(claim)));
                    })
            .touching((command, claim, known, context) -> LateStart.touches(
                    claim.file().organisation(),
                    claim.file().programme(),
                    claim.file().period(),
                    claim.file().details().location(),
                    context))
            .asking();
}
