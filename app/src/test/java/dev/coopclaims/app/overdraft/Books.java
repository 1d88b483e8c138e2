package dev.coopclaims.app.overdraft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.cap.CapEvent;
import dev.coopclaims.kernel.cap.CapUseRegistered;
import dev.coopclaims.kernel.cap.CapUseReleased;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.ClaimWithdrawn;
import dev.coopclaims.kernel.claim.RejectionAccepted;
import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.fund.FundAdjusted;
import dev.coopclaims.kernel.fund.FundClaimingExtended;
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
import dev.coopclaims.kernel.fund.FundsNetted;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.fund.FundsReserved;
import dev.coopclaims.kernel.invoice.InvoiceDetailsChanged;
import dev.coopclaims.kernel.invoice.InvoiceEvent;
import dev.coopclaims.kernel.invoice.InvoiceExclusionDeclared;
import dev.coopclaims.kernel.invoice.InvoiceNetCorrected;
import dev.coopclaims.kernel.invoice.InvoiceRegistered;
import dev.coopclaims.kernel.invoice.InvoiceShareClaimed;
import dev.coopclaims.kernel.invoice.InvoiceShareReleased;
import dev.coopclaims.kernel.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the books of funds, invoices and caps from the events alone, by sums of its own, and asserts after every event that
 * nobody holds more than there is.
 */
final class Books {
    private final Map<String, Book> funds = new HashMap<>();
    private final Map<String, Book> invoices = new HashMap<>();
    private final Map<String, Book> caps = new HashMap<>();
    /** What each claim holds of funds by its own events. */
    private final Map<String, BigDecimal> held = new HashMap<>();

    private final Map<String, Integer> kinds = new TreeMap<>();

    /** One limit and who holds how much under it. */
    private static final class Book {
        private BigDecimal limit = BigDecimal.ZERO;
        private final Map<String, BigDecimal> reserved = new HashMap<>();
        private final Map<String, BigDecimal> approved = new HashMap<>();
        private BigDecimal most = BigDecimal.ZERO;
        /** Whether it is a fund that has closed: then nobody reserves any more, and nothing is left in the end (F-3). */
        private boolean closed;

        void reserve(Object holder, BigDecimal amount) {
            reserved.merge(holder.toString(), amount, BigDecimal::add);
        }

        void approve(Object holder, BigDecimal amount) {
            approved.merge(holder.toString(), amount, BigDecimal::add);
            reserve(holder, amount.negate());
        }

        BigDecimal of(String holder) {
            return reserved.getOrDefault(holder, BigDecimal.ZERO).add(approved.getOrDefault(holder, BigDecimal.ZERO));
        }

        void check(DomainEvent after) {
            assertThat(reserved.values()).as("%s", after).allMatch(amount -> amount.signum() >= 0);
            assertThat(approved.values()).as("%s", after).allMatch(amount -> amount.signum() >= 0);
            BigDecimal claimed = sum(reserved).add(sum(approved));
            assertThat(claimed).as("%s", after).isLessThanOrEqualTo(limit);
            most = most.max(claimed);
        }

