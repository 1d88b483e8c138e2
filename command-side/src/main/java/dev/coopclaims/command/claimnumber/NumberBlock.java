package dev.coopclaims.command.claimnumber;

/**
 * Numbers that are this node's alone.
 *
 * @param first first number
 * @param last last number, not before the first
 */
public record NumberBlock(long first, long last) {}
