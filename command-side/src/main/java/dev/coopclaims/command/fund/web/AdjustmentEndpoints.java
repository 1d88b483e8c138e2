package dev.coopclaims.command.fund.web;

import dev.coopclaims.command.dispatch.CommandResult;
import dev.coopclaims.command.fund.AdjustFund;
import dev.coopclaims.command.fund.RollOver;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.kernel.fund.RollOverId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.text.Text;
import dev.coopclaims.kernel.time.EarningPeriod;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Corrections of funds by entries of their own (F-9). */
@RestController
@Tag(name = "Funds")
public class AdjustmentEndpoints {

    record AdjustmentBody(
            @Schema(description = "below zero to take away; at most what nothing has claimed")
            Money amount,

            @Schema(description = "the fund's organisation reads it in the ledger")
            Text reason) {}

    record FundAnswer(FundId fund) {}

    @PostMapping("/api/funds/{fund}/adjustments")
    @AllowedTo(Access.FINANCE_PEOPLE)
    @Operation(
            summary = "Correct a fund by an entry of its own, with a reason (F-9)",
            description = "No entry is ever edited. What is claimed or forfeited cannot be taken away.")
    public ResponseEntity<FundAnswer> adjust(
            @PathVariable FundId fund, @RequestBody AdjustmentBody body, Caller caller) {
        AdjustFund command = new AdjustFund(fund, body.amount(), body.reason().value());
        return Answers.ok(caller.send(command), new FundAnswer(fund));
    }

    record RollOverBody(
            FundId fund,

            @Schema(example = "FY27-H1", description = "the earning period to whose fund it goes")
            EarningPeriod period,

            @Schema(description = "above zero; at most what nothing has claimed")
            Money amount,

            Text reason) {}

    /**
     * The pair of entries.
     *
     * @param rollOver the reference that both have
     * @param from the fund that gave it
     * @param to the fund that got it
     */
    record RollOverAnswer(RollOverId rollOver, FundId from, FundId to) {}

    @PostMapping("/api/roll-overs")
    @AllowedTo(Access.FINANCE_PEOPLE)
    @Operation(
            summary = "Move what nothing has claimed to the same fund of another period (F-9)",
            description = "A pair of entries with one reference; the other fund is opened if there is none.")
    public ResponseEntity<RollOverAnswer> rollOver(@RequestBody RollOverBody body, Caller caller) {
        RollOverId reference = RollOverId.create();
        CommandResult<FundId> moved = caller.send(new RollOver(
                body.fund(), body.period(), body.amount(), body.reason().value(), reference));
        return Answers.ok(moved, new RollOverAnswer(reference, body.fund(), moved.result()));
    }
}
