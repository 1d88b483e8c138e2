package dev.coopclaims.command.claim;

import dev.coopclaims.command.claim.ClaimCommand.CancelUploadRequest;
import dev.coopclaims.command.claim.ClaimCommand.RequestUpload;
import dev.coopclaims.command.claim.ReviewCommand.AddInternalNote;
import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import org.axonframework.commandhandling.CommandHandler;

/** Handles what colleagues of one side tell and ask each other about a claim (C-3, V-9). */
public final class ColleaguesHandler implements HandlesCommands {
    private final Claims claims;
    private final Memberships memberships;
    private final Catalogue catalogue;

    public ColleaguesHandler(Claims claims, Memberships memberships, Catalogue catalogue) {
        this.claims = claims;
        this.memberships = memberships;
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
                        Lock.open(state), command, canUpload(state.file(), command.colleague()), catalogue));
    }

    /** Somebody else would never see the task, or could not do it (C-3, R-5). */
    private boolean canUpload(ClaimFile file, UserId colleague) {
        return memberships
                .of(file.organisation(), colleague)
                .filter(membership -> membership.role() != Role.INTEGRATOR)
                .filter(membership ->
                        membership.reaches(file.programme(), file.details().location()))
                .isPresent();
    }

    @CommandHandler
    public void handle(CancelUploadRequest command, Actor actor) {
        Claims.decide(
                claims.own(command.claim(), actor), state -> UploadRequests.cancel(state.file(), command.request()));
    }
}
