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
    private boolean compared;
    private boolean queued;
    private OptionalLong version = OptionalLong.empty();
    private OptionalLong position = OptionalLong.empty();

    Receipt(AggregateId target, @Nullable ExpectedVersions expected) {
        this.target = target.value();
        this.expected = expected;
    }

    /**
     * An aggregate was loaded, at that version.
     *
     * @throws Refusal when it is the target and has another version than expected
     */
    void loaded(String aggregateId, long sequence) {
        if (!target.equals(aggregateId)) {
            return;
        }
        if (expected != null && !compared && !expected.holds(sequence)) {
            throw expected.refusal(target);
        }
        compared = true;
        version = OptionalLong.of(sequence);
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
        return queued && (before == null || !before.version.equals(version));
    }

    /** An aggregate was stored, with that version now. */
    void stored(String aggregateId, long sequence) {
        if (target.equals(aggregateId)) {
            version = OptionalLong.of(sequence);
        }
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
