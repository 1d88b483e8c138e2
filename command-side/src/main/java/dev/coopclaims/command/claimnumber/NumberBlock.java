package dev.coopclaims.command.claimnumber;

import java.util.Locale;

/**
 * Numbers that are this node's alone.
 *
 * @param first first number, from 1
 * @param last last number, not before the first
 * @param key under which the period's numbers are scattered, in hex
 */
public record NumberBlock(long first, long last, String key) {
    private static final int LEAST_DIGITS = 6;

    /**
     * What people see for a number: of numbers with as many digits another one, and of each one exactly once. So two
     * claims' numbers do not tell how many were given in between.
     *
     * @param number of the block
     */
    String seen(long number) {
        long from = 1;
        long to = (long) Math.pow(10, LEAST_DIGITS);
        while (number >= to) {
            from = to;
            to *= 10;
        }
        long seen = from + new Permutation(key, to - from).at(number - from);
        return String.format(Locale.ROOT, "%0" + LEAST_DIGITS + "d", seen);
    }
}
