package dev.coopclaims.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.InMemoryStreams;
import dev.coopclaims.command.Node;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.Violation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private static final RetryLimits THREE =
            new RetryLimits(3, Duration.ofSeconds(10), Duration.ofMillis(1), Duration.ofMillis(2));

    private final AtomicInteger attempts = new AtomicInteger();

    record Try() implements Command<String> {
        @Override
        public OrganisationId target() {
            return new OrganisationId("org-1");
        }

        @Override
        public StreamKind<OrganisationState, OrganisationEvent> targetKind() {
            return OrganisationState.KIND;
        }
    }

    /** A node on which trying fails like that. */
    private Node failing(IntFunction<@Nullable RuntimeException> failureOf) {
        return new Node(new InMemoryStreams(), THREE, new Deciders().with(Try.class, (command, streams, context) -> {
                    RuntimeException failure = failureOf.apply(attempts.incrementAndGet());
                    if (failure != null) {
                        throw failure;
                    }
                    return Decision.answer("done");
                }));
    }

    @Test
    void a_lost_race_is_run_again() {
        Node node = failing(attempt -> switch (attempt) {
            case 1 -> new ConcurrencyException("first");
            case 2 -> new AggregateStreamCreationException("first");
            default -> null;
        });
        assertThat(node.commands.send(new Try(), Node.FINANCE).result()).isEqualTo("done");
        assertThat(attempts).hasValue(3);
        assertThat(node.conflicts).hasValue(2);
    }

    @Test
    void a_race_that_is_lost_every_time_is_a_conflict_in_the_end() {
        Node node = failing(attempt -> new ConcurrencyException("always"));
        assertThatThrownBy(() -> node.commands.send(new Try(), Node.FINANCE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
        assertThat(attempts).hasValue(3);
    }

    @Test
    void a_refusal_is_never_run_again() {
        Node node = failing(attempt -> Refusal.conflict(new Violation("NO", "", "no", "")));
        assertThatThrownBy(() -> node.commands.send(new Try(), Node.FINANCE)).hasMessage("no");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void a_defect_is_never_run_again() {
        Node node = failing(attempt -> new IllegalStateException("broken"));
        assertThatThrownBy(() -> node.commands.send(new Try(), Node.FINANCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void pauses_double_up_to_the_longest() {
        RetryLimits limits = new RetryLimits(100, Duration.ofSeconds(1), Duration.ofMillis(2), Duration.ofMillis(9));
        assertThat(limits.pauseAfter(1)).hasMillis(2);
        assertThat(limits.pauseAfter(2)).hasMillis(4);
        assertThat(limits.pauseAfter(3)).hasMillis(8);
        assertThat(limits.pauseAfter(4)).hasMillis(9);
        assertThat(limits.pauseAfter(99)).hasMillis(9);
    }
}
