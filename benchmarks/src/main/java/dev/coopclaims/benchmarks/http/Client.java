package dev.coopclaims.benchmarks.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One client: sends claims through their lives, one command after the other, until it is told to stop. Of ten lives five
 * are approved as handed in; one each is asked for better proof, reduced, disputed and upheld, rejected and accepted, or
 * taken back; a revocation and a dismissed dispute come now and then.
 */
final class Client implements Runnable {
    private static final int LIVES = 10;
    private static final int RARE_EVERY = 3;
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
                new Life(Partner.ALL.get(life % Partner.ALL.size()), life).live();
            } catch (Ended stopped) {
                // The clients stop, or the command was refused and that is noted: the next claim.
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** A claim whose life ends early. */
    private static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final class Life {
        private final Partner partner;
        private final int turn;
        private final String reviewer;
        private final String second;
        private String path = "";
        private String cost = "";
        private String proof = "";

        Life(Partner partner, int turn) {
            this.partner = partner;
            this.turn = turn;
            boolean even = turn % 2 == 0;
            this.reviewer = even ? "rita" : "ravi";
            this.second = even ? "ravi" : "rita";
        }

        void live() throws Ended, InterruptedException {
            handIn();
            switch ((turn / 2) % LIVES) {
                case 0 -> askedForBetterProof();
                case 1 -> post(Kind.APPROVE_REDUCED, reviewer, "/approval", Bodies.REDUCED.formatted(cost));
                case 2 -> disputed();
                case 3 -> {
                    post(Kind.REJECT, reviewer, "/rejection", Bodies.REJECTION);
                    post(Kind.ACCEPT_REJECTION, partner.admin(), "/rejection-acceptance", "");
                }
                case 4 -> post(Kind.WITHDRAW, partner.user(), "/withdrawal", Bodies.REASON);
                default -> approved();
            }
        }

        /** The form, two costs, two documents and what they show, then the submission: ten commands. */
        private void handIn() throws Ended, InterruptedException {
            String started = send(Kind.START, partner.user(), "POST", "/api/claims", Bodies.FORM);
            path = "/api/claims/" + Connection.text(started, "claim");
            cost = Connection.text(post(Kind.ADD_COST, partner.user(), "/costs", Bodies.cost()), "cost");
            post(Kind.ADD_COST, partner.user(), "/costs", Bodies.cost());
            attach("INVOICE");
            proof = attach("COMMUNICATION_PIECE");
            put(Kind.TICK_REQUIREMENT, "/requirements/PARTNER_BRAND_AND_CONTACT", Bodies.TICKED.formatted(proof));
            put(Kind.TICK_REQUIREMENT, "/requirements/VENDOR_CONTENT", Bodies.TICKED.formatted(proof));
            put(Kind.RECORD_METRIC, "/metrics/ESTIMATED_REACH", Bodies.METRIC);
            post(Kind.COMMENT, partner.user(), "/comments", Bodies.COMMENT);
            post(Kind.SUBMIT, partner.user(), "/submission", "");
        }

        private void approved() throws Ended, InterruptedException {
            post(Kind.TAKE_REVIEW, reviewer, "/review", "");
            post(Kind.APPROVE, reviewer, "/approval", Bodies.APPROVAL);
            if (turn % (LIVES * RARE_EVERY) == 0) {
                post(Kind.REVOKE, reviewer, "/revocation", Bodies.REVOCATION);
            }
        }

        private void askedForBetterProof() throws Ended, InterruptedException {
            post(Kind.TAKE_REVIEW, reviewer, "/review", "");
            String asked =
                    post(Kind.REQUEST_INFORMATION, reviewer, "/information-requests", Bodies.ASKED.formatted(proof));
            String better = attach("COMMUNICATION_PIECE");
            put(
                    Kind.ANSWER_ITEM,
                    "/information-items/" + Connection.text(asked, "items"),
                    Bodies.ANSWER.formatted(better));
            post(Kind.RESUBMIT, partner.user(), "/submission", "");
            post(Kind.APPROVE, reviewer, "/approval", Bodies.APPROVAL);
        }

        private void disputed() throws Ended, InterruptedException {
            post(Kind.REJECT, reviewer, "/rejection", Bodies.REJECTION);
            post(Kind.DISPUTE, partner.admin(), "/disputes", Bodies.DISPUTE.formatted(proof));
            if (turn % RARE_EVERY == 0) {
                post(Kind.DISMISS, second, "/rejection", Bodies.REJECTION);
            } else {
                post(Kind.UPHOLD, second, "/approval", Bodies.APPROVAL);
            }
        }

        private String attach(String kind) throws Ended, InterruptedException {
            byte[] body = Bodies.document(kind);
            String answer =
                    send(Kind.ATTACH_DOCUMENT, partner.user(), "POST", path + "/documents", Bodies.MULTIPART, body);
            return Connection.text(answer, "document");
        }

        private void put(Kind kind, String rest, String body) throws Ended, InterruptedException {
            send(kind, partner.user(), "PUT", path + rest, body);
        }

        private String post(Kind kind, String user, String rest, String body) throws Ended, InterruptedException {
            return send(kind, user, "POST", path + rest, body);
        }

        private String send(Kind kind, String user, String method, String whole, String body)
                throws Ended, InterruptedException {
            return send(kind, user, method, whole, Connection.JSON, Bodies.utf8(body));
        }

        /**
         * Counts what is answered while it is measured, whenever it was sent: the steady flow, slow ones too. A 503 is
         * counted and the command sent again; its latency then is from the first time on.
         */
        private String send(Kind kind, String user, String method, String whole, String mediaType, byte[] body)
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
}
