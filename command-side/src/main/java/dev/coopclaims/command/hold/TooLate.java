package dev.coopclaims.command.hold;

import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.refusal.Refusal;

/** Tells whether it is too late to hold something (H-5). */
public interface TooLate {
    /** It never is. */
    TooLate NEVER = new TooLate() {
        @Override
        public Touched touches(AggregateId on) {
            return Touched.NOTHING;
        }

        @Override
        public void refuse(AggregateId on, Streams streams) {}
    };

    /** The streams that tell it. */
    Touched touches(AggregateId on);

    /** @throws Refusal a conflict if it is too late */
    void refuse(AggregateId on, Streams streams);
}
