package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RefusalReason;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.text.CanonicalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** Requires that a text says something; its type limits its length (record 43). */
    public void text(@Nullable String text, String path, String rule) {
        unless(text != null && !CanonicalText.isEmpty(text), RefusalCode.TEXT_MISSING.under(rule), path);
    }

    /** Requires that each id, such as a document's, is one of those that there are. */
    public <I> void known(List<I> ids, Map<I, ?> known, RefusalReason unknown, String path) {
        for (int i = 0; i < ids.size(); i++) {
            unless(known.containsKey(ids.get(i)), unknown, path + "/" + i, ids.get(i));
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
}
