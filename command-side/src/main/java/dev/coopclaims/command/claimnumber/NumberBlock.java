package dev.coopclaims.command.claimnumber;

import java.util.Locale;

/**
 * A block of numbers that belongs to this node only.
 *
 * @param first first number, from 1
 * @param last last number, not before the first
 * @param key the key that scatters the period's numbers, in hex
 */
public record NumberBlock(long first, long last, String key) {
    private static final int LEAST_DIGITS = 6;

    /**
     * The number that people see: another number with as many digits, each used exactly once. So two claim numbers do
     * not reveal how many were given in between.
     *
     * @param number a number of the block
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
