package dev.coopclaims.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.eventstore.sealing.KeysUnavailableException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.Test;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;

class ProblemsTest {

    @Test
    void what_a_client_sent_malformed_is_its_fault() {
        assertThat(Problems.of(new StreamReadException(null, "no JSON")).type()).isEqualTo(ProblemType.MALFORMED);
    }

    /** A stored field that was changed on disk, or whose key is lost, must be an error in the log. */
    @Test
    void what_is_stored_and_cannot_be_read_is_our_failure() {
        StreamReadException changed =
                new StreamReadException(null, "cannot be read", new IllegalArgumentException("its bytes were changed"));
        Problem problem = Problems.of(commandFailed(new SerializationException("Cannot read", changed)));
        assertThat(problem.type()).isEqualTo(ProblemType.INTERNAL);
        assertThat(problem.detail()).doesNotContain("bytes");
    }

    @Test
    void keys_that_cannot_be_read_now_are_an_outage_wherever_they_were_needed() {
        KeysUnavailableException away = new KeysUnavailableException("The keys cannot be read now", null);
        DatabindException nested = DatabindException.from((tools.jackson.core.JsonParser) null, "wrapped", away);
        assertThat(Problems.of(commandFailed(new SerializationException("Cannot read", nested)))
                        .type())
                .isEqualTo(ProblemType.UNAVAILABLE);
    }

    private static Throwable commandFailed(Throwable cause) {
        return new CommandExecutionException("failed", cause);
    }
}
