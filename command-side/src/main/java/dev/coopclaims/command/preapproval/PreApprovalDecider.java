package dev.coopclaims.command.preapproval;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.command.policy.Separation;
import dev.coopclaims.kernel.preapproval.PreApprovalEvent;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.util.List;

/**
 * Decides about a pre-approval. Only the vendor can, within the membership; for everybody else it does not exist (R-1,
 *
 */
record PreApprovalDecider<C extends PreApprovalCommand>(Edit<C> edit) implements Decider<C, Void> {

    /** The events of the command. */
    @FunctionalInterface
    interface Edit<C> {
        PreApprovalEvent decide(C command, PreApprovalState asked, Context context);
    }

    @Override
    public Touched touches(C command, Streams known, Context context) {
        return known.ifKnown(PreApprovalState.KIND, command.preApproval())
                .filter(asked -> isKnownToBeSeen(asked, known, context))
                .map(asked -> Touched.NOTHING.reading(OrganisationState.KIND, asked.organisation()))
                .orElse(Touched.NOTHING);
    }

    @Override
    public void admit(C command, Streams streams, Context context) {
        if (streams.find(PreApprovalState.KIND, command.preApproval())
                .filter(asked -> isSeen(asked, streams, context))
                .isEmpty()) {
            throw Refusal.of(RequestCode.NO_SUCH_PRE_APPROVAL);
        }
    }

    private static boolean isKnownToBeSeen(PreApprovalState asked, Streams known, Context context) {
        try {
            return isSeen(asked, known, context);
        } catch (Refusal noMember) {
            return false;
        }
    }

    private static boolean isSeen(PreApprovalState asked, Streams streams, Context context) {
        return context.actor().isVendor()
                && asked.asked().isWithin(Memberships.in(streams).of(context.actor()));
    }

    @Override
    public Decision<Void> decide(C command, Streams streams, Context context) {
        PreApprovalState asked = streams.get(PreApprovalState.KIND, command.preApproval());
        if (context.policies().separation().ownOrganisation()
                && Memberships.in(streams)
                        .isMember(asked.organisation(), context.actor().user())) {
            throw Refusal.rule(RefusalCode.OWN_PRE_APPROVAL.at("", Separation.OWN_ORGANISATION_SETTING));
        }
        return Decision.of(Changes.of(PreApprovalState.KIND, List.of(edit.decide(command, asked, context))));
    }
}
