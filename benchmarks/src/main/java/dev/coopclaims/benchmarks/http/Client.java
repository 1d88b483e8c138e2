package dev.coopclaims.benchmarks.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One client: sends claims through their lives, one command after the other, until it is told to stop.
 */
final class Client implements Runnable, Steps {
    private static final int SERVICE_UNAVAILABLE = 503;
    /** How often a command that was answered with 503 is sent again, as its {@code Retry-After} asks. */
    private static final int MAX_RETRIES = 10;

    private static final long MAX_RETRY_AFTER_SECONDS = 5;

    /** What the clients are to do. */
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

    /** To be asked for when it has ended. */
    Latencies seen() {
        return seen;
    }

    @Override
    public void run() {
        // Clients start at different lives, so that all kinds of commands are under way at any time.
        for (int life = number; phase.get() != Phase.STOP; life++) {
            try {
                new Life(Partner.ALL.get(life % Partner.ALL.size()), life, this).live();
            } catch (Steps.Ended stopped) {
                // The clients stop, or the command was refused and that is noted: the next claim.
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /**
     * Counts what is answered while it is measured, whenever it was sent: the steady flow, slow ones too. A 503 is
     * counted and the command sent again; its latency then is from the first time on.
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
