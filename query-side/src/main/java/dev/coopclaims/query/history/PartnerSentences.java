package dev.coopclaims.query.history;

import static dev.coopclaims.query.history.Phrases.by;
import static dev.coopclaims.query.history.Phrases.counted;
import static dev.coopclaims.query.history.Phrases.words;

import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.CoreRequirementTicked;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.InformationItemAnswered;
import dev.coopclaims.kernel.claim.RequestOrigin;

/** Sentences about what a partner does with a claim. */
final class PartnerSentences {

    private PartnerSentences() {}

    static String started(ClaimStarted started) {
        String copied = started.copiedFrom() == null ? "" : " as a copy of another claim";
        return "The claim " + started.number() + " “" + started.title() + "” was started" + copied + " in "
                + started.programme() + ", " + started.period() + ", for " + words(started.activity()) + ".";
    }

    static String attached(DocumentAttached attached) {
        String name = attached.fileName() != null ? attached.fileName() : attached.url();
        return "A document was added: " + words(attached.kind()) + (name == null ? "" : " “" + name + "”") + ".";
    }

    static String ticked(CoreRequirementTicked ticked) {
        int documents = ticked.documents().size();
        return "The requirement " + words(ticked.requirement()) + " was marked as "
                + (ticked.ticked()
                        ? "met, with " + (documents == 1 ? "1 document" : documents + " documents") + "."
                        : "not met.");
    }

    static String submitted(ClaimSubmitted submitted) {
        String from = submitted.allocations().size() == 1
                ? "reserved from one fund"
                : "reserved from " + submitted.allocations().size() + " funds";
        return "The claim was submitted: " + submitted.requested() + " requested and " + from + "; the review is due "
                + by(submitted.reviewDue()) + ".";
    }

    static String resubmitted(ClaimResubmitted resubmitted) {
        return "The claim was resubmitted: " + resubmitted.requested() + " requested; the "
                + (resubmitted.origin() == RequestOrigin.DISPUTE ? "dispute" : "review") + " is due "
                + by(resubmitted.due()) + ".";
    }

    static String answered(InformationItemAnswered answered) {
        int documents = answered.documents().size();
        return "A requested item was answered"
                + (documents == 0 ? "." : ", with " + counted(documents, "document") + ".");
    }

    static String disputed(DisputeOpened opened) {
        int documents = opened.documents().size();
        return "The rejection was disputed" + (documents == 0 ? "" : " with " + counted(documents, "document"))
                + "; the answer is due " + by(opened.due()) + ".";
    }
}
