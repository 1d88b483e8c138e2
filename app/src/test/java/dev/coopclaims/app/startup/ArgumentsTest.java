package dev.coopclaims.app.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.demo.DemoOptions;
import dev.coopclaims.demo.DemoRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ArgumentsTest {

    @Test
    void nothing_typed_serves_with_the_defaults() {
        Arguments arguments = parse();
        assertThat(arguments.task()).isEqualTo(Arguments.Task.RUN);
        assertThat(arguments.asProperties()).isEmpty();
    }

    @Test
    void every_option_becomes_a_property() {
        Arguments arguments = parse(
                "run",
                "--port",
                "0",
                "--role=query",
                "--data",
                "somewhere",
                "--mongodb-uri=mongodb://h/?replicaSet=rs0",
                "--clock",
                "2020-01-15T12:00:00Z",
                "--spring.threads.virtual.enabled=false");
        assertThat(arguments.namesReplicaSet()).isTrue();
        assertThat(arguments.asProperties())
                .contains(
                        "--server.port=0",
                        "--coop.role=query",
                        "--coop.data=somewhere",
                        "--coop.mongodb-uri=mongodb://h/?replicaSet=rs0",
                        "--coop.clock=2020-01-15T12:00:00Z",
                        "--spring.threads.virtual.enabled=false");
    }

    @Test
    void the_demonstration_starts_its_clock_in_the_claiming_period() {
        Arguments arguments = parse("demo", "--claims", "7", "--workers", "2", "--keep");
        assertThat(arguments.task()).isEqualTo(Arguments.Task.DEMO);
        assertThat(arguments.demoOptions()).isEqualTo(new DemoOptions(7, 2));
        assertThat(arguments.keep()).isTrue();
        assertThat(arguments.asProperties()).contains("--coop.clock=" + DemoRun.DOMAIN_TIME);
    }

    @Test
    void the_demonstration_moves_its_clock_and_opens_no_address_by_that() {
        assertThat(parse("demo", "--keep", "--server.address=0.0.0.0").asProperties())
                .contains("--spring.profiles.include=moved-clock")
                .noneMatch(property -> property.startsWith("--spring.profiles.active"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port 65536",
                "--port -1",
                "--port x",
                "--role reader",
                "--clock yesterday",
                "demo --role query",
                "demo --claims 0",
                "demo --workers 65",
                "serve",
                "--prot 1",
                "run demo"
            })
    void a_mistake_is_told_in_a_sentence(String typed) {
        assertThatThrownBy(() -> parse(typed.split(" ", -1)))
                .isInstanceOf(CommandLine.ParameterException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .isNotBlank()
                .doesNotContain("Exception", "dev.coopclaims");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot 3", "demo --claim 3", "--port 0 -prot=3 demo", "--keep --prot 3"})
    void a_mistyped_option_is_blamed_rather_than_the_word_behind_it(String typed) {
        assertThatThrownBy(() -> parse(typed.split(" ", -1)))
                .isInstanceOf(CommandLine.UnmatchedArgumentException.class)
                .hasMessageContainingAll("Unknown option");
    }

    private static Arguments parse(String... typed) {
        return Arguments.parse(Arguments.commandLine(), typed);
    }
}
