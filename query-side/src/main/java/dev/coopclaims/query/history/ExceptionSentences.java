package dev.coopclaims.query.history;

import static dev.coopclaims.query.history.Phrases.because;

import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.exception.ExceptionGranted;
import dev.coopclaims.kernel.exception.ExceptionRevoked;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import java.util.Objects;

/** Sentences about exceptions for one claim. */
final class ExceptionSentences {

    private ExceptionSentences() {}

    static String granted(ExceptionGranted granted) {
        return "The exception " + granted.exception() + " was granted: " + allowed(granted.terms())
                + "; it can be used until the end of " + granted.until() + because(granted.reason());
    }

    static String revoked(ExceptionRevoked revoked) {
        return "The exception " + revoked.exception() + " was revoked" + because(revoked.reason());
    }

    private static String allowed(ExceptionTerms terms) {
        return switch (terms.kind()) {
            case LATER_DEADLINE ->
                "the last day " + toDo(Objects.requireNonNull(terms.deadline())) + " is " + terms.lastDay();
            case HIGHER_CAP ->
                "the cap “" + terms.cap() + "” of the activity " + terms.activity() + " is "
                        + (terms.people() == null ? terms.amount() : people(terms.people()));
            case ACTIVITY_DATES -> "the activity may lie within " + terms.from() + " to " + terms.to();
            case COST_DATES -> "costs may be dated " + terms.from() + " to " + terms.to();
        };
    }

    private static String people(int many) {
        return many == 1 ? "1 person" : many + " people";
    }

    /** What the partner has time for. */
    static String toDo(PartnerDeadline of) {
        return switch (of) {
            case SUBMISSION -> "to submit the claim";
            case ANSWER -> "to answer";
            case DISPUTE -> "to dispute the rejection";
            case ORIGINALS -> "to produce the originals";
        };
    }
}
