package dev.coopclaims.benchmarks.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** One client: takes claims through their lives, one command after the other, until it is told to stop. */
final class Client implements Runnable, Steps {
    private static final int SERVICE_UNAVAILABLE = 503;
    /** How often a command answered with 503 is retried, following its {@code Retry-After}. */
    private static final int MAX_RETRIES = 10;

    private static final long MAX_RETRY_AFTER_SECONDS = 5;

    /** What the clients should do now. */
    enum Phase {
        WARM_UP,
        MEASURE,
        STOP
    }

    private final Connection connection;
    private final AtomicReference<Phase> phase;
    private final int number;
    private final Latencies seen = new Latencies();

    Client(Connection connection, AtomicReference<Phase> phase, int number) {
        this.connection = connection;
        this.phase = phase;
        this.number = number;
    }

    /** The latencies seen; read them after the client has ended. */
    Latencies seen() {
        return seen;
    }

    @Override
    public void run() {
        // Clients start with different lives, so that all kinds of commands are in progress at any time.
        for (int life = number; phase.get() != Phase.STOP; life++) {
            try {
                new Life(Partner.ALL.get(life % Partner.ALL.size()), life, this).live();
            } catch (Steps.Ended stopped) {
                // The clients stop, or the command was refused, which is recorded: continue with the next claim.
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /**
     * Counts commands answered during the measurement, whenever they were sent, so that slow ones are included. A 503
     * is counted and the command retried; its latency starts with the first attempt.
     */
    @Override
    public String send(Kind kind, String user, String method, String whole, String mediaType, byte[] body)
            throws Ended, InterruptedException {
        long startNanos = System.nanoTime();
        String failure;
        try {
            HttpResponse<String> answer = accepted(user, method, whole, mediaType, body);
            long tookNanos = System.nanoTime() - startNanos;
            if (answer.statusCode() / 100 == 2) {
                if (phase.get() == Phase.MEASURE) {
                    seen.done(kind, tookNanos);
                }
                return answer.body();
            }
            failure = answer.statusCode() + " " + answer.body();
        } catch (IOException noAnswer) {
            failure = noAnswer.toString();
        }
        seen.failed(kind.text() + ": " + failure.replaceAll("[0-9a-f-]{16,}", "…"));
        throw new Ended();
    }

    private HttpResponse<String> accepted(String user, String method, String whole, String mediaType, byte[] body)
            throws Ended, InterruptedException, IOException {
        for (int retries = 0; ; retries++) {
            if (phase.get() == Phase.STOP) {
                throw new Ended();
            }
            HttpResponse<String> answer = connection.send(user, method, whole, mediaType, body);
            if (answer.statusCode() != SERVICE_UNAVAILABLE || retries == MAX_RETRIES) {
                return answer;
            }
            if (phase.get() == Phase.MEASURE) {
                seen.refused();
            }
            long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
            TimeUnit.SECONDS.sleep(Math.min(seconds, MAX_RETRY_AFTER_SECONDS));
        }
    }
}
