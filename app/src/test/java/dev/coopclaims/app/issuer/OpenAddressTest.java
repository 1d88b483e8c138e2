package dev.coopclaims.app.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.app.startup.CannotStart;
import dev.coopclaims.app.startup.Launcher;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is let in from outside while nobody says whose tokens count. */
class OpenAddressTest {

    @Test
    void an_open_address_without_an_issuer_is_refused_before_anything_is_created(@TempDir Path folder) {
        Path data = folder.resolve("data");
        for (String address : new String[] {"0.0.0.0", "::", ""}) {
            assertThatThrownBy(() -> Launcher.application()
                            .run(
                                    "--server.address=" + address,
                                    "--server.port=0",
                                    "--coop.mongodb-uri=",
                                    "--coop.data=" + data))
                    .isInstanceOfSatisfying(CannotStart.class, reason -> {
                        assertThat(reason).hasMessageContaining("reached from other machines");
                        assertThat(reason.remedy()).contains("issuer-uri");
                    });
        }
        assertThat(data).doesNotExist();
    }
}
