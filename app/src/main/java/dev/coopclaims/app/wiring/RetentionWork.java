package dev.coopclaims.app.wiring;

import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.retention.CheckPurge;
import dev.coopclaims.command.retention.DeferPurge;
import dev.coopclaims.command.retention.HoldsContent;
import dev.coopclaims.command.retention.RecordPurge;
import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.List;

/**
 * Purges the contents of a claim's documents (H-5): asks, removes, and then records what was removed. Each step can be repeated, so
 * that a process that dies in between, or another one that does the same, does no harm; what the log says has happened.
 */
record RetentionWork(Commands commands, DocumentContents contents, Actor system) {

    boolean perform(ClaimId claim) {
        CheckPurge.Answer answer = commands.send(new CheckPurge(claim), system).result();
        if (!answer.over()) {
            return false;
        }
        if (answer.deferred()) {
            return commands.send(new DeferPurge(claim), system).result();
        }
        answer.contents().values().stream().distinct().map(ContentId::new).forEach(content -> giveUp(content, claim));
        return commands.send(
                        new RecordPurge(claim, List.copyOf(answer.contents().keySet())), system)
                .result();
    }

    /**
     * Claims that hold it and were never stored, because a process died while it copied one, give it up too.
     *
     * @throws IllegalStateException while such a claim may still be stored; asked again later
     */
    private void giveUp(ContentId content, ClaimId claim) {
        contents.giveUp(content, claim.value());
        // Looked at afterwards: whoever is entered later is told that it is gone, or is seen here.
        DocumentContents.Holders holders = contents.holders(content);
        for (String other : holders.claims()) {
            if (!other.equals(claim.value()) && !holds(new ClaimId(other), content)) {
                if (!holders.settled()) {
                    throw new IllegalStateException(other + " may be made as a copy of " + claim + " just now");
                }
                contents.giveUp(content, other);
            }
        }
    }

    /** Whether an event refers to a content. What belongs to no claim is never taken for an orphan. */
    boolean isReferred(ContentId content) {
        return contents.find(content)
                .map(found -> found.belongsTo().get("claim"))
                .map(claim -> holds(new ClaimId(claim), content))
                .orElse(true);
    }

    private boolean holds(ClaimId claim, ContentId content) {
        try {
            return commands.send(new HoldsContent(claim, content.value()), system)
                    .result();
        } catch (Refusal refused) {
            if (refused.kind() == Refusal.Kind.NOT_FOUND) {
                return false;
            }
            throw refused;
        }
    }
}
