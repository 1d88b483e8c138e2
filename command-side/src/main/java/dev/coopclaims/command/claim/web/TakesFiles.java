package dev.coopclaims.command.claim.web;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.refusal.Refusal;

/** Endpoints whose bodies are files for a claim; {@link UploadGate} asks them before a body is read. */
public interface TakesFiles {

    /** @throws Refusal when there is no such claim for the actor, or it takes none of these files now */
    void requireOpen(ClaimId claim, Actor actor);
}
