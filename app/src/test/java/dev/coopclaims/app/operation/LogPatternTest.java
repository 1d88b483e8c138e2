package dev.coopclaims.app.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.yaml.snakeyaml.Yaml;

/** Whoever reads the log by the beginnings of its lines finds every entry, and nothing that somebody wrote looks like one. */
class LogPatternTest {
    private final LoggerContext context = new LoggerContext();
    private final PatternLayout layout = new PatternLayout();

    LogPatternTest() throws IOException {
        context.setMDCAdapter(MDC.getMDCAdapter());
        layout.setContext(context);
        // The converter of stacks is Spring Boot's, which only puts an empty line around.
        layout.setPattern(pattern().replace("%wEx", "%ex"));
        layout.start();
    }

    @Test
    void an_entry_behind_a_stack_begins_a_line() {
        String written = entry("POST failed", new IllegalStateException("broken", new IOException("cause")))
                + entry("POST failed", null);
        assertThat(written.lines().filter(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT.* ERROR .*")))
                .hasSize(2);
        assertThat(written.lines().filter(line -> line.contains("Caused by: java.io.IOException: cause")))
                .hasSize(1);
    }

    @Test
    void a_line_that_somebody_wrote_is_indented_and_its_control_characters_are_shown() {
        String forged = "2026-10-01T09:00:00.000Z ERROR Forged";
        String written = entry("a\n" + forged + "\r\u202E\u001B[31m", new IllegalStateException("b\n" + forged));
        assertThat(written.lines()).noneMatch(line -> line.startsWith(forged)).anyMatch(("    " + forged)::equals);
        assertThat(written).doesNotContain("\r", "\u202E", "\u001B");
    }

    private String entry(String message, @Nullable Throwable thrown) {
        Logger logger = context.getLogger("dev.coopclaims.Some");
        return layout.doLayout(new LoggingEvent("", logger, Level.ERROR, message, thrown, null));
    }

    private static String pattern() throws IOException {
        try (InputStream file = LogPatternTest.class.getResourceAsStream("/application.yaml")) {
            Map<String, Map<String, Object>> settings = new Yaml().load(file);
            return String.valueOf(settings.getOrDefault("logging", Map.of()).get("pattern.console"));
        }
    }
}
