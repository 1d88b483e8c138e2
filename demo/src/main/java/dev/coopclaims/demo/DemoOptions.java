package dev.coopclaims.demo;

/**
 * What the demonstration was asked for.
 *
 * @param claims how many claims, 1 or more (the example data bounds them)
 * @param workers how many claims are driven at once, 1 to {@link #MAX_WORKERS}
 */
public record DemoOptions(int claims, int workers) {
    public static final int DEFAULT_CLAIMS = 1_000;
    public static final int DEFAULT_WORKERS = 8;
    public static final int MAX_WORKERS = 64;

    /** @throws IllegalArgumentException when a number is out of its bounds */
    public DemoOptions {
        if (claims < 1) {
            throw new IllegalArgumentException("--claims must be 1 or more");
        }
        if (workers < 1 || workers > MAX_WORKERS) {
            throw new IllegalArgumentException("--workers must be 1 to " + MAX_WORKERS);
        }
    }
}
