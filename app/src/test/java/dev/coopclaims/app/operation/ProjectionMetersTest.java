package dev.coopclaims.app.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import dev.coopclaims.query.projection.ProjectionStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProjectionMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private long now = 1;
    private int looks;
    private boolean gone;

    @Test
    void a_scrape_looks_at_the_views_once() {
        bind();
        nextScrape();

        int before = looks;
        for (String view : List.of("overview", "history")) {
            assertThat(figure("projection.position", view)).isEqualTo(7);
            assertThat(figure("projection.lag", view)).isEqualTo(3);
            assertThat(figure("projection.overfull", view)).isEqualTo(2);
            assertThat(figure("projection.dead.letters", view)).isEqualTo(3);
        }
        assertThat(looks - before).isEqualTo(1);

        nextScrape();
        assertThat(figure("projection.lag", "overview")).isEqualTo(3);
        assertThat(looks - before).isEqualTo(2);
    }

    @Test
    void there_is_no_figure_while_the_database_is_out_of_reach() {
        bind();
        gone = true;
        nextScrape();

        int before = looks;
        assertThat(figure("projection.lag", "overview")).isNaN();
        assertThat(figure("projection.position", "history")).isNaN();
        assertThat(looks - before).isEqualTo(1);

        gone = false;
        nextScrape();
        assertThat(figure("projection.lag", "overview")).isEqualTo(3);
    }

    private void bind() {
        new ProjectionMeters(this::look, () -> now).bindTo(registry);
    }

    private List<ProjectionStatus> look() {
        looks++;
        if (gone) {
            throw new MongoTimeoutException("out of reach");
        }
        return List.of(
                new ProjectionStatus("overview", 7, 10, false, null, null, 2, 3),
                new ProjectionStatus("history", 7, 10, false, null, null, 2, 3));
    }

    private void nextScrape() {
        now += TimeUnit.SECONDS.toNanos(10);
    }

    private double figure(String name, String view) {
        return registry.get(name).tag("view", view).gauge().value();
    }
}
