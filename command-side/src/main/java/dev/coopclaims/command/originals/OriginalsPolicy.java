package dev.coopclaims.command.originals;

/**
 * How originals are asked for (V-8).
 *
 * @param produceDays calendar days in which they are to be produced, 1 to 365
 */
public record OriginalsPolicy(int produceDays) {
    public static final OriginalsPolicy DEFAULT = new OriginalsPolicy(30);

    public OriginalsPolicy {
        if (produceDays < 1 || produceDays > 365) {
            throw new IllegalArgumentException("1 to 365 days to produce originals");
        }
    }
}
