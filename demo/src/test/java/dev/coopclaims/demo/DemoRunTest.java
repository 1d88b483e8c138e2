package dev.coopclaims.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What ends a run before it begins; {@code DemonstrationScenarioTest} of the application runs it. */
class DemoRunTest {
    private static final DemoOptions FORTY = new DemoOptions(40, 4);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void more_claims_than_the_example_makes_are_refused_before_anything_is_sent() {
        DemoOutcome outcome = DemoRun.run(URI.create("http://localhost:9"), new DemoOptions(1_101, 1), out());

        assertThat(outcome.differences()).singleElement().asString().contains("1100");
    }

    @Test
    void an_application_that_does_not_answer_ends_with_a_message() {
        DemoOutcome outcome = DemoRun.run(URI.create("http://localhost:9"), FORTY, out());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.differences()).singleElement().asString().contains("localhost:9");
    }

    private PrintStream out() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }
}
