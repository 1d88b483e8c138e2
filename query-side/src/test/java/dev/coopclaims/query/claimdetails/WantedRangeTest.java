package dev.coopclaims.query.claimdetails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.query.claimdetails.WantedRange.Part;
import dev.coopclaims.query.claimdetails.WantedRange.Unsatisfiable;
import dev.coopclaims.query.claimdetails.WantedRange.Whole;
import org.junit.jupiter.api.Test;

class WantedRangeTest {

    @Test
    void no_header_asks_for_the_whole() {
        assertThat(WantedRange.of(null, 100)).isEqualTo(new Whole());
    }

    @Test
    void a_range_is_cut_at_the_end() {
        assertThat(WantedRange.of("bytes=10-19", 100)).isEqualTo(new Part(10, 19));
        assertThat(WantedRange.of("bytes=10-", 100)).isEqualTo(new Part(10, 99));
        assertThat(WantedRange.of("bytes=90-200", 100)).isEqualTo(new Part(90, 99));
    }

    @Test
    void a_suffix_counts_from_the_end() {
        assertThat(WantedRange.of("bytes=-30", 100)).isEqualTo(new Part(70, 99));
        assertThat(WantedRange.of("bytes=-300", 100)).isEqualTo(new Part(0, 99));
    }

    @Test
    void a_range_behind_the_end_is_unsatisfiable() {
        assertThat(WantedRange.of("bytes=100-", 100)).isEqualTo(new Unsatisfiable());
        assertThat(WantedRange.of("bytes=-0", 100)).isEqualTo(new Unsatisfiable());
    }

    @Test
    void what_is_malformed_or_more_than_one_range_is_ignored() {
        for (String header : new String[] {
            "bytes=-", "bytes=5-2", "bytes=0-1,5-9", "rows=1-2", "bytes=x", "bytes=1-9999999999999999999"
        }) {
            assertThat(WantedRange.of(header, 100)).as(header).isEqualTo(new Whole());
        }
    }
}
