package dev.coopclaims.command.hold.web;

import dev.coopclaims.command.hold.LiftHold;
import dev.coopclaims.command.hold.PlaceHold;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.hold.HoldId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.text.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Holds on claims and organisations (H-5). */
@RestController
@Tag(name = "Erasures")
public class HoldEndpoints {

    @Schema(name = "NewHold")
    public record HoldBody(
            @Schema(description = "erased with what is held")
            Text reason) {}

    public record HoldAnswer(HoldId hold) {}

    @PostMapping("/api/claims/{claim}/holds")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.HOLDERS)
    @Operation(summary = "Hold a claim: nothing of it is purged or erased until the hold is lifted (H-5)")
    public ResponseEntity<HoldAnswer> holdClaim(
            @PathVariable ClaimId claim, @RequestBody HoldBody body, Caller caller) {
        HoldId hold = HoldId.create();
        return Answers.created(
                caller.send(new PlaceHold(claim, hold, body.reason().value())), new HoldAnswer(hold));
    }

    @DeleteMapping("/api/claims/{claim}/holds/{hold}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.HOLDERS)
    @Operation(summary = "Lift a hold on a claim; what waited for it is erased, unless something else holds it (H-5)")
    public ResponseEntity<Void> liftFromClaim(@PathVariable ClaimId claim, @PathVariable HoldId hold, Caller caller) {
        return Answers.noContent(caller.send(new LiftHold(claim, hold)));
    }

    @PostMapping("/api/organisations/{organisation}/holds")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.HOLDERS)
    @Operation(summary = "Hold an organisation: nothing of it, its people and its claims is purged or erased (H-5)")
    public ResponseEntity<HoldAnswer> holdOrganisation(
            @PathVariable OrganisationId organisation, @RequestBody HoldBody body, Caller caller) {
        HoldId hold = HoldId.create();
        return Answers.created(
                caller.send(new PlaceHold(organisation, hold, body.reason().value())), new HoldAnswer(hold));
    }

    @DeleteMapping("/api/organisations/{organisation}/holds/{hold}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.HOLDERS)
    @Operation(
            summary = "Lift a hold on an organisation; what waited for it is erased, unless something else holds it"
                    + " (H-5)")
    public ResponseEntity<Void> liftFromOrganisation(
            @PathVariable OrganisationId organisation, @PathVariable HoldId hold, Caller caller) {
        return Answers.noContent(caller.send(new LiftHold(organisation, hold)));
    }
}
