package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Every view of an application, as its operator steers them (H-3). */
record RebuildableViews(RunningApplication application) {
    private static final Duration REBUILD_LIMIT = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final int VIEWS_AT_LEAST = 6;

    /** Throws all of them away and waits until they are made again from the events. */
    void rebuildAll() {
        List<String> views = standing()
                .valueStream()
                .map(view -> view.path("name").asString())
                .toList();
        assertThat(views).hasSizeGreaterThanOrEqualTo(VIEWS_AT_LEAST);
        for (String view : views) {
            HttpResponse<String> answer = application.send(application
                    .as("oscar", "/api/projections/" + view + "/replay")
                    .POST(HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        }
        long deadlineNanos = System.nanoTime() + REBUILD_LIMIT.toNanos();
        while (standing()
                .valueStream()
                .anyMatch(view ->
                        view.path("replaying").asBoolean() || view.path("lag").asLong() > 0)) {
            assertThat(System.nanoTime()).as("rebuilt in time").isLessThan(deadlineNanos);
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    JsonNode standing() {
        return RunningApplication.json(application.send(application.as("oscar", "/api/projections")))
                .path("items");
    }
}
