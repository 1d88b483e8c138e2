package dev.coopclaims.command.cap;

import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.cap.CapEvent;
import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.cap.CapLimit;
import dev.coopclaims.kernel.cap.CapName;
import dev.coopclaims.kernel.cap.CapUseRegistered;
import dev.coopclaims.kernel.cap.CapUseReleased;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * A cap as claims use it; immutable. The limit here binds nobody: the one that binds comes from the catalogue and may
 * depend on what was earned.
 *
 * @param name which cap it is
 * @param limit the limit in force when a use was last registered
 * @param uses by claim, in the order in which they were registered; none is zero
 */
public record CapState(
        CapId id, OrganisationId organisation, CapName name, CapLimit limit, SequencedMap<ClaimId, CapUse> uses) {
    /** The streams of caps. */
    public static final StreamKind<CapState, CapEvent> KIND =
            StreamKind.of("Cap", CapEvent.class, CapEvent::cap, CapState::evolve);

    public CapState {
        uses = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(uses));
    }

    /** What the claim uses; empty if it uses nothing. */
    public Optional<CapUse> of(ClaimId claim) {
        return Optional.ofNullable(uses.get(claim));
    }

    /** The money that the claim uses. */
    public Money amountOf(ClaimId claim, Currency currency) {
        return of(claim).map(CapState::amount).orElse(Money.zero(currency));
    }

    /** The money that all other claims use. */
    public Optional<Money> amountBesides(ClaimId claim) {
        return uses.entrySet().stream()
                .filter(use -> !use.getKey().equals(claim))
                .map(use -> amount(use.getValue()))
                .reduce(Money::plus);
    }

    /** The people that all other claims count, each once. */
    public SequencedSet<String> personsBesides(ClaimId claim) {
        SequencedSet<String> persons = new LinkedHashSet<>();
        uses.forEach((user, use) -> {
            if (!user.equals(claim)) {
                persons.addAll(persons(use));
            }
        });
        return persons;
    }

    /**
     * The state after the event.
     *
     * @throws IllegalStateException if the event cannot happen in this state
     */
    public static CapState evolve(@Nullable CapState state, CapEvent event) {
        return switch (event) {
            case CapUseRegistered more -> {
                CapState before = state == null
                        ? new CapState(
                                more.cap(), more.organisation(), more.name(), more.limit(), new LinkedHashMap<>())
                        : new CapState(state.id, state.organisation, state.name, more.limit(), state.uses);
                yield before.with(more.claim(), before.more(more));
            }
            case CapUseReleased less -> {
                if (state == null) {
                    throw new IllegalStateException("nothing was used: " + less.cap());
                }
                yield state.with(less.claim(), state.less(less));
            }
        };
    }

    private CapUse more(CapUseRegistered event) {
        CapUse before = uses.get(event.claim());
        Money amount = event.amount();
        if (amount != null) {
            return new CapUse.OfMoney(before == null ? amount : amount(before).plus(amount));
        }
        SequencedSet<String> persons = new LinkedHashSet<>(before == null ? List.of() : persons(before));
        persons.addAll(event.persons());
        return new CapUse.OfPeople(persons);
    }

    private CapUse less(CapUseReleased event) {
        CapUse before = uses.get(event.claim());
        if (before == null) {
            throw new IllegalStateException(event.claim() + " uses nothing of " + id);
        }
        Money amount = event.amount();
        if (amount != null) {
            Money left = amount(before).minus(amount);
            if (left.isNegative()) {
                throw new IllegalStateException(event.claim() + " does not use as much of " + id + ": " + amount);
            }
            return new CapUse.OfMoney(left);
        }
        SequencedSet<String> persons = new LinkedHashSet<>(persons(before));
        event.persons().forEach(persons::remove);
        return new CapUse.OfPeople(persons);
    }

    private CapState with(ClaimId claim, CapUse use) {
        LinkedHashMap<ClaimId, CapUse> changed = new LinkedHashMap<>(uses);
        if (isNothing(use)) {
            changed.remove(claim);
        } else {
            changed.put(claim, use);
        }
        return new CapState(id, organisation, name, limit, changed);
    }

    private static boolean isNothing(CapUse use) {
        return switch (use) {
            case CapUse.OfMoney money -> money.amount().isZero();
            case CapUse.OfPeople people -> people.persons().isEmpty();
        };
    }

    private static Money amount(CapUse use) {
        return switch (use) {
            case CapUse.OfMoney money -> money.amount();
            case CapUse.OfPeople people -> throw new IllegalStateException("people, not money: " + people);
        };
    }

    private static SequencedSet<String> persons(CapUse use) {
        return switch (use) {
            case CapUse.OfPeople people -> people.persons();
            case CapUse.OfMoney money -> throw new IllegalStateException("money, not people: " + money);
        };
    }
}
