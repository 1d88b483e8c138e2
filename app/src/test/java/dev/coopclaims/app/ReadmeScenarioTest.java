package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lines of the README, as they stand there, in the shell of whoever tries them. */
class ReadmeScenarioTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("coop.root"), "coop.root"));
    private static final Pattern EXAMPLE = Pattern.compile("## One claim's life.*?```sh\n(.*?)```", Pattern.DOTALL);
    private static final int LIMIT_SECONDS = 120;

    private final RunningApplication application = RunningApplication.get();

    @Test
    void one_claims_life_goes_as_the_readme_shows_it(@TempDir Path folder) throws IOException, InterruptedException {
        Matcher example = EXAMPLE.matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(example.find()).as("the example of the README").isTrue();
        Path output = folder.resolve("output");
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", example.group(1))
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().put("COOP_CLAIMS", application.base().toString());
        Process running = bash.start();
        boolean ended = running.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        running.destroyForcibly();

        String said = Files.readString(output);
        assertThat(ended).as(said).isTrue();
        assertThat(running.exitValue()).as(said).isZero();
        assertThat(said)
                .doesNotContain("urn:coop:problem")
                .contains(
                        "\"accrued\":1",
                        "\"code\":\"MISSING_POE\"",
                        "\"due\":{\"lastDay\":",
                        "\"approved\":{\"amount\":\"1250.00\",\"currency\":\"GBP\"}",
                        "The claim was approved: GBP 1250.00",
                        "\"remaining\":{\"amount\":");
        // Other scenarios earn and claim for the same organisation: its balances add up, whatever they are.
        JsonNode balances = JsonMapper.shared()
                .readTree(said.strip().lines().toList().getLast())
                .path("totals")
                .path(0);
        assertThat(amount(balances, "total").subtract(amount(balances, "claimed")))
                .isEqualByComparingTo(amount(balances, "remaining"));
        assertThat(amount(balances, "approved")).isGreaterThanOrEqualTo(new BigDecimal("1250.00"));
    }

    private static BigDecimal amount(JsonNode balances, String name) {
        return new BigDecimal(balances.path(name).path("amount").asString());
    }
}
