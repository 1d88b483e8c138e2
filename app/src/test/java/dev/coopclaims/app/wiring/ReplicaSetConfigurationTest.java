package dev.coopclaims.app.wiring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import dev.coopclaims.app.startup.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaSetConfigurationTest {

    /** It was ignored, so that a second installation on a replica set wrote into the first one's log. */
    @Test
    void another_database_in_the_uri_is_refused() {
        assertThatThrownBy(() -> require("mongodb://127.0.0.1:27017/second?replicaSet=rs0"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("second")
                .hasMessageContaining("coop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://127.0.0.1:27017/?replicaSet=rs0",
                "mongodb://127.0.0.1:27017/coop?replicaSet=rs0",
                "mongodb://somebody:secret@127.0.0.1:27017/admin?replicaSet=rs0"
            })
    void the_same_one_none_or_that_of_a_user_is_taken(String uri) {
        assertThatCode(() -> require(uri)).doesNotThrowAnyException();
    }

    private static void require(String uri) {
        ReplicaSetConfiguration.requireSameDatabase(new ConnectionString(uri), "coop");
    }
}
