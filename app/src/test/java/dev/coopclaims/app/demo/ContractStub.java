package dev.coopclaims.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the HTTP contract as far as the demonstration goes, in memory and without rules, so that the driver can be tried
 * alone: well-behaved, or with one fault. The real application is tried by its own scenario.
 */
final class ContractStub implements AutoCloseable {
    private static final int BUSY_EVERY = 50;

    private final JsonMapper json = JsonMapper.builder().build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Fault fault;
    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final Map<String, Map<String, BigDecimal>> earnings = new LinkedHashMap<>();
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
        HOLDS_CLAIMS_ALREADY
    }

    private static final class Claim {
        private final String organisation;
        private final String title;
        private BigDecimal requested = BigDecimal.ZERO;
        private String status = "EDITING";

        Claim(String organisation, String title) {
            this.organisation = organisation;
            this.title = title;
        }
    }

    private record Reply(int status, Object body) {}

    ContractStub(Fault fault) throws IOException {
        this.fault = fault;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        if (fault == Fault.HOLDS_CLAIMS_ALREADY) {
            claims.put("claim-0", new Claim("org-aire", "left over"));
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
            return new Reply(200, accrue(new String(body, StandardCharsets.UTF_8)));
        }
        if (path.equals("/api/claims")) {
            String id = "claim-" + ++ids;
            claims.put(
                    id,
                    new Claim(
                            person.organisation(),
                            json.readTree(body).path("title").asString()));
            return new Reply(201, Map.of("claim", id));
        }
        if (parts[1].equals("organisations")) {
            return new Reply(201, Map.of());
        }
        Claim claim = Objects.requireNonNull(claims.get(parts[2]));
        return switch (parts[3]) {
            case "costs" -> {
                BigDecimal amount = new BigDecimal(
                        json.readTree(body).path("requested").path("amount").asString());
                boolean rounds = fault == Fault.ROUNDS_A_COST && claims.size() == 2;
                claim.requested = claim.requested.add(rounds ? amount.add(BigDecimal.ONE) : amount);
                yield new Reply(201, Map.of("cost", "cost-" + ++ids));
            }
            case "documents" -> new Reply(201, Map.of("documents", List.of(Map.of("document", "document-" + ++ids))));
            case "submission" ->
                fault == Fault.REFUSES_A_SUBMISSION && parts[2].equals("claim-1")
                        ? new Reply(422, refusal())
                        : moved(claim, "SUBMITTED");
            case "review" -> moved(claim, "UNDER_REVIEW");
            case "approval" -> moved(claim, "APPROVED");
            case "rejection" -> moved(claim, fault == Fault.APPROVES_ALL ? "APPROVED" : "REJECTED");
            default -> new Reply(200, Map.of());
        };
    }

    private static Reply moved(Claim claim, String status) {
        claim.status = status;
        return new Reply(200, Map.of());
    }

    private static Map<String, Object> refusal() {
        Map<String, String> violation =
                Map.of("code", "MISSING_POE", "path", "documents", "message", "no proof", "rule", "P-5");
        return Map.of("title", "not ready", "violations", List.of(violation));
    }

    private Map<String, Integer> accrue(String lines) {
        Map<String, Integer> counts =
                new LinkedHashMap<>(Map.of("accrued", 0, "duplicates", 0, "conflicts", 0, "refused", 0));
        lines.lines().map(json::readTree).forEach(line -> {
            Map<String, BigDecimal> known =
                    earnings.computeIfAbsent(line.path("organisation").asString(), none -> new LinkedHashMap<>());
            BigDecimal incentive =
                    new BigDecimal(line.path("incentive").path("amount").asString());
            BigDecimal before = known.putIfAbsent(line.path("externalId").asString(), incentive);
            String outcome = before == null ? "accrued" : before.compareTo(incentive) == 0 ? "duplicates" : "conflicts";
            counts.merge(outcome, 1, Integer::sum);
        });
        return counts;
    }

    private Reply read(String path, DemoPerson person) {
        boolean vendor = person.organisation().equals(DemoPeople.VENDOR);
        List<Map<String, Object>> rows = claims.entrySet().stream()
                .filter(claim -> vendor || claim.getValue().organisation.equals(person.organisation()))
                .filter(claim -> fault != Fault.LOSES_A_CLAIM || !claim.getKey().equals("claim-1"))
                .map(claim -> row(claim.getValue()))
                .toList();
        if (path.endsWith("/readiness")) {
            Claim claim = Objects.requireNonNull(claims.get(path.split("/", -1)[3]));
            return new Reply(200, Map.of("ready", true, "requested", money(claim.requested)));
        }
        if (path.equals("/api/overview")) {
            return new Reply(200, Map.of("totals", List.of(balances(person.organisation()))));
        }
        if (path.equals("/api/funds")) {
            return new Reply(
                    200,
                    Map.of(
                            "items",
                            earnings.keySet().stream().map(this::balances).toList()));
        }
        return new Reply(200, Map.of("items", rows));
    }

    private Map<String, Object> balances(String organisation) {
        BigDecimal total = earnings.getOrDefault(organisation, Map.of()).values().stream()
                .map(incentive -> incentive.multiply(new BigDecimal("0.4")).setScale(2, RoundingMode.HALF_EVEN))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal approved = sum(organisation, "APPROVED");
        BigDecimal held = sum(organisation, "REJECTED");
        BigDecimal available = total.subtract(approved).subtract(held);
        Map<String, Object> row = new LinkedHashMap<>(Map.of("organisation", organisation, "period", "FY19-H2"));
        row.put("total", money(total));
        row.put("approved", money(approved));
        row.put("reserved", money(held));
        row.put("heldForDispute", money(held));
        row.put("claimed", money(approved.add(held)));
        row.put("available", money(available));
        row.put("remaining", money(available));
        return row;
    }

    private BigDecimal sum(String organisation, String status) {
        return claims.values().stream()
                .filter(claim -> claim.organisation.equals(organisation) && claim.status.equals(status))
                .map(claim -> claim.requested)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, Object> row(Claim claim) {
        Map<String, Object> row = new LinkedHashMap<>(
                Map.of("title", claim.title, "organisation", claim.organisation, "status", claim.status));
        row.put("requested", money(claim.requested));
        if (claim.status.equals("APPROVED")) {
            row.put("approved", money(claim.requested));
        }
        return row;
    }

    private static Map<String, String> money(BigDecimal amount) {
        return Map.of("amount", amount.setScale(2).toPlainString(), "currency", "GBP");
    }
}
