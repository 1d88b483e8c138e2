package dev.coopclaims.command.web.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ImportTurnsTest {
    private final ImportTurns turns = new ImportTurns(2, Duration.ofMillis(10));

    /** One file of 308,000 rates fills a heap of 512 MB as it is. */
    @Test
    void one_more_than_there_are_turns_is_refused_until_one_ends() {
        ImportTurns.Turn first = turns.take();
        turns.take();
        assertThatThrownBy(turns::take)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE))
                .hasMessageContaining("At most 2 imports");
        first.close();
        turns.take().close();
    }
}
