package dev.coopclaims.app.due;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.fund.EarnedSum;
import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.fund.FundConversionReversed;
import dev.coopclaims.kernel.fund.FundConvertedToRebate;
import dev.coopclaims.kernel.fund.FundDecisionAwaited;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.FundExpiryApproached;
import dev.coopclaims.kernel.fund.FundOpened;
import dev.coopclaims.kernel.fund.FundQualified;
import dev.coopclaims.kernel.fund.FundsApprovalRevoked;
import dev.coopclaims.kernel.fund.FundsApproved;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.fund.FundsReserved;
import dev.coopclaims.kernel.source.FundId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The books of all funds once more, by sums of their own: F-4 holds after every event, the sum that decides is right (F-2), warnings
 * come on their days (F-7), what is left is forfeited when the period has closed, and what comes back later at once (F-3).
 */
final class FundBooks {
    /** Where the last day to claim ends last, of all places of the catalogue. */
    private static final ZoneId LAST = ZoneId.of("America/Los_Angeles");

    private final Instant closes;
    private final LocalDate lastDay;
    private final Map<String, BigDecimal> dollars;
    private final Supplier<Duration> step;
    private final Map<FundId, Book> books =
            new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
    private final Set<String> decisions = new HashSet<>();
    private int met;

    /**
     * @param dollars what one unit of each currency is worth, as a quotient of what was published
     * @param step how late things may happen
     */
    FundBooks(LocalDate lastDay, Map<String, BigDecimal> dollars, Supplier<Duration> step) {
        this.lastDay = lastDay;
        this.closes = OtherArithmetic.firstTooLate(lastDay, LAST);
        this.dollars = dollars;
        this.step = step;
    }

    /** How many things happened that time does. */
    int met() {
        return met;
    }

    /** What happened to the funds, by kind. */
    String told() {
        Map<String, Integer> kinds = new TreeMap<>();
        books.values().forEach(book -> book.kinds.forEach((kind, count) -> kinds.merge(kind, count, Integer::sum)));
        return kinds.toString();
    }

    Set<String> kinds() {
        Set<String> kinds = new HashSet<>();
        books.values().forEach(book -> kinds.addAll(book.kinds.keySet()));
        return kinds;
    }

    void after(FundEvent event, Instant at) {
        Book book = books.computeIfAbsent(event.fund(), _ -> new Book());
        book.kinds.merge(event.getClass().getSimpleName(), 1, Integer::sum);
        book.after(event, at);
    }

    /** At the end, every fund has closed, with nothing left. */
    void nothingIsLeft() {
        books.forEach((fund, book) -> {
            assertThat(book.closed).as("%s", fund).isTrue();
            assertThat(book.available()).as("%s", fund).isEqualByComparingTo(BigDecimal.ZERO);
        });
    }

    private final class Book {
        private final Map<String, Integer> kinds = new TreeMap<>();
        private final Map<ClaimId, BigDecimal> reserved = new HashMap<>();
        private final Map<ClaimId, BigDecimal> approved = new HashMap<>();
        private final List<Integer> warned = new ArrayList<>();
        private BigDecimal total = BigDecimal.ZERO;
        private BigDecimal recorded = BigDecimal.ZERO;
        private BigDecimal forfeited = BigDecimal.ZERO;
        private String group = "";
        private String currency = "";
        private boolean decided;
        private boolean qualified;
        /** When it was opened, if that was after the claiming period had closed: then its decision closes it. */
        private @Nullable Instant openedLate;

        private boolean closed;
        /** Has to be forfeited with the next event of the fund. */
        private @Nullable BigDecimal late;

