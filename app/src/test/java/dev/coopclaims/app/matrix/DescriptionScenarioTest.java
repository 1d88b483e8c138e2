package dev.coopclaims.app.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.DescribedAnswers;
import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.app.matrix.CommandTable.Command;
import dev.coopclaims.app.matrix.CommandTable.Expected;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation that the API's description names is done once, and is answered as it says; every answer that another
 * scenario gets is held against it too ({@link DescribedAnswers}).
 */
class DescriptionScenarioTest {
    private static final List<String> READERS =
            List.of("alice", "adam", "carla", "rita", "fiona", "pam", "audrey", "oscar");

    private record Turn(Command command, Standing standing, Person person) {}

    @Test
    void every_operation_is_answered_as_it_is_described(@TempDir Path folder) {
        try (RunningApplication application = RunningApplication.on(folder, "--coop.clock=2026-10-01T09:00:00Z")) {
            List<MatrixClaim> claims = everyCommand(application);
            peopleAndPreApprovals(application);
            everyRead(application, claims);
            netCorrection(application, claims);
            adjustments(application);
            exchangeRates(application);
            DescribedAnswers described = application.described();
            Set<String> expected = new TreeSet<>(described.described());
            expected.removeIf(operation -> operation.contains("/api/probe/"));
            // Nothing stands still in a system without a defect; DeadLettersIT retries what does.
            expected.removeIf(operation -> operation.matches("POST .*/dead-letters/.*/retry"));
            Set<String> succeeded = described.answered().keySet().stream()
                    .filter(answer -> answer.matches(".* 2\\d\\d"))
                    .map(answer -> answer.substring(0, answer.lastIndexOf(' ')))
                    .collect(Collectors.toCollection(TreeSet::new));
            System.out.printf(
                    "description: %d of %d operations done, %d kinds of answers, %d answers%n",
                    succeeded.size(),
                    expected.size(),
                    described.answered().size(),
                    described.answered().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
            assertThat(succeeded).containsAll(expected);
        }
    }

    /** Each by somebody who may, of a claim that stands so that it can be done. */
    private static List<MatrixClaim> everyCommand(RunningApplication application) {
        MatrixRequests requests = new MatrixRequests(application);
        MatrixClaims claims = new MatrixClaims(application, requests);
        claims.earn();
        List<Turn> turns = CommandTable.commands().stream()
                .filter(command -> !command.variant().equals("unknown"))
                .map(DescriptionScenarioTest::turn)
                .toList();
        List<MatrixClaim> made = claims.all(turns.stream().map(Turn::standing).toList(), true);
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            HttpResponse<String> answer = requests.send(turn.command(), turn.person(), made.get(i), true);
            assertThat(answer.statusCode() / 100).as(turn + " " + answer.body()).isEqualTo(2);
        }
        List<MatrixClaim> read = new ArrayList<>(made);
        read.addAll(claims.all(List.of(Standing.values()), true));
        return read;
    }

    private static Turn turn(Command command) {
        for (Standing standing : Standing.values()) {
            for (Person person : Person.values()) {
                if (command.expected(standing, person) instanceof Expected.Done) {
                    return new Turn(command, standing, person);
                }
            }
        }
        throw new IllegalArgumentException(command + " is never possible");
    }

    private static void peopleAndPreApprovals(RunningApplication application) {
        json(application, "pam", "POST", "/api/organisations", "{\"organisation\":\"org-new\",\"name\":\"New\"}", 201);
        json(application, "pam", "POST", "/api/organisations/org-new/members", """
            {"user":"nina","displayName":"Nina","email":"nina@new.example","role":"PARTNER_USER"}\
            """, 201);
        json(
                application,
                "pam",
                "PATCH",
                "/api/organisations/org-new/members/nina",
                "{\"role\":\"PARTNER_ADMIN\"}",
                200);
        json(application, "pam", "DELETE", "/api/organisations/org-new/members/nina", "", 204);
        erasuresAndHolds(application);
        exceptions(application);
        catalogueVersions(application);
        json(application, "pam", "PATCH", "/api/organisations/org-new", "{\"name\":\"Newer\"}", 200);
        json(application, "pam", "POST", "/api/organisations/org-new/closure", "{\"reason\":\"Gone.\"}", 200);
        json(application, "pam", "GET", "/api/organisations/org-new", "", 200);
        json(application, "pam", "DELETE", "/api/organisations/org-new/closure", "", 204);
        for (String decision : List.of(
                "grant {\"amount\":{\"amount\":\"100.00\",\"currency\":\"GBP\"},\"until\":\"2026-10-31\"}",
                "decline {\"reason\":\"Not now.\"}")) {
            String preApproval = RunningApplication.json(
                            json(application, "alice", "POST", "/api/pre-approvals", """
                                {"programme":"CSP_DIRECT","activity":"CUSTOMER_SEMINAR","period":"FY26-H2",
                                 "description":"A seminar","amount":{"amount":"200.00","currency":"GBP"}}\
                                """, 201))
                    .path("preApproval")
                    .asString();
            String[] parts = decision.split(" ", 2);
            json(application, "pam", "POST", "/api/pre-approvals/" + preApproval + "/" + parts[0], parts[1], 200);
        }
    }

