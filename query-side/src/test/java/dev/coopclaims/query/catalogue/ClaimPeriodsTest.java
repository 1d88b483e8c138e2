package dev.coopclaims.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.catalogue.CatalogueEndpoints.Periods;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.SmallCatalogue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimPeriodsTest {
    private final Catalogue catalogue = SmallCatalogue.catalogue();
    private final ClaimPeriods periods = new ClaimPeriods(SmallCatalogue::versions);
    private final CatalogueEndpoints endpoints = new CatalogueEndpoints(
            SmallCatalogue::versions, periods, Clock.fixed(Instant.parse("2021-03-01T09:00:00Z"), ZoneOffset.UTC));

    @Test
    void claiming_opens_where_its_first_day_begins_first() {
        // 16 February 2021, midnight in Auckland.
        assertThat(periods.claimingOpens(ClaimStory.PERIOD)).isEqualTo(Instant.parse("2021-02-15T11:00:00Z"));
    }

    @Test
    void a_claim_can_be_submitted_until_its_last_day_ends_at_its_location() {
        assertThat(catalogue.submitBy(ClaimStory.PERIOD, "US").before())
                .isEqualTo(Instant.parse("2021-08-16T07:00:00Z"));
        assertThat(catalogue.submitBy(ClaimStory.PERIOD, "nowhere").before())
                .isEqualTo(Instant.parse("2021-08-16T00:00:00Z"));
    }

    @Test
    void the_periods_of_a_day_are_those_earned_used_or_claimed_on_it() {
        assertThat(labels("2021-03-01")).containsExactly("FY21-H2", "FY21-H1");
        assertThat(labels("2021-02-10")).containsExactly("FY21-H2", "FY21-H1", "FY20-H2");
        assertThat(labels(null)).isEqualTo(labels("2021-03-01"));
    }

    @Test
    void a_day_that_is_none_is_refused() {
        for (String day : new String[] {"yesterday", "2021-02-30", "1900-01-01", "9999-01-01"}) {
            assertThatThrownBy(() -> endpoints.periods(day)).as(day).isInstanceOf(Refusal.class);
        }
    }

    private List<String> labels(@Nullable String day) {
        Periods answer = Objects.requireNonNull(endpoints.periods(day).getBody());
        return answer.items().stream().map(row -> row.period().label()).toList();
    }
}
