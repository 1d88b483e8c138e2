package dev.coopclaims.command.review;

import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.RejectionReason;

/** What is told of a reason that does not fit (V-2, V-4). */
final class Reasons {
    private Reasons() {}

    /** @param wanted what it was given for */
    static String told(String code, String wanted, Catalogue catalogue) {
        return catalogue
                .rejectionReason(code)
                .map(reason -> code + " is no reason for " + wanted + " but for " + use(reason))
                .orElseGet(() -> "the catalogue has no reason " + code);
    }

    private static String use(RejectionReason reason) {
        if (reason.stage() == RejectionReason.Stage.PAYMENT) {
            return "a payment that is refused";
        }
        return switch (reason.outcome()) {
            case ACTION -> "a request for information";
            case REJECT -> "a rejection";
            case EITHER -> "a request for information or a rejection";
        };
    }
}
