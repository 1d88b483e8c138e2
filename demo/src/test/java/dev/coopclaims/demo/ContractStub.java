package dev.coopclaims.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Implements the HTTP contract as far as the demonstration needs it, in memory and without rules, so that the driver
 * can be tested alone: behaving well, or with one fault. The real application has its own scenario test.
 */
final class ContractStub implements AutoCloseable {
    private static final int BUSY_EVERY = 50;

    private final JsonMapper json = JsonMapper.builder().build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Fault fault;
    private final Map<String, StubClaim> claims = new LinkedHashMap<>();
    private final StubFunds funds;
    private long position = -1;
    private int requests;
    private int ids;

    /** What the stub does wrong. */
    enum Fault {
        NONE,
        LOSES_A_CLAIM,
        ROUNDS_A_COST,
        APPROVES_ALL,
        REFUSES_A_SUBMISSION,
        IGNORES_REDUCTIONS,
        KEEPS_WHAT_A_LOST_DISPUTE_FREES,
        HOLDS_DISPUTED_CLAIMS,
        FORGETS_A_LEDGER_ENTRY,
        HOLDS_CLAIMS_ALREADY
    }

    private record Reply(int status, Object body) {}

    ContractStub(Fault fault) throws IOException {
        this.fault = fault;
        funds = new StubFunds(claims.values(), fault);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        if (fault == Fault.HOLDS_CLAIMS_ALREADY) {
            claims.put("claim-0", new StubClaim("org-aire", "left over"));
        }
    }

