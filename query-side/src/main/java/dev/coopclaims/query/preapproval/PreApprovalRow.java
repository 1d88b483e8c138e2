package dev.coopclaims.query.preapproval;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.people.Author;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pre-approval as people see it (P-4). Absent components are left out.
 *
 * @param description what is planned, in the partner's words
 * @param requested the requested amount
 * @param location where the activity is to run, and a claim that names it has to be; absent when not said
 * @param activityStart the first planned day; absent when not said
 * @param activityEnd the last planned day; absent when not said
 * @param granted the limit for all claims that name it; absent while it is not granted
 * @param until the last day on which the activity may end; absent likewise
 * @param used the total that claims draw on it
 * @param remaining what further claims can draw; absent while it is not granted
 * @param text the reason for declining, or the note on granting
 * @param claims the claims that draw on it and that the reader may see
 * @param version what commands take as {@code If-Match}
 */
public record PreApprovalRow(
        PreApprovalId preApproval,
        OrganisationId organisation,
        String programme,
        String activity,
        EarningPeriod period,
        String description,
        PreApprovalStatus status,
        Money requested,
        @Nullable String location,
        @Nullable LocalDate activityStart,
        @Nullable LocalDate activityEnd,
        @Nullable Money granted,
        @Nullable LocalDate until,
        Money used,
        @Nullable Money remaining,
        @Nullable String text,
        Instant requestedAt,
        Author requestedBy,
        @Nullable Instant decidedAt,
        @Nullable Author decidedBy,
        List<Use> claims,
        long version) {

    public PreApprovalRow {
        claims = List.copyOf(claims);
    }

    /** What a claim draws on it. */
    public record Use(ClaimId claim, String number, Money amount) {}

    /** @param numbers of the claims that the reader sees */
    static PreApprovalRow of(String key, ListedPreApproval listed, Map<ClaimId, String> numbers) {
        ListedPreApproval.Decision decision = listed.decision();
        Money granted = decision == null ? null : decision.granted();
        Money used = listed.used();
        return new PreApprovalRow(
                new PreApprovalId(key),
                listed.organisation(),
                listed.programme(),
                listed.activity(),
                listed.period(),
                listed.description(),
                listed.status(),
                listed.requested(),
                listed.location(),
                listed.activityStart(),
                listed.activityEnd(),
                granted,
                decision == null ? null : decision.until(),
                used,
                granted == null ? null : granted.minus(used),
                decision == null ? null : decision.text(),
                listed.requestedAt(),
                listed.requestedBy(),
                decision == null ? null : decision.at(),
                decision == null ? null : decision.by(),
                listed.draws().stream()
                        .map(draw -> use(draw, numbers))
                        .filter(Objects::nonNull)
                        .toList(),
                listed.version());
    }

    private static @Nullable Use use(ListedPreApproval.Draw draw, Map<ClaimId, String> numbers) {
        String number = numbers.get(draw.claim());
        return number == null ? null : new Use(draw.claim(), number, draw.amount());
    }
}
