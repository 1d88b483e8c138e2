package dev.coopclaims.benchmarks.http;

/** Sends the commands of a {@link Life}, and notes what it is there to note. */
interface Steps {
    /** A claim whose life ends early. */
    final class Ended extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Sends one.
     *
     * @return the body of its answer
     * @throws Ended when it was refused, which is noted, or nothing more is to be sent
     */
    String send(Kind kind, String user, String method, String path, String mediaType, byte[] body)
            throws Ended, InterruptedException;
}