        private static BigDecimal sum(Map<String, BigDecimal> amounts) {
            return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    void after(DomainEvent event) {
        kinds.merge(event.getClass().getSimpleName(), 1, Integer::sum);
        switch (event) {
            case FundEvent ofFund -> fund(ofFund);
            case InvoiceEvent ofInvoice -> invoice(ofInvoice);
            case CapEvent ofCap -> cap(ofCap);
            case ClaimEvent ofClaim -> claim(ofClaim);
            default -> {}
        }
    }

    private void fund(FundEvent event) {
        Book book = funds.computeIfAbsent(event.fund().value(), fund -> new Book());
        switch (event) {
            case FundOpened opened -> {}
            case EarningsAccrued one ->
                book.limit = book.limit.add(one.accrued().amount());
            case FundsNetted one ->
                book.limit = book.limit.subtract(one.amount().amount());
            case FundsReserved one -> {
                assertThat(book.closed).as("%s", one).isFalse();
                book.reserve(one.claim(), one.amount().amount());
            }
            case FundsReleased one ->
                book.reserve(one.claim(), one.amount().amount().negate());
            case FundsApproved one -> book.approve(one.claim(), one.amount().amount());
            case FundsApprovalRevoked one ->
                book.approve(one.claim(), one.amount().amount().negate());
            case FundAdjusted one -> book.limit = book.limit.add(one.amount().amount());
            case FundConvertedToRebate one ->
                book.limit = book.limit.subtract(one.amount().amount());
            case FundConversionReversed one ->
                book.limit = book.limit.add(one.amount().amount());
            case FundsForfeited one -> {
                book.limit = book.limit.subtract(one.amount().amount());
                book.closed |= one.cause() == FundsForfeited.Cause.CLAIMING_CLOSED;
                kinds.merge(one.cause().name(), 1, Integer::sum);
            }
            case FundQualified one ->
                book.limit = book.limit.subtract(one.shortfallNetted().amount());
            case FundDecisionAwaited waiting -> {}
            case FundExpiryApproached near -> {}
            case FundClaimingExtended one ->
                book.limit = book.limit
                        .add(one.restored().amount())
                        .subtract(one.shortfallNetted().amount());
        }
        book.check(event);
    }

    private void invoice(InvoiceEvent event) {
        Book book = invoices.computeIfAbsent(event.invoice() + "/" + event.supplier(), invoice -> new Book());
        switch (event) {
            case InvoiceRegistered one -> book.limit = one.net().amount();
            case InvoiceNetCorrected one -> book.limit = one.net().amount();
            case InvoiceShareClaimed one ->
                book.reserve(one.claim() + "/" + one.cost(), one.amount().amount());
            case InvoiceShareReleased one ->
                book.reserve(
                        one.claim() + "/" + one.cost(), one.amount().amount().negate());
            case InvoiceDetailsChanged changed -> {}
            case InvoiceExclusionDeclared declared -> throw new AssertionError("nobody declares " + declared);
        }
        book.check(event);
    }

    private void cap(CapEvent event) {
        Book book = caps.computeIfAbsent(event.cap().value(), cap -> new Book());
        switch (event) {
            case CapUseRegistered one -> {
                book.limit = amount(one.limit().amount());
                book.reserve(one.claim(), amount(one.amount()));
            }
            case CapUseReleased one ->
                book.reserve(one.claim(), amount(one.amount()).negate());
        }
        book.check(event);
    }

    private static BigDecimal amount(@Nullable Money money) {
        return Objects.requireNonNull(money, "an amount").amount();
    }

    private void claim(ClaimEvent event) {
        switch (event) {
            case ClaimSubmitted one -> holds(event, one.allocations());
            case ClaimResubmitted one -> holds(event, one.allocations());
            case ClaimApproved one -> holds(event, one.allocations());
            case ClaimWithdrawn one -> holds(event, List.of());
            case RejectionAccepted one -> holds(event, List.of());
            default -> {}
        }
    }

    private void holds(ClaimEvent event, List<Allocation> allocations) {
        held.put(
                event.claim().value(),
                allocations.stream().map(one -> one.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** At the end, the funds hold for each claim what the claim's own events say. */
    void claimsAndFundsAgree() {
        held.forEach((claim, amount) -> assertThat(
                        funds.values().stream().map(fund -> fund.of(claim)).reduce(BigDecimal.ZERO, BigDecimal::add))
                .as(claim)
                .isEqualByComparingTo(amount));
    }

    /** At the end, what a closed fund has is what claims hold of it. Answers how many have closed. */
    long closedFundsHaveNothingLeft() {
        List<Book> closed = funds.values().stream().filter(book -> book.closed).toList();
        assertThat(closed)
                .allSatisfy(book -> assertThat(Book.sum(book.reserved).add(Book.sum(book.approved)))
                        .isEqualByComparingTo(book.limit));
        return closed.size();
    }

    int count(FundsForfeited.Cause cause) {
        return kinds.getOrDefault(cause.name(), 0);
    }

    int count(Class<? extends DomainEvent> kind) {
        return kinds.getOrDefault(kind.getSimpleName(), 0);
    }

    /** How full the fullest book of each kind was, in percent of its limit. */
    String fullest() {
        return "funds %s, invoices %s, caps %s".formatted(fullest(funds), fullest(invoices), fullest(caps));
    }

    private static String fullest(Map<String, Book> books) {
        return books.values().stream()
                .map(book -> book.most.multiply(BigDecimal.valueOf(100)).divide(book.limit, 1, RoundingMode.HALF_EVEN))
                .max(BigDecimal::compareTo)
                .map(percent -> percent + " %")
                .orElse("none");
    }

    Map<String, Integer> kinds() {
        return kinds;
    }
}
