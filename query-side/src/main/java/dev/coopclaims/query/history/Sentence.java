package dev.coopclaims.query.history;

import dev.coopclaims.kernel.claim.ActivityQuestionAnswered;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.CommentAdded;
import dev.coopclaims.kernel.claim.CoreRequirementTicked;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostChanged;
import dev.coopclaims.kernel.claim.CostRemoved;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentRemoved;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.claim.MetricRecorded;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.organisation.UserId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in a sentence that a person understands (H-1). Who did it stands beside it.
 *
 * @param text the sentence, without its full stop when a person's name is to end it
 * @param person whose name ends the sentence; people are ids here
 * @param vendorOnly whether it never leaves the vendor's side (H-2)
 */
record Sentence(String text, @Nullable UserId person, boolean vendorOnly) {

    static Sentence of(ClaimEvent event) {
        return switch (event) {
            case ReviewAssigned assigned -> new Sentence("The review was assigned to", assigned.reviewer(), false);
            case ReviewStarted started -> new Sentence("The review was started by", started.reviewer(), false);
            case ClaimStarted started -> all(started(started));
            case ClaimDetailsChanged changed ->
                all("The details were changed: “" + changed.title() + "”, " + words(changed.activity()) + ", "
                        + days(changed.activityStart(), changed.activityEnd()) + ".");
            case CostAdded added -> all("A cost was added: " + cost(added.cost()) + ".");
            case CostChanged changed -> all("A cost was changed; it is now: " + cost(changed.cost()) + ".");
            case CostRemoved ignored -> all("A cost was removed.");
            case DocumentAttached attached -> all(attached(attached));
            case DocumentRemoved ignored -> all("A document was removed from the claim.");
            case CoreRequirementTicked ticked -> all(ticked(ticked));
            case MetricRecorded recorded ->
                all("The metric " + words(recorded.metric()) + " was recorded as " + recorded.value() + ".");
            case ActivityQuestionAnswered answered ->
                all("The question " + words(answered.question()) + " was answered with "
                        + (answered.answer() ? "yes" : "no") + ".");
            case CommentAdded added ->
                all(added.document() == null ? "A comment was written." : "A comment was written on a document.");
            case ClaimSubmitted submitted -> all(submitted(submitted));
            case ClaimApproved approved -> all(approved(approved));
            case ClaimRejected rejected -> all(rejected(rejected));
        };
    }

    /** The whole sentence. */
    String with(@Nullable String name) {
        return person == null ? text : text + " " + (name == null ? person.value() : name) + ".";
    }

    private static Sentence all(String text) {
        return new Sentence(text, null, false);
    }

    private static String started(ClaimStarted started) {
        String copied = started.copiedFrom() == null ? "" : " as a copy of another claim";
        return "The claim " + started.number() + " “" + started.title() + "” was started" + copied + " in "
                + started.programme() + ", " + started.period() + ", for " + words(started.activity()) + ".";
    }

    private static String cost(Cost cost) {
        return cost.requested() + " for " + words(cost.expenseType()) + source(cost.invoice(), cost.work());
    }

    private static String source(@Nullable SupplierInvoice invoice, @Nullable InHouseWork work) {
        if (invoice != null) {
            return ", invoice " + invoice.number() + " of " + invoice.supplierName() + " from " + invoice.date();
        }
        return work == null ? "" : ", " + work.hours().toPlainString() + " hours of work by " + work.worker();
    }

    private static String attached(DocumentAttached attached) {
        String name = attached.fileName() != null ? attached.fileName() : attached.url();
        return "A document was added: " + words(attached.kind()) + (name == null ? "" : " “" + name + "”") + ".";
    }

    private static String ticked(CoreRequirementTicked ticked) {
        int documents = ticked.documents().size();
        return "The requirement " + words(ticked.requirement()) + " was marked as "
                + (ticked.ticked()
                        ? "met, with " + (documents == 1 ? "1 document" : documents + " documents") + "."
                        : "not met.");
    }

    private static String submitted(ClaimSubmitted submitted) {
        String from = submitted.allocations().size() == 1
                ? "reserved from one fund"
                : "reserved from " + submitted.allocations().size() + " funds";
        return "The claim was submitted: " + submitted.requested() + " requested and " + from
                + "; the review is due on " + LocalDate.ofInstant(submitted.reviewDueAt(), ZoneOffset.UTC) + ".";
    }

    private static String approved(ClaimApproved approved) {
        List<ApprovedCost> reduced =
                approved.costs().stream().filter(cost -> cost.reason() != null).toList();
        return "The claim was approved: " + approved.approved()
                + (reduced.isEmpty() ? ", in full." : ", with " + counted(reduced.size(), "cost") + " reduced.");
    }

    private static String rejected(ClaimRejected rejected) {
        String held = rejected.held().stream()
                .map(Allocation::amount)
                .map(Object::toString)
                .collect(Collectors.joining(" and "));
        return "The claim was rejected: "
                + rejected.reasons().stream().map(Sentence::words).collect(Collectors.joining(", "))
                + (held.isEmpty() ? "" : "; " + held + " stay reserved") + "; it can be disputed until "
                + LocalDate.ofInstant(rejected.disputableUntil(), ZoneOffset.UTC) + ".";
    }

    private static String days(LocalDate first, LocalDate last) {
        return first.equals(last) ? first.toString() : first + " to " + last;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** A code of the catalogue as words: {@code EXPENSE_NOT_ELIGIBLE} as {@code expense not eligible}. */
    private static String words(String code) {
        return code.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT);
    }
}
