package dev.coopclaims.benchmarks.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.benchmarks.eventstore.Losses.OfStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossesTest {

    private static final int OTHERS = 12_000;
    private static final OfStore OWN = own(0, 0, 0);
    private static final OfStore PEER = new OfStore("peer", false, Map.of(OTHERS, 1L), 1, 988, null);

    @Test
    void what_peers_lose_is_not_held_against_the_event_store() {
        assertThat(of(OWN, PEER).ownLostNothing()).isTrue();
        assertThat(of(OWN, OfStore.without("peer", "left out: gone")).ownLostNothing())
                .isTrue();
        assertThat(of(OWN).ownLostNothing()).isTrue();
    }

    @Test
    void any_loss_of_the_event_store_counts() {
        assertThat(of(own(1, 0, 0), PEER).ownLostNothing()).isFalse();
        assertThat(of(own(0, 1, 0), PEER).ownLostNothing()).isFalse();
        assertThat(of(own(0, 0, 1), PEER).ownLostNothing()).isFalse();
        assertThat(of(PEER).ownLostNothing()).as("nothing was shown").isFalse();
    }

    @Test
    void the_report_has_a_row_for_each_store() {
        assertThat(of(OWN, PEER, OfStore.without("other", "failed: gone\nfor good"))
                        .markdown())
                .contains("| store | overtaken by 12,000: never delivered | stamped 15 s late: never delivered |")
                .contains("| event-store | 0 of 12,002 | 0 of 2 | 0 of 1,000 |\n")
                .contains("| peer | 1 of 12,002 | 1 of 2 | 988 of 1,000 |\n")
                .contains("| other | failed: gone |  |  |\n")
                .contains("delivered every event and misread no replay; lost or misread by peer.");
    }

    private static OfStore own(long overtaken, long late, long misread) {
        return new OfStore("event-store", true, Map.of(OTHERS, overtaken), late, misread, null);
    }

    private static Losses of(OfStore... stores) {
        return new Losses(List.of(OTHERS), List.of(stores), 1_000);
    }
}
