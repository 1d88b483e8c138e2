package dev.coopclaims.command.claimnumber;

import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Claim numbers for people, such as {@code CLM-FY21H1-000123} (C-2): unique across all nodes and never given twice. A
 * node takes a block from the period's stream and hands it out from memory; numbers left when it stops stay unused.
 * Numbers are scattered (record 27): they have no order, so a partner's numbers reveal nothing about other partners.
 */
public final class ClaimNumbers {
    private static final int KEY_BYTES = 16;
    private static final Duration WAIT_AT_MOST = Duration.ofSeconds(10);
    /** How often one caller may find a new block used up by others; reached only if blocks are far too small. */
    private static final int REFILLS_MAX = 1_000;

    private final Commands commands;
    private final int blockSize;
    private final ConcurrentHashMap<EarningPeriod, Dispenser> dispensers = new ConcurrentHashMap<>();

    /** @param blockSize how many numbers a node takes at once, 1 to 100,000 */
    public ClaimNumbers(Commands commands, int blockSize) {
        if (blockSize < 1 || blockSize > 100_000) {
            throw new IllegalArgumentException("a block has 1 to 100,000 claim numbers, not " + blockSize);
        }
        this.commands = commands;
        this.blockSize = blockSize;
    }

    /**
     * A number that only the caller ever gets. To be called before the claim's own command is sent, because taking a
     * block is a commit of its own.
     *
     * @param actor on whose behalf a new block is taken if the last one is used up
     * @throws Refusal a conflict or unavailable, if no block could be taken
     * @throws IllegalStateException when called from inside a command handler
     */
    public String next(EarningPeriod period, Actor actor) {
        String number = dispensers.computeIfAbsent(period, Dispenser::new).next(actor);
        return "CLM-" + period.label().replace("-", "") + "-" + number;
    }

    /** The key for the first block of a period; the later blocks keep it. */
    private static String freshKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    /** Hands out one period's numbers. */
    private final class Dispenser {
        private final EarningPeriod period;
        private final ReentrantLock refilling = new ReentrantLock();
        private volatile Rest rest = new Rest(new NumberBlock(1, 0, ""));

        Dispenser(EarningPeriod period) {
            this.period = period;
        }

        String next(Actor actor) {
            for (int refills = 0; refills <= REFILLS_MAX; refills++) {
                Rest current = rest;
                OptionalLong number = current.take();
                if (number.isPresent()) {
                    return current.block.seen(number.getAsLong());
                }
                refill(current, actor);
            }
            throw Refusal.of(RequestCode.TOO_MANY_STARTS);
        }

        private void refill(Rest usedUp, Actor actor) {
            try {
                if (!refilling.tryLock(WAIT_AT_MOST.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw Refusal.of(RequestCode.NO_CLAIM_NUMBER);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw Refusal.of(RequestCode.SERVER_STOPPING);
            }
            try {
                if (rest == usedUp) {
                    rest = new Rest(commands.send(new AllotClaimNumbers(period, blockSize, freshKey()), actor)
                            .result());
                }
            } finally {
                refilling.unlock();
            }
        }
    }

    /** What is left of a block. */
    private static final class Rest {
        private final NumberBlock block;
        private final AtomicLong next;

        Rest(NumberBlock block) {
            this.block = block;
            this.next = new AtomicLong(block.first());
        }

        OptionalLong take() {
            long number = next.getAndIncrement();
            return number <= block.last() ? OptionalLong.of(number) : OptionalLong.empty();
        }
    }
}
