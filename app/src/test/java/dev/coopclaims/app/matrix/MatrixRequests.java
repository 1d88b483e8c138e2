package dev.coopclaims.app.matrix;

import dev.coopclaims.app.RunningApplication;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** The table's commands as requests, with bodies that are complete. */
final class MatrixRequests {
    static final String METRIC = "REGISTERED_GUESTS";
    static final String QUESTION = "INVITATION_AND_AGENDA_MISS_CORE_REQUIREMENTS";
    static final String REQUIREMENT = "VENDOR_CONTENT";
    static final String WHOLE_ITEM = "{\"code\":\"OTHER\",\"text\":\"Matrix\"}";

    private static final Pattern PLACE = Pattern.compile("\\{[a-z]+}");
    private static final String BOUNDARY = "matrix";
    private static final String JSON = "application/json";

    private final RunningApplication application;
    private final AtomicLong counter = new AtomicLong();

    MatrixRequests(RunningApplication application) {
        this.application = application;
    }

    /** Sends the command about the claim; parts that it uses up are gone. */
    HttpResponse<String> send(CommandTable.Command command, Person person, MatrixClaim claim, boolean usesUp) {
        String path = PLACE.matcher(command.path())
                .replaceAll(place -> inPath(place.group(), command.variant(), claim, usesUp));
        return send(person, command.method(), claim, path, body(command, claim, usesUp));
    }

    /** A body starting with the boundary is multipart, an empty one is none, any other is JSON. */
    HttpResponse<String> send(Person person, String method, MatrixClaim claim, String path, String body) {
        String full = "/api/claims/" + claim.id() + path;
        HttpRequest.Builder request =
                person == Person.NOBODY ? application.request(full) : application.as(person.user(), full);
        boolean multipart = body.startsWith("--" + BOUNDARY);
        return application.send(
                request.header("Content-Type", multipart ? "multipart/form-data; boundary=" + BOUNDARY : JSON)
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1)));
    }

    private static String inPath(String place, String variant, MatrixClaim claim, boolean usesUp) {
        return switch (place) {
            case "{cost}" -> claim.part("cost", variant, false);
            case "{document}" -> claim.part("document", variant, false);
            case "{item}" -> claim.part("item", variant, false);
            case "{request}" -> claim.part("request", variant, usesUp);
            case "{name}" -> variant.equals("unknown") ? "CALLS_MADE" : METRIC;
            case "{code}" -> REQUIREMENT;
            case "{question}" -> QUESTION;
            default -> throw new IllegalArgumentException(place);
        };
    }

    private String body(CommandTable.Command command, MatrixClaim claim, boolean usesUp) {
        return switch (command.toString()) {
            case "PATCH" -> "{\"title\":\"Matrix\"}";
            case "POST /documents #file" -> file("OTHER");
            case "POST /documents #link" ->
                "{\"kind\":\"LANDING_PAGE_URL\",\"url\":\"https://matrix.example/\","
                        + "\"capturedAt\":\"2026-09-20T10:00:00Z\"}";
            case "PUT /requirements/{code} #shown" ->
                "{\"ticked\":true,\"documents\":[\"" + claim.part("document", "kept", false) + "\"]}";
            case "PUT /answers/{question} #given" -> "{\"answer\":false}";
            case "POST /comments", "POST /internal-notes" -> "{\"text\":\"Matrix\"}";
            case "POST /upload-requests" -> uploadRequest();
            case "POST /withdrawal", "POST /discard" -> "{\"reason\":\"Matrix\"}";
            case "PUT /reviewer" -> "{\"user\":\"" + Person.SECOND_REVIEWER.user() + "\"}";
            case "POST /information-requests" -> items(WHOLE_ITEM);
            case "POST /approval #whole" -> "{\"note\":\"Matrix\"}";
            case "POST /approval #reduced" ->
                "{\"costs\":[{\"cost\":\"" + claim.part("cost", "kept", false)
                        + "\",\"approved\":{\"amount\":\"1.00\",\"currency\":\"GBP\"},\"reason\":\"Matrix\"}]}";
            case "POST /rejection" -> rejection();
            case "POST /revocation #rejected" ->
                "{\"reason\":\"Matrix\",\"to\":\"REJECTED\"," + rejection().substring(1);
            case "POST /revocation #asked" ->
                "{\"reason\":\"Matrix\",\"to\":\"ACTION_REQUIRED\","
                        + items(WHOLE_ITEM).substring(1);
            case "POST /disputes #words" -> dispute(claim);
            case "POST /disputes #file" -> file("OTHER");
            case "POST /original-requests" -> originals();
            default -> bodyOfPart(command, claim, usesUp);
        };
    }

    private String bodyOfPart(CommandTable.Command command, MatrixClaim claim, boolean usesUp) {
        return switch (command.endpoint()) {
            case "POST /costs", "PATCH /costs/{cost}" -> cost();
            case "PATCH /documents/{document}" -> "{\"explanation\":\"Matrix " + counter.incrementAndGet() + "\"}";
            case "PUT /metrics/{name}" -> "{\"value\":\"" + counter.incrementAndGet() + "\"}";
            case "PUT /information-items/{item}" -> answer();
            case "POST /original-receipts" ->
                "{\"request\":\"" + claim.part("originals", command.variant(), usesUp) + "\",\"receipt\":\"Matrix\"}";
            default -> "";
        };
    }

    String cost() {
        return "{\"source\":\"THIRD_PARTY\",\"expenseType\":\"FACILITY_EQUIPMENT_RENTAL\",\"invoice\":"
                + "{\"supplierName\":\"Matrix\",\"number\":\"M-" + counter.incrementAndGet()
                + "\",\"date\":\"2026-09-18\"},\"net\":{\"amount\":\"10.00\",\"currency\":\"GBP\"}}";
    }

    String file(String kind) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind + "\r\n--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"explanation\"\r\n\r\nMatrix\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"matrix.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% "
                + counter.incrementAndGet() + "\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n\r\n--" + BOUNDARY + "--\r\n";
    }

    static String items(String... items) {
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    static String dispute(MatrixClaim claim) {
        return "{\"explanation\":\"Matrix\",\"documents\":[\"" + claim.part("document", "kept", false) + "\"]}";
    }

    static String rejection() {
        return "{\"reasons\":[\"EXPENSE_NOT_ELIGIBLE\"],\"text\":\"Matrix\"}";
    }

    static String uploadRequest() {
        return "{\"colleague\":\"" + Person.ADMIN.user() + "\",\"kind\":\"INVOICE\",\"text\":\"Matrix\"}";
    }

    static String originals() {
        return "{\"documents\":[],\"text\":\"Matrix\"}";
    }

    static String answer() {
        return "{\"answer\":\"Matrix\",\"documents\":[]}";
    }
}