    URI uri() {
        return URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Reply reply = answer(exchange, body);
            byte[] bytes = json.writeValueAsBytes(reply.body());
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private synchronized Reply answer(HttpExchange exchange, byte[] body) {
        String path = exchange.getRequestURI().getPath();
        String credentials = Objects.requireNonNull(exchange.getRequestHeaders().getFirst("Authorization"));
        if (path.equals("/oauth2/token")) {
            String pair = new String(
                    Base64.getDecoder().decode(credentials.substring("Basic ".length())), StandardCharsets.UTF_8);
            return new Reply(200, Map.of("access_token", pair.substring(0, pair.indexOf(':')), "expires_in", 300));
        }
        DemoPerson person =
                DemoPeople.find(credentials.substring("Bearer ".length())).orElseThrow();
        if (++requests % BUSY_EVERY == 0) {
            exchange.getResponseHeaders().add("Retry-After", "0");
            return new Reply(503, Map.of("title", "busy"));
        }
        boolean read = exchange.getRequestMethod().equals("GET");
        Reply reply = read ? read(path, person) : command(path, person, body);
        if (reply.status() < 300) {
            position += read ? 0 : 1;
            exchange.getResponseHeaders().add(read ? "View-Position" : "Event-Position", Long.toString(position));
        }
        return reply;
    }

    private Reply command(String path, DemoPerson person, byte[] body) {
        String[] parts = path.substring(1).split("/", -1);
        if (path.equals("/api/earnings")) {
            return new Reply(200, funds.accrue(new String(body, StandardCharsets.UTF_8)));
        }
        if (path.equals("/api/claims")) {
            String id = "claim-" + ++ids;
            claims.put(
                    id,
                    new StubClaim(
                            person.organisation(),
                            json.readTree(body).path("title").asString()));
            return new Reply(201, Map.of("claim", id));
        }
        if (parts[1].equals("organisations")) {
            return new Reply(201, Map.of());
        }
        StubClaim claim = Objects.requireNonNull(claims.get(parts[2]));
        boolean json = body.length > 0 && body[0] == '{';
        try {
            return command(parts, claim, person, json ? this.json.readTree(body) : MissingNode.getInstance());
        } catch (StubClaim.NotNow notNow) {
            return new Reply(422, Map.of("title", parts[3] + ": " + notNow.getMessage()));
        }
    }

    private Reply command(String[] parts, StubClaim claim, DemoPerson person, JsonNode body) {
        switch (parts[3]) {
            case "costs" -> {
                BigDecimal amount = Reports.amount(body.path("requested"));
                boolean rounds = fault == Fault.ROUNDS_A_COST && claims.size() == 2;
                String cost = parts.length > 4 ? parts[4] : "cost-" + ++ids;
                claim.cost(cost, rounds ? amount.add(BigDecimal.ONE) : amount);
                return new Reply(201, Map.of("cost", cost));
            }
            case "documents" -> {
                return new Reply(201, Map.of("documents", List.of(Map.of("document", "document-" + ++ids))));
            }
            case "upload-requests" -> {
                return new Reply(201, Map.of("uploadRequest", "upload-" + ++ids));
            }
            case "information-requests", "revocation" -> {
                return asked(parts[3], claim, body);
            }
            case "information-items" -> claim.answer(parts[4]);
            case "submission" -> {
                if (fault == Fault.REFUSES_A_SUBMISSION && parts[2].equals("claim-1")) {
                    return new Reply(422, refusal());
                }
                claim.submit();
            }
            case "review" -> claim.review();
            case "approval" ->
                claim.approve(
                        person.user(),
                        fault == Fault.IGNORES_REDUCTIONS ? MissingNode.getInstance() : body.path("costs"));
            case "rejection" -> {
                if (fault == Fault.APPROVES_ALL) {
                    claim.approve(person.user(), MissingNode.getInstance());
                } else {
                    claim.reject(person.user());
                }
            }
            case "disputes" -> claim.dispute();
            case "dispute-withdrawal" -> claim.giveUpDispute();
            case "rejection-acceptance" -> claim.acceptRejection();
            case "withdrawal" -> claim.withdraw();
            case "discard" -> claim.discard();
            default -> {}
        }
        return new Reply(200, Map.of());
    }

    private Reply asked(String path, StubClaim claim, JsonNode body) {
        Set<String> items = new LinkedHashSet<>();
        body.path("items").forEach(item -> items.add("item-" + ++ids));
        if (path.equals("revocation")) {
            if (items.isEmpty() != body.path("to").asString("").equals("REJECTED")) {
                return new Reply(400, Map.of("title", "items do not fit what the claim goes to"));
            }
            claim.revoke(items);
            return new Reply(200, Map.of());
        }
        claim.ask(items);
        return new Reply(200, Map.of("items", items));
    }

    private static Map<String, Object> refusal() {
        Map<String, String> violation =
                Map.of("code", "MISSING_POE", "path", "documents", "message", "no proof", "rule", "P-5");
        return Map.of("title", "not ready", "violations", List.of(violation));
    }

    private Reply read(String path, DemoPerson person) {
        boolean vendor = person.organisation().equals(DemoPeople.VENDOR);
        List<Map<String, Object>> rows = claims.entrySet().stream()
                .filter(claim -> vendor || claim.getValue().organisation().equals(person.organisation()))
                .filter(claim -> fault != Fault.LOSES_A_CLAIM || !claim.getKey().equals("claim-1"))
                .map(claim -> row(claim.getValue()))
                .toList();
        if (path.endsWith("/readiness")) {
            StubClaim claim = Objects.requireNonNull(claims.get(path.split("/", -1)[3]));
            return new Reply(200, Map.of("ready", true, "requested", StubFunds.money(claim.requested())));
        }
        if (path.matches("/api/claims/[^/]+")) {
            StubClaim claim = Objects.requireNonNull(claims.get(path.split("/", -1)[3]));
            List<Map<String, String>> items =
                    claim.openItems().stream().map(item -> Map.of("item", item)).toList();
            return new Reply(200, Map.of("informationRequests", List.of(Map.of("open", true, "items", items))));
        }
        if (path.equals("/api/overview")) {
            return new Reply(200, Map.of("totals", List.of(funds.balances(person.organisation()))));
        }
        if (path.endsWith("/ledger")) {
            return new Reply(200, Map.of("items", funds.ledger(path.split("/", -1)[3].substring("fund-".length()))));
        }
        if (path.equals("/api/funds")) {
            return new Reply(200, Map.of("items", funds.all()));
        }
        return new Reply(200, Map.of("items", rows));
    }

    private static Map<String, Object> row(StubClaim claim) {
        Map<String, Object> row = new LinkedHashMap<>(
                Map.of("title", claim.title(), "organisation", claim.organisation(), "status", claim.status()));
        row.put("requested", StubFunds.money(claim.requested()));
        if (claim.status().equals("APPROVED")) {
            row.put("approved", StubFunds.money(claim.approved()));
        }
        return row;
    }
}
