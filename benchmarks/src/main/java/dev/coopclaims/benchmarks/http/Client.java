package dev.coopclaims.benchmarks.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** One client: takes claims through their lives, one command after the other, until it is told to stop. */
final class Client implements Runnable, Steps {
    static final int SERVICE_UNAVAILABLE = 503;
    private static final int TOO_MANY_REQUESTS = 429;
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
    private final List<Partner> partners;
    private final AtomicReference<Phase> phase;
    private final int number;
    private final Seen<Kind> seen;

    /** @param seen what all clients see together */
    Client(Connection connection, List<Partner> partners, AtomicReference<Phase> phase, int number, Seen<Kind> seen) {
        this.connection = connection;
        this.partners = partners;
        this.phase = phase;
        this.number = number;
        this.seen = seen;
    }

    @Override
    public void run() {
        // Clients start with different lives, so that all kinds of commands are in progress at any time.
        for (int life = number; phase.get() != Phase.STOP; life++) {
            try {
                new Life(partners.get(life % partners.size()), life, this).live();
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
    public String send(Kind kind, Person who, String method, String whole, String mediaType, byte[] body)
            throws Ended, InterruptedException {
        long startNanos = System.nanoTime();
        String failure;
        try {
            HttpResponse<String> answer = accepted(who, method, whole, mediaType, body);
            if (Connection.isDone(answer)) {
                if (phase.get() == Phase.MEASURE) {
                    seen.done(kind, System.nanoTime() - startNanos);
                }
                return answer.body();
            }
            failure = answer.statusCode() + " " + answer.body();
        } catch (IOException noAnswer) {
            failure = noAnswer.toString();
        }
        seen.failed(kind.text() + ": " + failure);
        throw new Ended();
    }

    private HttpResponse<String> accepted(Person who, String method, String whole, String mediaType, byte[] body)
            throws Ended, InterruptedException, IOException {
        for (int retries = 0; ; retries++) {
            if (phase.get() == Phase.STOP) {
                throw new Ended();
            }
            long startNanos = System.nanoTime();
            HttpResponse<String> answer = connection.send(who, method, whole, mediaType, body);
            if (!saysWhenToTryAgain(answer) || retries == MAX_RETRIES) {
                return answer;
            }
            if (phase.get() == Phase.MEASURE && answer.statusCode() == SERVICE_UNAVAILABLE) {
                seen.refused(System.nanoTime() - startNanos);
            } else if (phase.get() == Phase.MEASURE) {
                seen.limited();
            }
            long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
            TimeUnit.SECONDS.sleep(Math.min(seconds, MAX_RETRY_AFTER_SECONDS));
        }
    }

    /** Whether a request was refused for the moment: 503, or 429 for what one organisation may have in work. */
    static boolean saysWhenToTryAgain(HttpResponse<?> answer) {
        boolean refused = answer.statusCode() == SERVICE_UNAVAILABLE || answer.statusCode() == TOO_MANY_REQUESTS;
        return refused && answer.headers().firstValue("Retry-After").isPresent();
    }
}
