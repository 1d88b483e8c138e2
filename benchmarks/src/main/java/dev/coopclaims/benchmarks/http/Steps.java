package dev.coopclaims.benchmarks.http;

/** Sends the commands of a {@link Life} and records their results. */
interface Steps {
    /** Ends the life of a claim early. */
    final class Ended extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Sends a command.
     *
     * @return the body of its answer
     * @throws Ended when it was refused, which is recorded, or when nothing more should be sent
     */
    String send(Kind kind, Person who, String method, String path, String mediaType, byte[] body)
            throws Ended, InterruptedException;
}
