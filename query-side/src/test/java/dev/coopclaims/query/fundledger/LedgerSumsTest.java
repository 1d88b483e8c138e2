package dev.coopclaims.query.fundledger;

import static dev.coopclaims.query.story.ClaimStory.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.earning.AppliedSplit;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.earning.ImportId;
import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.fund.EarningsShortfallKept;
import dev.coopclaims.kernel.fund.EarningsShortfallNetted;
import dev.coopclaims.kernel.fund.FundsApprovalRevoked;
import dev.coopclaims.kernel.fund.FundsApproved;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.fund.FundsReserved;
import dev.coopclaims.kernel.fund.ShortfallId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.query.fundbalances.FundBalances;
import dev.coopclaims.query.fundbalances.FundBalancesFold;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Tape;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to funds, the columns of the entries add up to the balances (F-4). */
class LedgerSumsTest {
    private static final AppliedSplit SPLIT = new AppliedSplit(0, 100, "2023.10");
    private static final ImportId BATCH = new ImportId("import-1");
    private static final int STEPS = 400;
    private static final OrganisationId ADATUM = new OrganisationId("org-adatum");
    private static final List<FundId> FUNDS = List.of(
            FundId.of(ADATUM, "CSP_1T", "EU", ClaimStory.PERIOD), FundId.of(ADATUM, "CSP_1T", "US", ClaimStory.PERIOD));

    /** A claim with the same amount on every fund. */
    private record InFlight(ClaimId claim, Money amount) {}

