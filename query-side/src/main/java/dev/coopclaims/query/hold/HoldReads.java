package dev.coopclaims.query.hold;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.hold.HoldsId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.claimdetails.ClaimDetailsQueries;
import dev.coopclaims.query.organisation.Memberships;
import dev.coopclaims.query.organisation.RegisteredOrganisation;
import dev.coopclaims.query.web.Read;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Holds on claims and organisations (H-5). */
@RestController
@Tag(name = "Erasures")
public final class HoldReads {
    private final ClaimDetailsQueries claims;

    public HoldReads(ClaimDetailsQueries claims) {
        this.claims = claims;
    }

    /**
     * The holds on something.
     *
     * @param held whether any is open
     */
    public record HoldsBody(boolean held, List<HeldThing.Hold> holds) {
        public HoldsBody {
            holds = List.copyOf(holds);
        }
    }

    @GetMapping("/api/claims/{claim}/holds")
    @AllowedTo(Access.HOLD_READERS)
    @Operation(summary = "The holds on a claim, open and lifted (H-5)")
    public ResponseEntity<HoldsBody> ofClaim(@PathVariable ClaimId claim, Read read) {
        claims.find(claim.value(), read);
        return read.one(body(HoldsId.on(claim), read));
    }

    @GetMapping("/api/organisations/{organisation}/holds")
    @AllowedTo(Access.HOLD_READERS)
    @Operation(summary = "The holds on an organisation, open and lifted (H-5)")
    public ResponseEntity<HoldsBody> ofOrganisation(@PathVariable OrganisationId organisation, Read read) {
        if (read.of(RegisteredOrganisation.VIEW).find(organisation.value()).isEmpty()) {
            throw Refusal.of(RequestCode.NO_SUCH_ORGANISATION);
        }
        Memberships.requireUnlimited(read);
        return read.one(body(HoldsId.on(organisation), read));
    }

    private static HoldsBody body(HoldsId holds, Read read) {
        return read.of(HeldThing.VIEW)
                .find(holds.value())
                .map(found ->
                        new HoldsBody(found.content().held(), found.content().holds()))
                .orElseGet(() -> new HoldsBody(false, List.of()));
    }
}
