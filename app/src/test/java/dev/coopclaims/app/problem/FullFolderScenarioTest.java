package dev.coopclaims.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.coopclaims.app.RunningApplication;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A folder for temporary files that takes none: told as ours, in one line of the log, and over as soon as it takes some. */
class FullFolderScenarioTest {

    @Test
    void an_upload_is_taken_again_as_soon_as_it_can_be(@TempDir Path folder) throws IOException {
        Path temporary = folder.resolve("temporary");
        Files.createDirectory(temporary);
        try (RunningApplication application = RunningApplication.on(
                folder.resolve("data"),
                "--coop.clock=2026-10-01T09:00:00Z",
                "--spring.servlet.multipart.location=" + temporary)) {
            String claim = RunningApplication.json(application.postJson("alice", "/api/claims", """
                            {"programme":"CSP_DIRECT","location":"GB","activity":"PRINT_ADVERTISING","title":"Flyers",
                             "activityStart":"2026-09-14","activityEnd":"2026-09-18","currency":"GBP"}"""))
                    .path("claim")
                    .asString();
            assertThat(upload(application, claim).statusCode()).isEqualTo(201);

            Files.delete(temporary);
            Files.createFile(temporary);
            ListAppender<ILoggingEvent> seen = new ListAppender<>();
            seen.start();
            Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            root.addAppender(seen);
            for (int i = 0; i < 5; i++) {
                HttpResponse<String> answer = upload(application, claim);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(RunningApplication.json(answer).path("detail").asString())
                        .contains("temporary files")
                        .doesNotContain(temporary.toString());
            }
            root.detachAppender(seen);
            assertThat(seen.list.stream()
                            .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                            .map(ILoggingEvent::getFormattedMessage))
                    .singleElement()
                    .asString()
                    .contains("temporary files");

            Files.delete(temporary);
            assertThat(upload(application, claim).statusCode())
                    .as("the folder is made anew")
                    .isEqualTo(201);
        }
    }

    private static HttpResponse<String> upload(RunningApplication application, String claim) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nINVOICE\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                + "a,b\r\n".repeat(50_000) + "\r\n--b--\r\n";
        return application.send(application
                .as("alice", "/api/claims/" + claim + "/documents")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
