package dev.coopclaims.command.cap;

import dev.coopclaims.kernel.money.Money;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** How much of a cap is used: an amount of money, or people. */
public sealed interface CapUse {

    /** Use of a cap on money. */
    record OfMoney(Money amount) implements CapUse {}

    /**
     * Use of a cap on the number of people.
     *
     * @param persons a digest of each person
     */
    record OfPeople(SequencedSet<String> persons) implements CapUse {
        public OfPeople {
            persons = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(persons));
        }
    }
}
