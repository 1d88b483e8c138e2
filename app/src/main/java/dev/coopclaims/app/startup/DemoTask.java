package dev.coopclaims.app.startup;

/** The demonstration as the launcher starts it once the application answers. */
@FunctionalInterface
public interface DemoTask {

    /**
     * Drives the demonstration through the public API.
     *
     * @param port where this application listens, on the loopback address
     * @return the exit code: 0 when everything reconciled
     */
    int run(Arguments arguments, int port);
}
