package dev.coopclaims.command.claimnumber;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.coopclaims.kernel.claim.ClaimNumbersAllotted;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** The shell in which Axon keeps which numbers of a period are allotted. */
@AggregateRoot(type = "ClaimNumbers")
public class AllottedNumbers {
    @AggregateIdentifier
    private @Nullable String id;

    private long last;
    private String key = "";

    /** For Axon, which then tells it its events. */
    protected AllottedNumbers() {}

    /** The first block of a period; only inside a repository's {@code create}. */
    public AllottedNumbers(ClaimNumbersAllotted first) {
        apply(first);
    }

    private AllottedNumbers(State state) {
        this.id = state.id();
        this.last = state.last();
        this.key = state.key();
    }

    /**
     * All there is to remember.
     *
     * @param last the last number that was allotted
     * @param key under which the numbers are scattered, for ever
     */
    public record State(String id, long last, String key) {}

    /** A shell around a state of before. */
    public static AllottedNumbers of(State state) {
        return new AllottedNumbers(state);
    }

    public State state() {
        if (id == null) {
            throw new IllegalStateException("numbers before their first event");
        }
        return new State(id, last, key);
    }

    void allot(ClaimNumbersAllotted next) {
        apply(next);
    }

    @EventSourcingHandler
    void on(ClaimNumbersAllotted event) {
        if (event.first() != last + 1) {
            throw new IllegalStateException("a gap or a number twice after " + last + " of " + event.numbers());
        }
        if (last > 0 && !event.key().equals(key)) {
            throw new IllegalStateException("another key would give numbers twice: " + event.numbers());
        }
        id = event.numbers().value();
        last = event.last();
        key = event.key();
    }
}
