package dev.coopclaims.app.matrix;

import dev.coopclaims.app.Earned;
import dev.coopclaims.app.RunningApplication;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/** Drives claims to where they have to stand, several at once. */
final class MatrixClaims {
    private static final int WORKERS = 4;
    private static final int PEOPLE_TO_CANCEL = 3;
    private static final int REVIEWERS = 2;
    private static final List<String> PROOF = List.of("EVENT_INVITATION", "EVENT_AGENDA", "EVENT_PHOTO");
    private static final String EARNING = """
        [{"externalId":"MATRIX","organisation":"org-aire","programme":"CSP_DIRECT","entity":"UK_LTD",
          "earnedOn":"2026-03-31","incentive":{"amount":"1000000.00","currency":"GBP"}}]\
        """;
    private static final String FORM = """
        {"programme":"CSP_DIRECT","location":"GB","activity":"CUSTOMER_SEMINAR","title":"Matrix",
         "activityStart":"2026-09-14","activityEnd":"2026-09-18","currency":"GBP"}\
        """;

    private final RunningApplication application;
    private final MatrixRequests requests;

    MatrixClaims(RunningApplication application, MatrixRequests requests) {
        this.application = application;
        this.requests = requests;
    }

    /** Money for all of them. */
    void earn() {
        answered(Earned.in(application, EARNING));
    }

    /**
     * One claim for each standing, in that order.
     *
     * @param withRequests whether they wait for uploads of colleagues and, where that can be, for originals
     */
    List<MatrixClaim> all(Collection<Standing> standings, boolean withRequests) {
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<MatrixClaim>> made = new ArrayList<>();
            for (Standing standing : standings) {
                made.add(workers.submit(() -> standing(standing, withRequests)));
            }
            List<MatrixClaim> claims = new ArrayList<>();
            for (Future<MatrixClaim> one : made) {
                claims.add(one.get());
            }
            return claims;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private MatrixClaim standing(Standing standing, boolean withRequests) {
        MatrixClaim claim = draft();
        for (int i = 0; withRequests && i < PEOPLE_TO_CANCEL; i++) {
            JsonNode asked = post(Person.USER, claim, "/upload-requests", MatrixRequests.uploadRequest());
            claim.add("request", "open", asked.path("uploadRequest").asString());
        }
        if (standing == Standing.DC) {
            post(Person.USER, claim, "/discard", "{\"reason\":\"Matrix\"}");
        } else if (standing != Standing.ED) {
            post(Person.USER, claim, "/submission", "");
            for (int i = 0; withRequests && i < REVIEWERS; i++) {
                JsonNode asked = post(Person.FIRST_REVIEWER, claim, "/original-requests", MatrixRequests.originals());
                claim.add("originals", "open", asked.path("request").asString());
            }
            goOn(claim, standing);
        }
        return claim;
    }

    private void goOn(MatrixClaim claim, Standing standing) {
        switch (standing) {
            case ED, DC -> throw new IllegalArgumentException("a draft");
            case SU -> {}
            case UR -> post(Person.FIRST_REVIEWER, claim, "/review", "");
            case AR -> ask(Person.FIRST_REVIEWER, claim, particularItems(claim));
            case AW -> ask(Person.FIRST_REVIEWER, claim, MatrixRequests.WHOLE_ITEM);
            case AP -> post(Person.FIRST_REVIEWER, claim, "/approval", "{}");
            case RE -> post(Person.FIRST_REVIEWER, claim, "/rejection", MatrixRequests.rejection());
            case FI -> {
                goOn(claim, Standing.RE);
                post(Person.ADMIN, claim, "/rejection-acceptance", "");
            }
            case DI -> {
                goOn(claim, Standing.RE);
                post(Person.ADMIN, claim, "/disputes", MatrixRequests.dispute(claim));
                claim.add("document", "added", attach(claim, "OTHER"));
            }
            case AD -> {
                goOn(claim, Standing.DI);
                ask(Person.SECOND_REVIEWER, claim, particularItems(claim));
            }
            case WI -> post(Person.USER, claim, "/withdrawal", "{\"reason\":\"Matrix\"}");
        }
    }

    /** With all that its activity asks for. */
    private MatrixClaim draft() {
        JsonNode started = answered(application.postJson(Person.USER.user(), "/api/claims", FORM));
        MatrixClaim claim = new MatrixClaim(started.path("claim").asString());
        claim.add("cost", "asked", addCost(claim));
        claim.add("cost", "kept", addCost(claim));
        attach(claim, "INVOICE");
        for (String kind : PROOF) {
            claim.add("document", "kept", attach(claim, kind));
        }
        claim.add("document", "asked", attach(claim, "OTHER"));
        String shown = "{\"ticked\":true,\"documents\":[\"" + claim.part("document", "kept", false) + "\"]}";
        put(claim, "/requirements/PARTNER_BRAND_AND_CONTACT", shown);
        put(claim, "/requirements/" + MatrixRequests.REQUIREMENT, shown);
        put(claim, "/metrics/" + MatrixRequests.METRIC, "{\"value\":\"40\"}");
        put(claim, "/answers/" + MatrixRequests.QUESTION, "{\"answer\":false}");
        return claim;
    }

    /** Asked, answered, and something added since; so it could be handed in again. */
    private void ask(Person reviewer, MatrixClaim claim, String... items) {
        JsonNode asked = post(reviewer, claim, "/information-requests", MatrixRequests.items(items));
        for (JsonNode item : asked.path("items")) {
            claim.add("item", "asked", item.asString());
            put(claim, "/information-items/" + item.asString(), MatrixRequests.answer());
        }
        claim.add("cost", "added", addCost(claim));
        if (!claim.parts().containsKey("document added")) {
            claim.add("document", "added", attach(claim, "OTHER"));
        }
    }

    private static String[] particularItems(MatrixClaim claim) {
        return new String[] {
            "{\"code\":\"INVOICE_MISMATCH\",\"text\":\"Matrix\",\"cost\":\"" + claim.part("cost", "asked", false)
                    + "\"}",
            "{\"code\":\"POE_INSUFFICIENT\",\"text\":\"Matrix\",\"document\":\""
                    + claim.part("document", "asked", false) + "\"}"
        };
    }

    private String addCost(MatrixClaim claim) {
        return post(Person.USER, claim, "/costs", requests.cost()).path("cost").asString();
    }

    private String attach(MatrixClaim claim, String kind) {
        return post(Person.USER, claim, "/documents", requests.file(kind))
                .path("documents")
                .path(0)
                .path("document")
                .asString();
    }

    private void put(MatrixClaim claim, String path, String body) {
        answered(requests.send(Person.USER, "PUT", claim, path, body));
    }

    private JsonNode post(Person person, MatrixClaim claim, String path, String body) {
        return answered(requests.send(person, "POST", claim, path, body));
    }

    private static JsonNode answered(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    answer.request().method() + " " + answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty()
                ? tools.jackson.databind.node.MissingNode.getInstance()
                : RunningApplication.json(answer);
    }
}
