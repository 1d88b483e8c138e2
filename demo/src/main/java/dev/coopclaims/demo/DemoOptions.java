package dev.coopclaims.demo;

/**
 * The options of the demonstration.
 *
 * @param claims how many claims, 1 or more (limited by the example data)
 * @param workers how many claims are driven at once, 1 to {@link #MAX_WORKERS}
 */
public record DemoOptions(int claims, int workers) {
    public static final int DEFAULT_CLAIMS = 1_000;
    public static final int DEFAULT_WORKERS = 8;
    public static final int MAX_WORKERS = 64;

    /** @throws IllegalArgumentException if a number is out of bounds */
    public DemoOptions {
        if (claims < 1) {
            throw new IllegalArgumentException("--claims must be 1 or more");
        }
        if (workers < 1 || workers > MAX_WORKERS) {
            throw new IllegalArgumentException("--workers must be 1 to " + MAX_WORKERS);
        }
    }
}
