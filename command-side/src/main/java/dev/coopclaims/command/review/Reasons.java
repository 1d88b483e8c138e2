package dev.coopclaims.command.review;

import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.RejectionReason;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;

/** The violation for a reason that does not fit (V-2, V-4). */
final class Reasons {
    private Reasons() {}

    /**
     * @param wanted what the reason was given for
     * @param rule V-2 or V-4
     */
    static Violation refused(String code, String wanted, String path, String rule, Catalogue catalogue) {
        return catalogue
                .rejectionReason(code)
                .map(reason -> RefusalCode.REASON_NOT_ALLOWED.under(rule).at(path, code, wanted, use(reason)))
                .orElseGet(() -> RefusalCode.REASON_UNKNOWN.under(rule).at(path, code));
    }

    private static String use(RejectionReason reason) {
        if (reason.stage() == RejectionReason.Stage.PAYMENT) {
            return "a refused payment";
        }
        return switch (reason.outcome()) {
            case ACTION -> "a request for information";
            case REJECT -> "a rejection";
            case EITHER -> "a request for information or a rejection";
        };
    }
}
