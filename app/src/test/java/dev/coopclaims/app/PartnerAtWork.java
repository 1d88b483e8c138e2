package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What scenarios do over HTTP, each step asserted; keeps the last position written. */
final class PartnerAtWork {
    static final String FORM = """
        {"programme":"CSP_DIRECT","location":"GB","activity":"PRINT_ADVERTISING","title":"%s",
         "activityStart":"2026-09-14","activityEnd":"2026-09-18","currency":"GBP"}\
        """;
    static final String COST = """
        {"source":"THIRD_PARTY","expenseType":"PRINTED_MATERIAL",
         "invoice":{"supplierName":"Print & Co","number":"%s","date":"2026-09-18"},
         "net":{"amount":"%s","currency":"GBP"}}\
        """;

    private static final String BOUNDARY = "scenario";

    private final RunningApplication application;
    private String lastPosition = "0";

    PartnerAtWork() {
        this(RunningApplication.get());
    }

    PartnerAtWork(RunningApplication application) {
        this.application = application;
    }

    JsonNode command(String user, String method, String path, String body, int status) {
        HttpResponse<String> answer = application.send(application
                .as(user, path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
        return answered(answer, status);
    }

    /** Imports earnings of which the due list then decides that they qualify (F-2). */
    JsonNode earn(String records) {
        return answered(Earned.in(application, records), 200);
    }

    JsonNode upload(String user, String claim, String kind, String fileName, byte[] content, int status) {
        return upload(user, "/api/claims/" + claim + "/documents", Map.of("kind", kind), fileName, content, status);
    }

    /** One file, with the form's other fields. */
    JsonNode upload(String user, String path, Map<String, String> fields, String fileName, byte[] content, int status) {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        fields.forEach((name, value) -> parts.writeBytes(utf8("--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")));
        parts.writeBytes(utf8("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
        parts.writeBytes(content);
        parts.writeBytes(utf8("\r\n--" + BOUNDARY + "--\r\n"));
        HttpResponse<String> answer = application.send(application
                .as(user, path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(parts.toByteArray())));
        return answered(answer, status);
    }

    /** Reads what is at least as new as everything written here. */
    HttpResponse<String> read(String user, String path) {
        HttpResponse<String> answer =
                application.send(application.as(user, path).header("Min-Position", lastPosition));
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValueAsLong("View-Position").orElse(-1))
                .isGreaterThanOrEqualTo(Long.parseLong(lastPosition));
        return answer;
    }

    JsonNode readJson(String user, String path) {
        return RunningApplication.json(read(user, path));
    }

    String start(String user, String title) {
        return command(user, "POST", "/api/claims", FORM.formatted(title), 201)
                .path("claim")
                .asString();
    }

    /** Everything that the activity asks for, and the submission. */
    void proveAndSubmit(String user, String claim, String invoice, String net) {
        String path = "/api/claims/" + claim;
        command(user, "POST", path + "/costs", COST.formatted(invoice, net), 201);
        upload(user, claim, "INVOICE", "invoice.pdf", pdf(invoice), 201);
        String flyer = upload(user, claim, "COMMUNICATION_PIECE", "flyer.pdf", pdf("flyer " + invoice), 201)
                .path("documents")
                .path(0)
                .path("document")
                .asString();
        for (String shown : new String[] {"PARTNER_BRAND_AND_CONTACT", "VENDOR_CONTENT"}) {
            String ticked = "{\"ticked\":true,\"documents\":[\"" + flyer + "\"]}";
            command(user, "PUT", path + "/requirements/" + shown, ticked, 200);
        }
        command(user, "PUT", path + "/metrics/ESTIMATED_REACH", "{\"value\":\"12000\"}", 200);
        assertThat(command(user, "GET", path + "/readiness", "", 200)
                        .path("ready")
                        .asBoolean())
                .isTrue();
        command(user, "POST", path + "/submission", "", 200);
    }

    private JsonNode answered(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode())
                .as(answer.request().method() + " " + answer.uri() + " " + answer.body())
                .isEqualTo(status);
        if (status >= 400) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        answer.headers().firstValue("Event-Position").ifPresent(position -> lastPosition = position);
        return RunningApplication.json(answer);
    }

    static byte[] pdf(String text) {
        return utf8(
                "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% " + text + "\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
