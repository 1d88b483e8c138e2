package dev.coopclaims.kernel.refusal;

import java.util.List;

/** Under which of its rules a code refuses. */
final class RuleOf {
    private RuleOf() {}

    /** @throws IllegalStateException if the code belongs to several */
    static RefusalReason only(RefusalCode code) {
        List<String> rules = code.rules();
        if (rules.size() > 1) {
            throw new IllegalStateException(code + " belongs to several rules; choose one with under()");
        }
        return under(code, rules.isEmpty() ? "" : rules.getFirst());
    }

    /** @throws IllegalArgumentException if the code does not belong to that rule */
    static RefusalReason named(RefusalCode code, String rule) {
        if (!code.rules().isEmpty() && !code.rules().contains(rule)) {
            throw new IllegalArgumentException(code + " belongs to " + code.rules() + ", not to " + rule);
        }
        return under(code, rule);
    }

    private static RefusalReason under(RefusalCode code, String rule) {
        return (path, arguments) -> new Violation(code.code(), path, code.told(arguments), rule);
    }
}
