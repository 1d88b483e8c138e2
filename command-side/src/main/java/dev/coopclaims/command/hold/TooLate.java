package dev.coopclaims.command.hold;

import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** Tells whether it is too late to hold something (H-5). */
public interface TooLate {
    /** It never is. */
    TooLate NEVER = new TooLate() {
        @Override
        public Touched touches(AggregateId on, @Nullable OrganisationId partner, Streams known, Context context) {
            return Touched.NOTHING;
        }

        @Override
        public void refuse(AggregateId on, OrganisationId partner, Streams streams, Context context) {}
    };

    /**
     * The streams that tell it, and what has to be asked.
     *
     * @param partner whose it is; absent while that is not known yet
     */
    Touched touches(AggregateId on, @Nullable OrganisationId partner, Streams known, Context context);

    /** @throws Refusal a conflict if it is too late */
    void refuse(AggregateId on, OrganisationId partner, Streams streams, Context context);
}
