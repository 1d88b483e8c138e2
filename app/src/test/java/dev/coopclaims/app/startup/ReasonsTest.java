package dev.coopclaims.app.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class ReasonsTest {

    @Test
    void a_port_in_use_comes_with_the_remedy() {
        CannotStart reason = Reasons.of(new IllegalStateException(new PortInUseException(8080)));
        assertThat(reason).hasMessageContaining("port 8080 is in use");
        assertThat(reason.remedy()).contains("--port");
    }

    @Test
    void a_database_that_does_not_answer_comes_with_the_remedy() {
        CannotStart reason = Reasons.of(new IllegalStateException(new MongoTimeoutException("no primary")));
        assertThat(reason.remedy()).contains("MONGODB_URI", "no primary");
    }

    @Test
    void what_we_said_ourselves_is_passed_on() {
        CannotStart ours = new CannotStart("the folder is taken", "take another", null);
        assertThat(Reasons.of(new IllegalStateException(ours))).isSameAs(ours);
    }

    @Test
    void the_rest_is_said_to_be_unexpected() {
        assertThat(Reasons.of(new IllegalStateException("deep inside"))).hasMessageContaining("unexpected");
    }
}
