package dev.coopclaims.command.claim;

import dev.coopclaims.command.claim.ClaimCommand.CancelUploadRequest;
import dev.coopclaims.command.claim.ClaimCommand.RequestUpload;
import dev.coopclaims.command.claim.ReviewCommand.AddInternalNote;
import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.function.BiPredicate;
import org.axonframework.commandhandling.CommandHandler;

/** Handles what colleagues of one side tell and ask each other about a claim (C-3, V-9). */
public final class ColleaguesHandler implements HandlesCommands {
    private final Claims claims;
    private final BiPredicate<OrganisationId, UserId> membership;
    private final Catalogue catalogue;

    public ColleaguesHandler(Claims claims, Memberships memberships, Catalogue catalogue) {
        this.claims = claims;
        this.membership = memberships::isMember;
        this.catalogue = catalogue;
    }

    /** Of the vendor's side alone; to a partner there is no such thing (H-2). */
    @CommandHandler
    public void handle(AddInternalNote command, Actor actor) {
        if (!actor.isVendor()) {
            throw Refusal.notFound("There is no such claim.");
        }
        Claims.decide(claims.seenBy(command.claim(), actor), state -> InternalNotes.add(state.file(), command));
    }

    @CommandHandler
    public void handle(RequestUpload command, Actor actor) {
        Claims.decide(
                claims.own(command.claim(), actor),
                state -> UploadRequests.ask(
                        Lock.open(state),
                        command,
                        membership.test(state.file().organisation(), command.colleague()),
                        catalogue));
    }

    @CommandHandler
    public void handle(CancelUploadRequest command, Actor actor) {
        Claims.decide(
                claims.own(command.claim(), actor), state -> UploadRequests.cancel(state.file(), command.request()));
    }
}
