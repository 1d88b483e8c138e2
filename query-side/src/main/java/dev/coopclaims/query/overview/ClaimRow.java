package dev.coopclaims.query.overview;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A claim as the list shows it (F-6).
 *
 * @param approved absent until it is
 * @param nextDeadline the first instant that is too late for the next step; absent where none runs
 * @param reviewer absent until somebody reviews it
 */
public record ClaimRow(
        ClaimId claim,
        String number,
        OrganisationId organisation,
        String organisationName,
        String programme,
        EarningPeriod period,
        String activity,
        String title,
        ClaimStatus status,
        Money requested,
        @Nullable Money approved,
        Instant startedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant nextDeadline,
        WhoMustAct whoMustAct,
        @Nullable Person reviewer) {

    static ClaimRow of(
            String claim, ListedClaim listed, String organisationName, @Nullable Person reviewer, Instant now) {
        NextStep next = new NextStep(listed.whoMustAct(), listed.nextDeadline()).at(listed.status(), now);
        return new ClaimRow(
                new ClaimId(claim),
                listed.number(),
                listed.organisation(),
                organisationName,
                listed.programme(),
                listed.period(),
                listed.activity(),
                listed.title(),
                listed.status(),
                listed.requested(),
                listed.approved(),
                listed.startedAt(),
                listed.submittedAt(),
                listed.decidedAt(),
                next.deadline(),
                next.whoMustAct(),
                reviewer);
    }
}