    private final Tape tape = new Tape();
    private final List<InFlight> reserved = new ArrayList<>();
    private final List<InFlight> held = new ArrayList<>();
    private final List<InFlight> disputed = new ArrayList<>();
    private final List<InFlight> approved = new ArrayList<>();
    private Money available = eur("0");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_210_301, 7_777_777})
    void the_entries_add_up_to_the_balances_after_any_history(long seed) {
        Random random = new Random(seed);
        FUNDS.forEach(fund -> tape.happens(ClaimStory.opened(fund, ADATUM)));

        for (int step = 0; step < STEPS; step++) {
            step(random, step);
        }

        Map<String, FundBalances> funds = tape.fold(new FundBalancesFold());
        Map<String, LedgerEntry> entries = tape.fold(new LedgerFold());
        assertThat(funds).hasSize(2);
        for (FundBalances fund : funds.values()) {
            List<LedgerEntry> ofFund = entries.values().stream()
                    .filter(entry -> entry.fund().equals(fund.fund()))
                    .toList();
            assertThat(ofFund).hasSizeGreaterThan(100);
            assertThat(LedgerCheck.differences(fund, ofFund)).isEmpty();
            assertThat(LedgerCheck.differences(fund, ofFund.subList(0, 50))).isNotEmpty();
            assertThat(fund.available()).isEqualTo(available);
            assertThat(fund.balances().heldForDispute()).isEqualTo(sum(held));
            assertThat(fund.balances().reserved())
                    .isEqualTo(sum(reserved).plus(sum(held)).plus(sum(disputed)));
            assertThat(fund.balances().approved()).isEqualTo(sum(approved));
        }
    }

    private static Money sum(List<InFlight> claims) {
        return claims.stream().map(InFlight::amount).reduce(eur("0"), Money::plus);
    }

    private void step(Random random, int step) {
        Money amount = new Money(BigDecimal.valueOf(1 + random.nextInt(100_000), 2), Money.currencyOf("EUR"));
        switch (random.nextInt(10)) {
            case 0, 1 -> accrue(amount, step);
            case 2 -> reserve(amount, step);
            case 3 -> approve(random);
            case 4 -> reject(random);
            case 5 -> dispute(random);
            case 6 -> endDispute(random);
            case 7 -> revoke(random);
            case 8 -> resubmit(random);
            default -> end(random);
        }
    }

    private void accrue(Money amount, int step) {
        EarningId earning = new EarningId("earning-" + step);
        LocalDate day = LocalDate.of(2020, 9, 14);
        for (FundId fund : FUNDS) {
            if (step % 5 == 0) {
                tape.happens(new EarningsShortfallKept(ShortfallId.of(fund), fund, ADATUM, earning, amount));
                tape.happens(new EarningsAccrued(
                        fund, ADATUM, earning, day, amount, eur("0"), eur("0"), amount, SPLIT, BATCH));
                tape.happens(new EarningsShortfallNetted(ShortfallId.of(fund), fund, ADATUM, fund, amount));
            } else {
                tape.happens(new EarningsAccrued(
                        fund, ADATUM, earning, day, amount, eur("0"), amount, eur("0"), SPLIT, BATCH));
            }
        }
        available = step % 5 == 0 ? available : available.plus(amount);
    }

    private void reserve(Money amount, int step) {
        if (amount.isMoreThan(available)) {
            return;
        }
        ClaimId claim = new ClaimId("claim-" + step);
        FUNDS.forEach(fund -> tape.happens(new FundsReserved(fund, ADATUM, claim, amount)));
        reserved.add(new InFlight(claim, amount));
        available = available.minus(amount);
    }

    private void approve(Random random) {
        if (reserved.isEmpty()) {
            return;
        }
        InFlight claim = reserved.remove(random.nextInt(reserved.size()));
        approve(claim, claim.amount().percent(random.nextInt(101)));
    }

    private void approve(InFlight claim, Money granted) {
        Money cut = claim.amount().minus(granted);
        FUNDS.forEach(fund -> tape.happens(
                new FundsApproved(fund, ADATUM, claim.claim(), granted),
                new FundsReleased(fund, ADATUM, claim.claim(), cut, FundsReleased.Reason.REDUCED)));
        approved.add(new InFlight(claim.claim(), granted));
        available = available.plus(cut);
    }

    private void reject(Random random) {
        if (reserved.isEmpty()) {
            return;
        }
        InFlight claim = reserved.remove(random.nextInt(reserved.size()));
        tape.happens(new ClaimRejected(
                claim.claim(),
                ADATUM,
                List.of("EXPENSE_NOT_ELIGIBLE"),
                List.of(),
                "no",
                FUNDS.stream().map(fund -> Allocation.of(fund, claim.amount())).toList(),
                ClaimStory.DISPUTABLE_UNTIL));
        held.add(claim);
    }

    private void dispute(Random random) {
        if (held.isEmpty()) {
            return;
        }
        InFlight claim = held.remove(random.nextInt(held.size()));
        tape.happens(new DisputeOpened(
                claim.claim(),
                ADATUM,
                "it was",
                List.of(),
                FUNDS.stream().map(fund -> Allocation.of(fund, claim.amount())).toList(),
                ClaimStory.DISPUTABLE_UNTIL));
        disputed.add(claim);
    }

    /** Upheld in part, or lost: dismissed or withdrawn. */
    private void endDispute(Random random) {
        if (disputed.isEmpty()) {
            return;
        }
        InFlight claim = disputed.remove(random.nextInt(disputed.size()));
        if (random.nextBoolean()) {
            approve(claim, claim.amount().percent(random.nextInt(101)));
        } else {
            release(claim, claim.amount(), FundsReleased.Reason.DISPUTE_LOST);
        }
    }

    private void revoke(Random random) {
        if (approved.isEmpty()) {
            return;
        }
        InFlight claim = approved.remove(random.nextInt(approved.size()));
        FUNDS.forEach(fund -> tape.happens(new FundsApprovalRevoked(fund, ADATUM, claim.claim(), claim.amount())));
        reserved.add(claim);
    }

    private void resubmit(Random random) {
        if (reserved.isEmpty()) {
            return;
        }
        InFlight claim = reserved.remove(random.nextInt(reserved.size()));
        Money less = claim.amount().percent(random.nextInt(101));
        reserved.add(new InFlight(claim.claim(), claim.amount().minus(less)));
        release(claim, less, FundsReleased.Reason.RESUBMITTED);
    }

    private void release(InFlight claim, Money amount, FundsReleased.Reason reason) {
        FUNDS.forEach(fund -> tape.happens(new FundsReleased(fund, ADATUM, claim.claim(), amount, reason)));
        available = available.plus(amount);
    }

    private void end(Random random) {
        List<InFlight> from = held.isEmpty() ? reserved : held;
        if (from.isEmpty()) {
            return;
        }
        FundsReleased.Reason reason =
                held.isEmpty() ? FundsReleased.Reason.WITHDRAWN : FundsReleased.Reason.REJECTION_FINAL;
        InFlight claim = from.remove(random.nextInt(from.size()));
        release(claim, claim.amount(), reason);
    }
}
