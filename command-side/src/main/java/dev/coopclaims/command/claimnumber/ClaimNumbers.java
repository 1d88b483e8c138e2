package dev.coopclaims.command.claimnumber;

import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.refusal.Refusal;
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
 * Human claim numbers such as {@code CLM-FY21H1-000123} (C-2): unique over all nodes, never given twice. A node takes a
 * block from the period's stream and hands it out in memory; what is left at its end stays unused. Numbers are scattered
 * (record 27): they have no order, and a partner's do not tell what others do.
 */
public final class ClaimNumbers {
    private static final int KEY_BYTES = 16;
    private static final Duration WAIT_AT_MOST = Duration.ofSeconds(10);
    /** How often one caller may find a new block used up by others: only with blocks far too small. */
    private static final int REFILLS_MAX = 1_000;

    private final Commands commands;
    private final int blockSize;
    private final ConcurrentHashMap<EarningPeriod, Dispenser> dispensers = new ConcurrentHashMap<>();

    /** @param blockSize how many numbers a node takes at once, 1 to 100,000 */
    public ClaimNumbers(Commands commands, int blockSize) {
        if (blockSize < 1 || blockSize > 100_000) {
            throw new IllegalArgumentException("a block of 1 to 100,000 claim numbers, not " + blockSize);
        }
        this.commands = commands;
        this.blockSize = blockSize;
    }

    /**
     * A number that nobody has, nor ever will have, but the caller. Asked for before the claim's own command is sent:
     * the block is a commit of its own.
     *
     * @param actor on whose behalf a block is taken when the last one is used up
     * @throws Refusal when no block could be had: conflict or unavailable
     * @throws IllegalStateException when called from inside a command handler
     */
    public String next(EarningPeriod period, Actor actor) {
        String number = dispensers.computeIfAbsent(period, Dispenser::new).next(actor);
        return "CLM-" + period.label().replace("-", "") + "-" + number;
    }

    /** For the first block of a period; the others keep to that one's. */
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
            throw Refusal.of(
                    Refusal.Kind.UNAVAILABLE, "Claim numbers are used up faster than they come; repeat later.");
        }

        private void refill(Rest usedUp, Actor actor) {
            try {
                if (!refilling.tryLock(WAIT_AT_MOST.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw Refusal.of(Refusal.Kind.UNAVAILABLE, "No claim number could be had; repeat later.");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw Refusal.of(Refusal.Kind.UNAVAILABLE, "The server is being stopped.");
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
