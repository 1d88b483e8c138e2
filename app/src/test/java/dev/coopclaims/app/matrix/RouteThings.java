package dev.coopclaims.app.matrix;

import dev.coopclaims.app.Earned;
import dev.coopclaims.app.RunningApplication;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One thing of each kind that a path can name, all of one organisation or of nobody. */
final class RouteThings {
    private static final Pattern PLACE = Pattern.compile("([a-z-]+)/\\{[^}]+}");
    private static final Pattern TRACE = Pattern.compile("\"traceId\":\"[0-9a-f]+\"");

    /** Of whom, and words that stand in no thing of anybody else. */
    enum Whose {
        OWN("alice", "org-aire", "aire", "Strand of the first"),
        FOREIGN("carla", "org-calder", "calder", "Strand of the second"),
        NOBODYS("", "org-nobody", "nobody", "Strand of none");

        private final String user;
        private final String organisation;
        private final String shortName;
        private final String marker;

        Whose(String user, String organisation, String shortName, String marker) {
            this.user = user;
            this.organisation = organisation;
            this.shortName = shortName;
            this.marker = marker;
        }

        String marker() {
            return marker;
        }
    }

    private final RunningApplication application;
    private final Whose whose;
    private final Map<String, String> ids;
    private String position = "0";

    private RouteThings(RunningApplication application, Whose whose) {
        this.application = application;
        this.whose = whose;
        this.ids = new HashMap<>(Map.of(
                "claims", MatrixClaim.unknown("claim"),
                "costs", MatrixClaim.unknown("cost"),
                "documents", MatrixClaim.unknown("document"),
                "upload-requests", MatrixClaim.unknown("request"),
                "information-items", MatrixClaim.unknown("item"),
                "pre-approvals", "preapproval-018f0000-0000-7000-8000-0000000000ff",
                "organisations", whose.organisation,
                "invoices", "invoice-of-nobody",
                "funds", "fund-" + whose.shortName + ".CSP_DIRECT.UK_LTD.FY26-H2"));
        ids.putAll(Map.of(
                "members",
                whose.user.isEmpty() ? "norman" : whose.user,
                "metrics",
                "ESTIMATED_REACH",
                "requirements",
                MatrixRequests.REQUIREMENT,
                "answers",
                MatrixRequests.QUESTION,
                "projections",
                "overview",
                "due",
                "nothing",
                "erasures",
                "erasure-none",
                "holds",
                "hold-none"));
        ids.put("exceptions", "exception-none");
        ids.put("versions", "2023.10");
    }

    /** Makes them, unless they are to be nobody's. */
    static RouteThings of(RunningApplication application, Whose whose) {
        RouteThings things = new RouteThings(application, whose);
        if (whose != Whose.NOBODYS) {
            things.make();
        }
        return things;
    }

    /** After everything that was made. */
    String position() {
        return position;
    }

    /** The path with these things in its places. */
    String in(String path) {
        return PLACE.matcher(path)
                .replaceAll(place -> place.group(1) + "/" + ids.getOrDefault(place.group(1), "unknown-1"));
    }

    /** An answer without the ids that its request named, and without its trace: what two must share. */
    String words(HttpResponse<String> answer) {
        String words = answer.statusCode() + " " + TRACE.matcher(answer.body()).replaceAll("");
        for (Map.Entry<String, String> id : ids.entrySet()) {
            words = words.replace(id.getValue(), "{" + id.getKey() + "}");
        }
        return words;
    }

    private void make() {
        done(Earned.in(application, """
            [{"externalId":"ROUTES-%1$s","organisation":"%1$s","programme":"CSP_DIRECT","entity":"UK_LTD",
              "earnedOn":"2026-03-31","incentive":{"amount":"1000.00","currency":"GBP"}}]\
            """.formatted(whose.organisation)));
        String claim =
                post("/api/claims", """
                    {"programme":"CSP_DIRECT","location":"GB","activity":"PRINT_ADVERTISING","title":"%s",
                     "activityStart":"2026-09-14","activityEnd":"2026-09-18","currency":"GBP"}\
                    """.formatted(whose.marker)).path("claim").asString();
        ids.put("claims", claim);
        JsonNode cost = post("/api/claims/" + claim + "/costs", new MatrixRequests(application).cost());
        ids.put("costs", cost.path("cost").asString());
        post("/api/claims/" + claim + "/comments", "{\"text\":\"" + whose.marker + "\"}");
        ids.put(
                "documents",
                done(application.send(application
                                .as(whose.user, "/api/claims/" + claim + "/documents")
                                .header("Content-Type", "multipart/form-data; boundary=matrix")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        new MatrixRequests(application).file("OTHER"), StandardCharsets.ISO_8859_1))))
                        .path("documents")
                        .path(0)
                        .path("document")
                        .asString());
        ids.put(
                "erasures",
                done(application.postJson(
                                "pam", "/api/erasures", "{\"stream\":\"" + claim + "\",\"reason\":\"asked\"}"))
                        .path("erasure")
                        .asString());
        ids.put(
                "exceptions",
                done(application.postJson(
                                "pam", "/api/organisations/" + whose.organisation + "/exceptions", """
                            {"claim":"%s","costDates":{"to":"2027-01-31"},"until":"2027-02-15","reason":"%s"}\
                            """.formatted(
                                                claim, whose.marker)))
                        .path("exception")
                        .asString());
        ids.put(
                "pre-approvals",
                post("/api/pre-approvals", """
                    {"programme":"CSP_DIRECT","activity":"PRINT_ADVERTISING","period":"FY26-H2","description":"%s",
                     "amount":{"amount":"100.00","currency":"GBP"}}\
                    """.formatted(whose.marker))
                        .path("preApproval")
                        .asString());
    }

    private JsonNode post(String path, String body) {
        return done(application.postJson(whose.user, path, body));
    }

    private JsonNode done(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        answer.headers().firstValue("Event-Position").ifPresent(at -> position = at);
        return RunningApplication.json(answer);
    }
}
