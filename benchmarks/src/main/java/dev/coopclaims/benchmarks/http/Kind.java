package dev.coopclaims.benchmarks.http;

import java.util.Locale;

/** The kinds of commands that are timed separately. */
enum Kind {
    START,
    ADD_COST,
    ATTACH_DOCUMENT,
    TICK_REQUIREMENT,
    RECORD_METRIC,
    COMMENT,
    SUBMIT,
    TAKE_REVIEW,
    REQUEST_INFORMATION,
    ANSWER_ITEM,
    RESUBMIT,
    APPROVE,
    APPROVE_REDUCED,
    REJECT,
    ACCEPT_REJECTION,
    DISPUTE,
    UPHOLD,
    DISMISS,
    WITHDRAW,
    REVOKE;

    /** The name used in the output. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The name used in the results: {@code takeReview}. */
    String key() {
        StringBuilder key = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
            key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return key.toString();
    }
}
