package dev.coopclaims.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Outage outage = new Outage("Writes", nanos::get);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void stop() {
        logger().detachAppender(log);
    }

    @Test
    void its_begin_is_told_and_its_end() {
        refuse(1_000);
        outage.answered();
        outage.answered();
        assertThat(told())
                .containsExactly(
                        "Writes are answered as unavailable: the disk is full",
                        "Writes are answered again; 999 more were answered as unavailable");
    }

    @Test
    void while_it_lasts_a_line_a_minute_says_how_many() {
        refuse(10);
        pass(Duration.ofSeconds(59));
        refuse(10);
        assertThat(told()).hasSize(1);
        pass(Duration.ofSeconds(1));
        refuse(10);
        assertThat(told())
                .hasSize(2)
                .last()
                .isEqualTo("Writes are still answered as unavailable, 20 more of them: the disk is full");
    }

    @Test
    void one_that_comes_and_goes_is_told_once_a_minute() {
        for (int second = 0; second < 60; second++) {
            refuse(1);
            outage.answered();
            pass(Duration.ofSeconds(1));
        }
        assertThat(told()).hasSize(2);
        refuse(1);
        assertThat(told()).hasSize(3);
    }

    @Test
    void nothing_is_told_of_what_is_answered() {
        outage.answered();
        assertThat(told()).isEmpty();
    }

    private void refuse(int times) {
        for (int i = 0; i < times; i++) {
            outage.refused("the disk is full");
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private List<String> told() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Outage.class);
    }
}
