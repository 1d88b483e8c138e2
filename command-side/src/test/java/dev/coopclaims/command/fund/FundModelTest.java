package dev.coopclaims.command.fund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.TestCatalogue;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.earning.AppliedSplit;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.fund.ShortfallEvent;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares fund and shortfall with naive bookkeeping over thousands of steps in random order (F-1, F-3, F-4). */
class FundModelTest {
    private static final int STEPS = 3_000;
    private static final int CLAIMS = 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void every_interleaving_keeps_the_balances(long seed) {
        Random random = new Random(seed);
        FundState fund = FundState.evolve(
                null,
                FundDecisions.open(
                        new OrganisationId("org-1"),
                        "CSP",
                        "MIOL",
                        EarningPeriod.ofLabel("FY21-H1"),
                        Money.currencyOf("EUR"),
                        FundDates.of("CSP", EarningPeriod.ofLabel("FY21-H1"), TestCatalogue.VERSIONS, Instant.EPOCH)));
        ShortfallState shortfall = null;
        long coopOfAllRecords = 0;
        long approved = 0;
        Map<ClaimId, Long> reserved = new HashMap<>();
        int refused = 0;
        for (int step = 0; step < STEPS; step++) {
            ClaimId claim = new ClaimId("claim-" + random.nextInt(CLAIMS));
            long cents = 1L + random.nextInt(20_000);
            int kind = random.nextInt(6);
            List<? extends DomainEvent> events;
            try {
                events = decide(fund, shortfall, kind, claim, cents, step);
            } catch (Refusal refusal) {
                refused++;
                continue;
            }
            for (DomainEvent event : events) {
                if (event instanceof ShortfallEvent ofShortfall) {
                    shortfall = ShortfallState.evolve(shortfall, ofShortfall);
                } else {
                    fund = FundState.evolve(fund, (FundEvent) event);
                }
            }
            if (step >= STEPS / 2) {
                fund = expired(fund);
            }
            long open = shortfall == null ? 0 : cents(shortfall.total());
            switch (kind) {
                case 0 -> coopOfAllRecords += cents;
                case 1 -> coopOfAllRecords -= cents;
                case 2, 3 -> reserved.merge(claim, cents, Long::sum);
                case 4 -> {
                    reserved.merge(claim, -cents, Long::sum);
                    approved += cents;
                }
                default -> reserved.merge(claim, -cents, Long::sum);
            }
            long held = reserved.values().stream().mapToLong(Long::longValue).sum();
            assertThat(fund.available().isNegative()).isFalse();
            assertThat(cents(fund.total()) - open).isEqualTo(coopOfAllRecords);
            assertThat(cents(fund.reservations().total())).isEqualTo(held);
            assertThat(cents(fund.approved())).isEqualTo(approved);
            assertThat(cents(fund.available()))
                    .isEqualTo(cents(fund.total()) - held - approved - cents(fund.forfeited()));
            if (fund.expired()) {
                assertThat(fund.available().isZero()).as("F-3").isTrue();
            }
            assertThat(cents(fund.reservations().of(claim))).isEqualTo(reserved.getOrDefault(claim, 0L));
        }
        assertThat(refused).as("both outcomes were met").isBetween(1, STEPS - 1);
    }

    /** The claiming period has closed: what is available is forfeited now, and whatever becomes available later (F-3). */
    private static FundState expired(FundState fund) {
        FundState closed = fund.expired()
                ? fund
                : FundState.evolve(
                        fund,
                        new FundsForfeited(
                                fund.id(),
                                fund.organisation(),
                                fund.available(),
                                FundsForfeited.Cause.CLAIMING_CLOSED));
        return FundDecisions.forfeit(closed, FundsForfeited.Cause.RELEASED_LATE)
                .map(event -> FundState.evolve(closed, event))
                .orElse(closed);
    }

    private static List<? extends DomainEvent> decide(
            FundState fund, @Nullable ShortfallState shortfall, int kind, ClaimId claim, long cents, int step) {
        Money amount = money(cents);
        return switch (kind) {
            case 0 -> accrue(fund, shortfall, amount, step);
            case 1 -> accrue(fund, shortfall, amount.negated(), step);
            case 2, 3 -> List.of(FundDecisions.reserve(fund, claim, amount));
            case 4 -> List.of(FundDecisions.approve(fund, claim, amount));
            default -> release(fund, shortfall, claim, amount);
        };
    }

    private static List<DomainEvent> accrue(
            FundState fund, @Nullable ShortfallState shortfall, Money amount, int step) {
        EarningId earning = Sample.earningId("r-" + step);
        Money open = shortfall == null ? money(0) : shortfall.total();
        Accrual accrual = FundDecisions.accrue(
                fund, Sample.earning("r-" + step, fund, amount, new AppliedSplit(0, 100, "test")), open);
        List<DomainEvent> events = new ArrayList<>(List.of(accrual.accrued()));
        if (accrual.kept().isPositive()) {
            events.add(ShortfallDecisions.keep(shortfall, fund.id(), fund.organisation(), earning, accrual.kept()));
        }
        if (shortfall != null && accrual.accrued().shortfallNetted().isPositive()) {
            events.addAll(ShortfallDecisions.netOldest(
                    shortfall, fund.id(), accrual.accrued().shortfallNetted()));
        }
        return events;
    }

    private static List<DomainEvent> release(
            FundState fund, @Nullable ShortfallState shortfall, ClaimId claim, Money amount) {
        FundsReleased released = FundDecisions.release(fund, claim, amount, FundsReleased.Reason.REDUCED);
        Money netted = shortfall == null ? money(0) : shortfall.of(fund.id()).min(amount);
        return shortfall == null || netted.isZero()
                ? List.of(released)
                : List.of(
                        released,
                        FundDecisions.net(FundState.evolve(fund, released), claim, netted),
                        ShortfallDecisions.netOwn(shortfall, fund.id(), netted));
    }

    private static Money money(long cents) {
        return new Money(BigDecimal.valueOf(cents, 2), Money.currencyOf("EUR"));
    }

    private static long cents(Money money) {
        return money.amount().movePointRight(2).longValueExact();
    }
}
