package dev.coopclaims.command.dispatch;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What one attempt of a command learns on its way; bound to the attempt's thread while it runs. */
final class Receipt {
    /** The receipt of the command that this thread dispatches; unbound outside of {@link Commands}. */
    static final ScopedValue<Receipt> CURRENT = ScopedValue.newInstance();

    private final String target;
    private final @Nullable ExpectedVersions expected;
    private final boolean seesVendorOnly;
    private boolean compared;
    private boolean queued;
    private OptionalLong sequence = OptionalLong.empty();
    private OptionalLong version = OptionalLong.empty();
    private OptionalLong position = OptionalLong.empty();

    /** @param seesVendorOnly whether the actor's side sees every event; a version counts those that it sees (H-2) */
    Receipt(AggregateId target, @Nullable ExpectedVersions expected, boolean seesVendorOnly) {
        this.target = target.value();
        this.expected = expected;
        this.seesVendorOnly = seesVendorOnly;
    }

    /**
     * An aggregate was loaded.
     *
     * @param last the sequence number of its last event
     * @param vendorOnlyEvents how many of its events the partner's side does not see
     * @throws Refusal when it is the target and has another version than expected
     */
    void loaded(String aggregateId, long last, long vendorOnlyEvents) {
        if (!target.equals(aggregateId)) {
            return;
        }
        long seen = version(last, vendorOnlyEvents);
        if (expected != null && !compared && !expected.holds(seen)) {
            throw expected.refusal(target);
        }
        compared = true;
        sequence = OptionalLong.of(last);
        version = OptionalLong.of(seen);
    }

    /**
     * Nothing is stored before the expected version was compared.
     *
     * @throws Refusal when the target did not exist
     */
    void requireCompared() {
        if (expected != null && !compared) {
            throw expected.refusal(target);
        }
    }

    /** The attempt waits for others, who may change what it has loaded before. */
    void queued() {
        queued = true;
    }

    /** Whether a refusal of this attempt may rest on a target that was out of date by the time the rest was loaded. */
    boolean mayBeTorn(@Nullable Receipt before) {
        return queued && (before == null || !before.sequence.equals(sequence));
    }

    /** An aggregate was stored; what is told of it as {@link #loaded}. */
    void stored(String aggregateId, long last, long vendorOnlyEvents) {
        if (target.equals(aggregateId)) {
            sequence = OptionalLong.of(last);
            version = OptionalLong.of(version(last, vendorOnlyEvents));
        }
    }

    private long version(long last, long vendorOnlyEvents) {
        return seesVendorOnly ? last : last - vendorOnlyEvents;
    }

    void stored(OptionalLong lastPosition) {
        position = lastPosition;
    }

    OptionalLong version() {
        return version;
    }

    OptionalLong position() {
        return position;
    }
}
