package dev.coopclaims.benchmarks.http;

/**
 * A claim from its start to its end. Five of ten lives are approved as submitted; one each is asked for better proof,
 * reduced, disputed and upheld, rejected and accepted, or withdrawn; some are revoked, and some disputes dismissed.
 */
final class Life {
    private static final int LIVES = 10;
    private static final int RARE_EVERY = 3;

    private final Partner partner;
    private final int turn;
    private final Steps steps;
    private final Person reviewer;
    private final Person second;
    private String path = "";
    private String cost = "";
    private String proof = "";

    Life(Partner partner, int turn, Steps steps) {
        this.partner = partner;
        this.turn = turn;
        this.steps = steps;
        boolean even = turn % 2 == 0;
        this.reviewer = even ? Person.RITA : Person.RAVI;
        this.second = even ? Person.RAVI : Person.RITA;
    }

    /** The claim, once it is started. */
    Claimed claim() {
        return new Claimed(path, partner.user());
    }

    void live() throws Steps.Ended, InterruptedException {
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

    /** The form, two costs, two documents with what they prove, and the submission: ten commands. */
    private void handIn() throws Steps.Ended, InterruptedException {
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

    private void approved() throws Steps.Ended, InterruptedException {
        post(Kind.TAKE_REVIEW, reviewer, "/review", "");
        post(Kind.APPROVE, reviewer, "/approval", Bodies.APPROVAL);
        if (turn % (LIVES * RARE_EVERY) == 0) {
            post(Kind.REVOKE, reviewer, "/revocation", Bodies.REVOCATION);
        }
    }

    private void askedForBetterProof() throws Steps.Ended, InterruptedException {
        post(Kind.TAKE_REVIEW, reviewer, "/review", "");
        String asked = post(Kind.REQUEST_INFORMATION, reviewer, "/information-requests", Bodies.ASKED.formatted(proof));
        String better = attach("COMMUNICATION_PIECE");
        put(Kind.ANSWER_ITEM, "/information-items/" + Connection.text(asked, "items"), Bodies.ANSWER.formatted(better));
        post(Kind.RESUBMIT, partner.user(), "/submission", "");
        post(Kind.APPROVE, reviewer, "/approval", Bodies.APPROVAL);
    }

    private void disputed() throws Steps.Ended, InterruptedException {
        post(Kind.REJECT, reviewer, "/rejection", Bodies.REJECTION);
        post(Kind.DISPUTE, partner.admin(), "/disputes", Bodies.DISPUTE.formatted(proof));
        if (turn % RARE_EVERY == 0) {
            post(Kind.DISMISS, second, "/rejection", Bodies.REJECTION);
        } else {
            post(Kind.UPHOLD, second, "/approval", Bodies.APPROVAL);
        }
    }

    private String attach(String kind) throws Steps.Ended, InterruptedException {
        byte[] body = Bodies.document(kind);
        String answer =
                steps.send(Kind.ATTACH_DOCUMENT, partner.user(), "POST", path + "/documents", Bodies.MULTIPART, body);
        return Connection.text(answer, "document");
    }

    private void put(Kind kind, String rest, String body) throws Steps.Ended, InterruptedException {
        send(kind, partner.user(), "PUT", path + rest, body);
    }

    private String post(Kind kind, Person who, String rest, String body) throws Steps.Ended, InterruptedException {
        return send(kind, who, "POST", path + rest, body);
    }

    private String send(Kind kind, Person who, String method, String whole, String body)
            throws Steps.Ended, InterruptedException {
        return steps.send(kind, who, method, whole, Connection.JSON, Bodies.utf8(body));
    }
}
