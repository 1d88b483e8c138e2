package dev.coopclaims.command.cap;

import dev.coopclaims.kernel.money.Money;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** How much of a cap somebody uses: money, or people that are counted. */
public sealed interface CapUse {

    /** Of a cap in money. */
    record OfMoney(Money amount) implements CapUse {}

    /**
     * Of a head-count.
     *
     * @param persons a digest of each
     */
    record OfPeople(SequencedSet<String> persons) implements CapUse {
        public OfPeople {
            persons = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(persons));
        }
    }
}
