package dev.coopclaims.command.earning.web;

import dev.coopclaims.command.earning.EarningRecord;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.text.BoundedText;
import dev.coopclaims.kernel.text.Code;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A record of an import, whatever format it came in. */
@Schema(name = "EarningRecord")
record EarningBody(
        @Schema(description = "known already: a duplicate, or a conflict when anything else differs")
        Code externalId,

        OrganisationId organisation,
        Code programme,

        @Schema(description = "the funding entity, a code of the catalogue")
        Code entity,

        LocalDate earnedOn,

        @Schema(description = "in the funding entity's currency")
        Money incentive,

        @Nullable Code sourceLabel) {

    /** @throws Refusal malformed when there can be no such fund */
    EarningRecord earning() {
        try {
            return new EarningRecord(
                    externalId.value(),
                    organisation,
                    programme.value(),
                    entity.value(),
                    earnedOn,
                    incentive,
                    BoundedText.orNull(sourceLabel));
        } catch (IllegalArgumentException no) {
            throw Refusal.of(RequestCode.IMPOSSIBLE_FUND);
        }
    }
}