        private void after(FundEvent event, Instant at) {
            if (late != null) {
                assertThat(event).as("F-3").isInstanceOf(FundsForfeited.class);
            }
            switch (event) {
                case FundOpened opened -> {
                    group = opened.programme() + opened.period();
                    currency = opened.currency().getCurrencyCode();
                    openedLate = at.isBefore(closes) ? null : at;
                }
                case EarningsAccrued earned -> {
                    recorded = recorded.add(
                            earned.incentive().amount().subtract(earned.rebate().amount()));
                    total = total.add(earned.accrued().amount());
                    late = closed && qualified ? available() : null;
                }
                case FundsReserved one -> {
                    assertThat(decided && !closed).as("%s", event).isTrue();
                    reserved.merge(one.claim(), one.amount().amount(), BigDecimal::add);
                }
                case FundsReleased one -> {
                    reserved.merge(one.claim(), one.amount().amount().negate(), BigDecimal::add);
                    late = closed ? available() : null;
                }
                case FundsApproved one -> {
                    reserved.merge(one.claim(), one.amount().amount().negate(), BigDecimal::add);
                    approved.merge(one.claim(), one.amount().amount(), BigDecimal::add);
                }
                case FundsApprovalRevoked one -> {
                    approved.merge(one.claim(), one.amount().amount().negate(), BigDecimal::add);
                    reserved.merge(one.claim(), one.amount().amount(), BigDecimal::add);
                }
                case FundQualified reached -> {
                    decided(reached.sum(), true, at);
                    late = at.isBefore(closes) ? null : available();
                }
                case FundConvertedToRebate converted -> {
                    decided(Objects.requireNonNull(converted.sum(), "the programmes of the year are co-op"), false, at);
                    total = total.subtract(converted.amount().amount());
                    late = closed || at.isBefore(closes) ? null : available();
                    assertThat(!closed || available().signum() == 0)
                            .as("%s", event)
                            .isTrue();
                }
                case FundConversionReversed back ->
                    total = total.add(back.amount().amount());
                case FundDecisionAwaited _ -> decided = false;
                case FundExpiryApproached near -> warned(near, at);
                case FundsForfeited gone -> forfeited(gone, at);
                default -> throw new AssertionError("what does " + event + " do?");
            }
            assertThat(reserved.values()).as("%s", event).allMatch(amount -> amount.signum() >= 0);
            assertThat(approved.values()).as("%s", event).allMatch(amount -> amount.signum() >= 0);
            assertThat(available()).as("%s", event).isGreaterThanOrEqualTo(BigDecimal.ZERO);
        }

        private BigDecimal available() {
            return total.subtract(sum(reserved)).subtract(sum(approved)).subtract(forfeited);
        }

        private void decided(EarnedSum told, boolean qualifies, Instant at) {
            decided = true;
            qualified = qualifies;
            BigDecimal sum = books.values().stream()
                    .filter(book -> book.group.equals(group))
                    .map(Book::inDollars)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(told.earned().amount()).isEqualByComparingTo(sum);
            assertThat(sum.compareTo(told.threshold().amount()) >= 0)
                    .as("%s %s", group, sum)
                    .isEqualTo(qualifies);
            if (decisions.add(group + at)) {
                met++;
            }
        }

        private BigDecimal inDollars() {
            return recorded.multiply(dollars.getOrDefault(currency, BigDecimal.ONE))
                    .divide(dollars.getOrDefault("per " + currency, BigDecimal.ONE), 2, RoundingMode.HALF_EVEN);
        }

        private void warned(FundExpiryApproached near, Instant at) {
            LocalDate day = LocalDate.ofEpochDay(lastDay.toEpochDay() - near.daysLeft());
            Instant due = OtherArithmetic.firstTooLate(day.minusDays(1), LAST);
            assertThat(at).as("%s", near).isBetween(due, due.plus(step.get()));
            assertThat(near.unused().amount()).isEqualByComparingTo(available());
            warned.add(near.daysLeft());
            met++;
        }

        private void forfeited(FundsForfeited gone, Instant at) {
            BigDecimal amount = gone.amount().amount();
            assertThat(amount).as("%s", gone).isEqualByComparingTo(available());
            if (gone.cause() == FundsForfeited.Cause.CLAIMING_CLOSED) {
                assertThat(closed).isFalse();
                assertThat(decided).isTrue();
                Instant from = openedLate == null ? closes : openedLate;
                assertThat(at).as("%s", gone).isBetween(from, from.plus(step.get()));
                closed = true;
                if (openedLate == null) {
                    assertThat(warned).containsExactly(60, 30, 14, 7);
                    met++;
                } else {
                    assertThat(warned).isEmpty();
                }
            } else {
                assertThat(late).as("%s", gone).isEqualByComparingTo(amount);
            }
            late = null;
            forfeited = forfeited.add(amount);
        }

        private static BigDecimal sum(Map<ClaimId, BigDecimal> amounts) {
            return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
