package dev.coopclaims.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.InMemoryStreams;
import dev.coopclaims.command.Node;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private static final RetryLimits THREE =
            new RetryLimits(3, Duration.ofSeconds(10), Duration.ofMillis(1), Duration.ofMillis(2));

    private final Node node = new Node(new InMemoryStreams(), THREE);
    private final AtomicInteger attempts = new AtomicInteger();

    record Try() implements Command<String> {
        @Override
        public OrganisationId target() {
            return new OrganisationId("org-1");
        }
    }

    record Trying(AtomicInteger attempts, IntFunction<@Nullable Exception> failureOf) implements HandlesCommands {
        @CommandHandler
        public String handle(Try command) throws Exception {
            Exception failure = failureOf.apply(attempts.incrementAndGet());
            if (failure != null) {
                throw failure;
            }
            return "done";
        }
    }

    @Test
    void a_lost_race_is_run_again() {
        node.handle(new Trying(attempts, attempt -> switch (attempt) {
            case 1 -> new ConcurrencyException("first");
            case 2 -> new AggregateStreamCreationException("first");
            default -> null;
        }));
        assertThat(node.commands.send(new Try(), Node.FINANCE).result()).isEqualTo("done");
        assertThat(attempts).hasValue(3);
        assertThat(node.conflicts).hasValue(2);
    }

    @Test
    void a_race_that_is_lost_every_time_is_a_conflict_in_the_end() {
        node.handle(new Trying(attempts, attempt -> new ConcurrencyException("always")));
        assertThatThrownBy(() -> node.commands.send(new Try(), Node.FINANCE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
        assertThat(attempts).hasValue(3);
    }

    @Test
    void a_refusal_is_never_run_again() {
        node.handle(new Trying(attempts, attempt -> Refusal.conflict("NO", "", "no", "")));
        assertThatThrownBy(() -> node.commands.send(new Try(), Node.FINANCE)).hasMessage("no");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void a_defect_is_never_run_again() {
        node.handle(new Trying(attempts, attempt -> new IllegalStateException("broken")));
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
