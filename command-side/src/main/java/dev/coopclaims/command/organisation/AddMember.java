package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds a member to an organisation. */
public record AddMember(
        OrganisationId organisation,
        UserId user,
        String displayName,
        @Nullable String email,
        Role role) implements OrganisationCommand {
    /** @param newMembers the consequences in other streams */
    public static Decider<AddMember, Void> decider(NewMembers newMembers) {
        return new Decider<>() {
            @Override
            public Touched touches(AddMember command, Streams known, Context context) {
                return Touched.NOTHING
                        .reading(OrganisationState.KIND, context.policies().vendor())
                        .and(newMembers.touches(command.organisation(), command.user(), context));
            }

            @Override
            public void admit(AddMember command, Streams streams, Context context) {
                OrganisationDecider.requireManaged(command.organisation(), streams, context);
            }

            @Override
            public Decision<Void> decide(AddMember command, Streams streams, Context context) {
                VendorPeople.refuseUnlessManaged(command, streams, context);
                List<OrganisationEvent> events = OrganisationDecisions.addMember(
                        streams.get(OrganisationState.KIND, command.organisation()),
                        command,
                        Memberships.in(streams).of(context.actor()));
                return Decision.of(Changes.of(OrganisationState.KIND, events)
                        .and(newMembers.join(command.organisation(), command.user(), streams, context)));
            }
        };
    }
}
