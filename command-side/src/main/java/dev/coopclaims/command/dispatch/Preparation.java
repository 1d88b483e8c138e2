package dev.coopclaims.command.dispatch;

import dev.coopclaims.command.decision.Change;
import java.util.List;

/**
 * What a commit needs and what can be had before its lanes are entered, such as the keys of its personal data: otherwise,
 * all that wait for the same fund would wait for that too.
 */
@FunctionalInterface
public interface Preparation {

    /** For a store that needs nothing. */
    Preparation NONE = changes -> {};

    /**
     * Called with what would be stored if nothing changes while the command waits for its lanes. It must do no harm if
     * nothing of that is stored.
     */
    void of(List<Change> changes);
}
