package dev.coopclaims.command.claim.readiness;

import static dev.coopclaims.command.claim.Sample.NOW;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.PERIOD;
import static dev.coopclaims.command.claim.Sample.claim;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimDetails;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.preapproval.PreApprovalState;
import dev.coopclaims.command.rate.ExchangeRates;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A required go-ahead must be given before the activity runs (P-4, ADR 14). */
class PreApprovalRulesTest {
    private static final PreApprovalId ID = new PreApprovalId("preapproval-1");
    private static final LocalDate START = LocalDate.of(2021, 3, 1);

    @Test
    void granted_on_the_first_day_of_the_activity_it_is_in_time() {
        // The last instant of 1 March in Dublin.
        assertThat(codes(SampleCatalogue.TV, "2021-03-01T23:59:59Z")).isEmpty();
    }

    @Test
    void granted_a_day_later_it_is_late() {
        assertThat(codes(SampleCatalogue.TV, "2021-03-02T00:00:00Z")).containsExactly("PRE_APPROVAL_LATE");
    }

    @Test
    void where_none_is_needed_it_is_never_late() {
        assertThat(codes(SampleCatalogue.PRINT, "2021-06-01T00:00:00Z")).isEmpty();
    }

    private static List<String> codes(String activity, String grantedAt) {
        ClaimDetails details =
                new ClaimDetails("IE", activity, "Spot", START, LocalDate.of(2021, 3, 31), null, ID, null);
        PreApprovalState granted = new PreApprovalState.Granted(
                new PreApprovalState.Asked(ID, ORG, "CSP_DIRECT", activity, PERIOD, eur("5000.00"), null),
                eur("5000.00"),
                LocalDate.of(2021, 6, 30),
                Instant.parse(grantedAt),
                new LinkedHashMap<>(),
                Set.of());
        SubmissionContext dossier = new SubmissionContext(
                claim(started("CSP_DIRECT", details)).file(),
                List.of(),
                Map.of(),
                Map.of(),
                SampleCatalogue.CATALOGUE,
                NOW,
                new Bounds(Map.of(), granted, Sample.PEOPLE),
                Map.of(),
                null,
                List.of(),
                ExchangeRates.NONE,
                Held.nothing(eur("0.00").currency()),
                Exceptions.NONE);
        return BoundRules.preApproval(dossier).stream()
                .map(finding -> finding.violation().code())
                .toList();
    }
}
