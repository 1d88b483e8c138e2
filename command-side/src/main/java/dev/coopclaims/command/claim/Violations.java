package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RefusalReason;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.text.CanonicalText;
import dev.coopclaims.kernel.text.TextLength;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the broken rules of one request, so that the answer reports all of them at once. */
public final class Violations {
    private final List<Violation> found = new ArrayList<>();

    public void add(Violation violation) {
        found.add(violation);
    }

    public void unless(boolean holds, RefusalReason reason, String path, @Nullable Object... arguments) {
        if (!holds) {
            add(reason.at(path, arguments));
        }
    }

    /** Requires a text that is neither blank nor too long. */
    public void text(@Nullable String text, int maxChars, String path, String rule) {
        if (text == null || CanonicalText.isEmpty(text)) {
            add(RefusalCode.TEXT_MISSING.under(rule).at(path));
        } else {
            length(text, maxChars, path, rule);
        }
    }

    /** Requires that a text, if present, is not too long. */
    public void optionalText(@Nullable String text, int maxChars, String path, String rule) {
        if (text != null) {
            length(text, maxChars, path, rule);
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> list() {
        return List.copyOf(found);
    }

    /** @throws Refusal if any rule is broken */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw Refusal.violations(found);
        }
    }

    private void length(String text, int maxChars, String path, String rule) {
        unless(
                TextLength.isWithin(text, maxChars),
                RefusalCode.TEXT_TOO_LONG.under(rule),
                path,
                maxChars,
                TextLength.maxBytes(maxChars));
    }
}
