package dev.coopclaims.command.granting;

import dev.coopclaims.command.decision.Question;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which claims of the organisation's half-year are drafts or on their way; answered by {@link RunningClaims}.
 *
 * @param programme absent for all
 * @param after the last claim of the answer before; absent for the first
 */
public record RunningClaimsOf(
        OrganisationId organisation,
        @Nullable String programme,
        EarningPeriod period,
        @Nullable ClaimId after) implements Question<List<ClaimId>> {}
