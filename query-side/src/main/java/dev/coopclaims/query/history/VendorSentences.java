package dev.coopclaims.query.history;

import static dev.coopclaims.query.history.Phrases.amounts;
import static dev.coopclaims.query.history.Phrases.because;
import static dev.coopclaims.query.history.Phrases.by;
import static dev.coopclaims.query.history.Phrases.counted;
import static dev.coopclaims.query.history.Phrases.reasons;
import static dev.coopclaims.query.history.Phrases.until;
import static dev.coopclaims.query.history.Phrases.words;

import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ContentsPurged;
import dev.coopclaims.kernel.claim.DeadlineMoved;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.claim.PurgeDeferred;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.invoice.InvoiceNetCorrected;
import dev.coopclaims.kernel.money.Money;
import java.util.List;
import java.util.stream.Collectors;

/** Sentences about what the vendor's side and time do with a claim. */
final class VendorSentences {

    private VendorSentences() {}

    static String asked(InformationRequested asked) {
        return "The partner was asked for " + counted(asked.items().size(), "item") + ": "
                + asked.items().stream()
                        .map(item -> words(item.code()))
                        .distinct()
                        .collect(Collectors.joining(", "))
                + (asked.origin() == RequestOrigin.DISPUTE ? "; the dispute is waiting" : "; the review is waiting")
                + " for the partner " + until(asked.answerDue()) + ".";
    }

    static String decided(String what, Money approved, List<ApprovedCost> costs, List<Allocation> forfeited) {
        List<ApprovedCost> reduced =
                costs.stream().filter(cost -> cost.reason() != null).toList();
        return what
                + approved
                + (reduced.isEmpty() ? ", in full" : ", with " + counted(reduced.size(), "cost") + " reduced")
                + (forfeited.isEmpty()
                        ? "."
                        : "; " + amounts(forfeited)
                                + " can no longer be claimed, because the last day to claim has passed.");
    }

    static String rejected(ClaimRejected rejected) {
        String held = amounts(rejected.held());
        return "The claim was rejected: "
                + reasons(rejected.reasons())
                + (held.isEmpty() ? "" : "; " + held + " remain reserved") + "; it can be disputed "
                + until(rejected.disputableUntil()) + ".";
    }

    static String originals(OriginalsRequested asked) {
        int documents = asked.documents().size();
        return "The originals of " + (documents == 0 ? "all proof" : counted(documents, "document"))
                + " were requested; they must be produced " + by(asked.due()) + ".";
    }

    static String corrected(InvoiceNetCorrected corrected) {
        String number = corrected.invoiceNumber();
        String reason = corrected.reason();
        return "The net amount of " + (number == null ? "an invoice" : "the invoice " + number)
                + (corrected.net().equals(corrected.before())
                        ? " was confirmed as " + corrected.net()
                        : " was corrected from " + corrected.before() + " to " + corrected.net())
                + because(reason == null ? "" : reason);
    }

    static String purged(ContentsPurged purged) {
        return (purged.documents().isEmpty()
                        ? "There was nothing of documents to remove"
                        : "The contents of " + counted(purged.documents().size(), "document") + " are no longer kept")
                + ": the originals had to be kept until the end of " + purged.keptUntil() + ".";
    }

    static String deferred(PurgeDeferred deferred) {
        List<String> held = deferred.heldBy();
        String why = held.isEmpty() ? "the claim has not come to its end" : "of a hold on " + String.join(", ", held);
        return "The contents of the documents had to be kept until the end of " + deferred.keptUntil()
                + " and are kept on, because " + why + ".";
    }

    static String moved(DeadlineMoved moved) {
        String reason = moved.reason();
        return "There is more time " + ExceptionSentences.toDo(moved.of()) + ": the last day is " + moved.deadline()
                + (moved.exception() == null
                        ? ", because it was decided late whether the funds of the period qualify."
                        : ", by the exception " + moved.exception() + because(reason == null ? "" : reason));
    }
}