    private static void exchangeRates(RunningApplication application) {
        HttpResponse<String> taken = application.send(application
                .as("fiona", "/api/exchange-rates")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("Date,USD\n2026-09-30,1.1723\n")));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        String position = taken.headers().firstValue("Event-Position").orElseThrow();
        HttpResponse<String> rate = application.send(
                application.as("fiona", "/api/exchange-rates?from=EUR&to=USD").header("Min-Position", position));
        assertThat(rate.statusCode()).as(rate.body()).isEqualTo(200);
    }

    private static void catalogueVersions(RunningApplication application) {
        String yaml = application
                .send(application.as("pam", "/api/catalogue/versions/2023.10/text"))
                .body()
                .replace("\"2023.10\"", "\"described\"")
                .replace("effective_from: 2019-01-01", "effective_from: 2090-01-01");
        String sha256 = "";
        for (String query : List.of("?dryRun=true", "")) {
            HttpResponse<String> taken = application.send(application
                    .as("pam", "/api/catalogue/versions" + query)
                    .header("Content-Type", "application/yaml")
                    .POST(BodyPublishers.ofString(yaml)));
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
            sha256 = RunningApplication.json(taken).path("sha256").asString();
        }
        json(
                application,
                "pam",
                "POST",
                "/api/catalogue/versions/described/publication",
                "{\"comparedWith\":\"2023.10\",\"sha256\":\"" + sha256 + "\"}",
                204);
        json(application, "pam", "GET", "/api/catalogue/versions", "", 200);
        json(application, "pam", "GET", "/api/catalogue/versions/described", "", 200);
    }

    private static void exceptions(RunningApplication application) {
        String exceptions = "/api/organisations/org-new/exceptions";
        for (String terms : List.of(
                "\"deadline\":{\"lastDay\":\"2027-03-31\"}",
                "\"cap\":{\"activity\":\"PRODUCT_SEEDING\",\"amount\":{\"amount\":\"5000.00\",\"currency\":\"USD\"}}",
                "\"activityDates\":{\"to\":\"2027-01-31\"}",
                "\"costDates\":{\"from\":\"2026-06-01\"}")) {
            HttpResponse<String> granted = application.postJson("pam", exceptions, """
                            {"period":"FY26-H2","programme":"CSP_DIRECT",%s,"until":"2027-02-28","reason":"A flood."}\
                            """.formatted(terms));
            assertThat(granted.statusCode()).as(granted.body()).isEqualTo(201);
            String exception =
                    RunningApplication.json(granted).path("exception").asString();
            HttpResponse<String> read = application.send(application
                    .as("pam", exceptions + "/" + exception)
                    .header(
                            "Min-Position",
                            granted.headers().firstValue("Event-Position").orElseThrow()));
            assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
            json(
                    application,
                    "pam",
                    "POST",
                    exceptions + "/" + exception + "/revocation",
                    "{\"reason\":\"Granted to another.\"}",
                    200);
        }
        json(application, "pam", "GET", exceptions, "", 200);
    }

    private static void erasuresAndHolds(RunningApplication application) {
        String held = "/api/organisations/org-new/holds";
        String hold = RunningApplication.json(json(application, "pam", "POST", held, "{\"reason\":\"Audit.\"}", 201))
                .path("hold")
                .asString();
        for (String end : List.of("withdrawal", "confirmation")) {
            String erasure = RunningApplication.json(json(
                            application,
                            "pam",
                            "POST",
                            "/api/erasures",
                            "{\"person\":\"nina\",\"reason\":\"A letter.\"}",
                            201))
                    .path("erasure")
                    .asString();
            String body = end.equals("withdrawal") ? "{\"reason\":\"Not hers.\"}" : "";
            json(application, "petra", "POST", "/api/erasures/" + erasure + "/" + end, body, 200);
            json(application, "pam", "GET", "/api/erasures/" + erasure, "", 200);
        }
        json(application, "pam", "GET", "/api/erasures", "", 200);
        json(application, "pam", "GET", held, "", 200);
        json(application, "pam", "DELETE", held + "/" + hold, "", 204);
        String claim = "/api/claims/"
                + RunningApplication.json(application.send(application.as("alice", "/api/claims")))
                        .path("items")
                        .path(0)
                        .path("claim")
                        .asString()
                + "/holds";
        String ofClaim = RunningApplication.json(
                        json(application, "pam", "POST", claim, "{\"reason\":\"Audit.\"}", 201))
                .path("hold")
                .asString();
        json(application, "pam", "GET", claim, "", 200);
        json(application, "pam", "DELETE", claim + "/" + ofClaim, "", 204);
    }

    /** By all kinds of people, of claims wherever they stand; who may not read is answered a problem. */
    private static void everyRead(RunningApplication application, List<MatrixClaim> claims) {
        List<String> paths = new ArrayList<>(List.of(
                "/api/catalogue",
                "/api/periods",
                "/api/claims?limit=2",
                "/api/overview",
                "/api/tasks",
                "/api/review-queue",
                "/api/funds",
                "/api/pre-approvals",
                "/api/organisations/org-aire",
                "/api/organisations/org-aire/members",
                "/api/due",
                "/api/projections"));
        paths.addAll(ofFirst(application, "/api/funds", "fund", "/api/funds/%s", "/api/funds/%s/ledger"));
        paths.addAll(ofFirst(application, "/api/pre-approvals", "preApproval", "/api/pre-approvals/%s"));
        for (MatrixClaim claim : claims) {
            paths.add("/api/claims/" + claim.id());
            paths.add("/api/claims/" + claim.id() + "/history?limit=500");
            paths.add("/api/claims/" + claim.id() + "/readiness");
            paths.add("/api/claims/" + claim.id() + "/duplicates");
        }
        paths.add("/api/claims/" + claims.getFirst().id() + "/documents/"
                + claims.getFirst().part("document", "kept", false));
        for (String path : paths) {
            for (String reader : READERS) {
                HttpResponse<String> read = application.send(application.as(reader, path));
                read.headers()
                        .firstValue("ETag")
                        .ifPresent(tag ->
                                application.send(application.as(reader, path).header("If-None-Match", tag)));
            }
        }
        json(application, "oscar", "POST", "/api/due/nothing/retry", "", 404);
        String due = RunningApplication.json(application.send(application.as("oscar", "/api/due")))
                .path("items")
                .path(0)
                .path("item")
                .asString();
        json(application, "oscar", "POST", "/api/due/" + due + "/retry", "", 202);
        json(application, "oscar", "POST", "/api/projections/nosuchview/replay", "", 404);
        String view = RunningApplication.json(application.send(application.as("oscar", "/api/projections")))
                .path("items")
                .path(0)
                .path("name")
                .asString();
        json(application, "oscar", "GET", "/api/projections/" + view + "/dead-letters", "", 200);
        json(application, "oscar", "POST", "/api/projections/" + view + "/dead-letters/nothing/retry", "", 404);
        json(application, "oscar", "POST", "/api/projections/" + view + "/replay", "", 202);
    }

    /** Of an invoice that some claim holds a share of (C-9). */
    private static void netCorrection(RunningApplication application, List<MatrixClaim> claims) {
        String invoice = claims.stream()
                .map(claim ->
                        RunningApplication.json(application.send(application.as("fiona", "/api/claims/" + claim.id()))))
                .filter(claim -> claim.path("status").asString().equals("APPROVED"))
                .map(claim -> claim.path("costs").path(0).path("invoiceId").asString())
                .findFirst()
                .orElseThrow();
        String body = "{\"net\":{\"amount\":\"12.00\",\"currency\":\"GBP\"},\"reason\":\"Mistyped\"}";
        json(application, "fiona", "POST", "/api/invoices/" + invoice + "/net-correction", body, 200);
    }

    /** Of a fund that qualifies (F-9). */
    private static void adjustments(RunningApplication application) {
        String fund = RunningApplication.json(
                        application.send(application.as("fiona", "/api/funds?programme=CSP_DIRECT&period=FY26-H2")))
                .path("items")
                .path(0)
                .path("fund")
                .asString();
        String amount = "\"amount\":{\"amount\":\"1.00\",\"currency\":\"GBP\"},\"reason\":\"Promised\"}";
        json(application, "fiona", "POST", "/api/funds/" + fund + "/adjustments", "{" + amount, 200);
        json(
                application,
                "fiona",
                "POST",
                "/api/roll-overs",
                "{\"fund\":\"" + fund + "\",\"period\":\"FY27-H1\"," + amount,
                200);
    }

    private static List<String> ofFirst(RunningApplication application, String list, String id, String... paths) {
        String first = RunningApplication.json(application.send(application.as("alice", list)))
                .path("items")
                .path(0)
                .path(id)
                .asString();
        return java.util.Arrays.stream(paths).map(path -> path.formatted(first)).toList();
    }

    private static HttpResponse<String> json(
            RunningApplication application, String user, String method, String path, String body, int status) {
        HttpResponse<String> answer = application.send(application
                .as(user, path)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        assertThat(answer.statusCode())
                .as(method + " " + path + " " + answer.body())
                .isEqualTo(status);
        return answer;
    }
}
