package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;

/** The consequences of a new membership in other streams, in the same commit. Pure. */
public interface NewMembers {
    /** No consequences. */
    NewMembers NONE = new NewMembers() {
        @Override
        public Touched touches(OrganisationId organisation, UserId user, Context context) {
            return Touched.NOTHING;
        }

        @Override
        public Changes join(OrganisationId organisation, UserId user, Streams streams, Context context) {
            return Changes.NONE;
        }
    };

    /** The streams that it may change. */
    Touched touches(OrganisationId organisation, UserId user, Context context);

    /** The user becomes a member of the partner's organisation. */
    Changes join(OrganisationId organisation, UserId user, Streams streams, Context context);
}
