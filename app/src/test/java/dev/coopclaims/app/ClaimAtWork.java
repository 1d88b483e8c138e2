package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One claim that people work on over HTTP, and the only fund that it draws on.
 *
 * @param reader one of the claim's organisation, as whom claim and fund are read
 */
record ClaimAtWork(PartnerAtWork work, String reader, String claim, String fund) {
    private static final List<String> COLUMNS =
            List.of("total", "reserved", "heldForDispute", "approved", "paid", "forfeited");

    JsonNode post(String user, String rest, String body, int status) {
        return work.command(user, "POST", path(rest), body, status);
    }

    void put(String user, String rest, String body) {
        work.command(user, "PUT", path(rest), body, 200);
    }

    String addCost(String user, String cost) {
        return post(user, "/costs", cost, 201).path("cost").asString();
    }

    void changeCost(String user, String id, String cost) {
        work.command(user, "PATCH", path("/costs/" + id), cost, 200);
    }

    /** A page that says what it is; answers with the document's id. */
    String attach(String user, String kind, String what) {
        return work.upload(user, claim, kind, what + ".pdf", PartnerAtWork.pdf(what), 201)
                .path("documents")
                .path(0)
                .path("document")
                .asString();
    }

    void tick(String user, String requirement, String document) {
        put(user, "/requirements/" + requirement, "{\"ticked\":true,\"documents\":[\"" + document + "\"]}");
    }

    /** Asks the partner; answers with the items' ids. */
    List<String> ask(String user, String items) {
        return post(user, "/information-requests", "{\"items\":[" + items + "]}", 200)
                .path("items")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** The items that wait for an answer. */
    List<String> openItems() {
        return read().path("informationRequests")
                .valueStream()
                .filter(round -> round.path("open").asBoolean())
                .flatMap(round -> round.path("items").valueStream())
                .map(item -> item.path("item").asString())
                .toList();
    }

    void answer(String user, String item, String text, String... documents) {
        String named = documents.length == 0 ? "" : "\"" + String.join("\",\"", documents) + "\"";
        String body = "{\"answer\":\"" + text + "\",\"documents\":[" + named + "]}";
        work.command(user, "PUT", path("/information-items/" + item), body, 204);
    }

    /** Is refused for these rules alone. */
    void refused(String user, String rest, String... codes) {
        assertThat(post(user, rest, "", 422)
                        .path("violations")
                        .valueStream()
                        .map(one -> one.path("code").asString()))
                .containsExactly(codes);
    }

    JsonNode read() {
        return work.readJson(reader, path(""));
    }

    String path(String rest) {
        return "/api/claims/" + claim + rest;
    }

    ClaimNow now() {
        return new ClaimNow(read());
    }

    FundNow fundNow() {
        return new FundNow(work.readJson(reader, "/api/funds/" + fund));
    }

    /** Every balance is the sum of its entries, and what can be after each of them (F-4). */
    void assertThatTheLedgerAddsUp() {
        JsonNode balances = fundNow().balances();
        JsonNode entries = work.readJson(reader, "/api/funds/" + fund + "/ledger?limit=500")
                .path("items");
        for (String name : COLUMNS) {
            BigDecimal sum = entries.valueStream()
                    .map(entry -> new BigDecimal(entry.path(name).path("amount").asString()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertAmount(balances, name, sum.toPlainString());
        }
        assertThatEveryEntryHolds(entries);
    }

    private static void assertThatEveryEntryHolds(JsonNode entries) {
        Map<String, BigDecimal> after = new HashMap<>();
        entries.valueStream().forEach(entry -> {
            for (String name : COLUMNS) {
                BigDecimal change =
                        new BigDecimal(entry.path(name).path("amount").asString());
                after.merge(name, change, BigDecimal::add);
            }
            BigDecimal claimed = after.getOrDefault("reserved", BigDecimal.ZERO)
                    .add(after.getOrDefault("approved", BigDecimal.ZERO));
            String line = entry.path("sentence").asString();
            assertThat(after.values()).as(line).allMatch(amount -> amount.signum() >= 0);
            assertThat(after.get("heldForDispute")).as(line).isLessThanOrEqualTo(after.get("reserved"));
            assertThat(after.get("paid")).as(line).isLessThanOrEqualTo(after.get("approved"));
            assertThat(claimed.add(after.get("forfeited"))).as(line).isLessThanOrEqualTo(after.get("total"));
        });
    }

    /** The claim, after all that was written here. */
    record ClaimNow(JsonNode claim) {
        /** What people call its status (C-1), and on whose side the next step is (F-6). */
        ClaimNow is(String statusName, String whoMustAct) {
            assertThat(claim.path("statusName").asString()).isEqualTo(statusName);
            assertThat(claim.path("whoMustAct").asString()).as(statusName).isEqualTo(whoMustAct);
            return this;
        }

        ClaimNow requests(String amount) {
            assertAmount(claim, "requested", amount);
            return this;
        }

        ClaimNow isApprovedFor(String amount) {
            assertAmount(claim, "approved", amount);
            return this;
        }
    }

    /** The fund's balances, after all that was written here (F-4). */
    record FundNow(JsonNode balances) {
        FundNow total(String amount) {
            return with("total", amount);
        }

        FundNow available(String amount) {
            return with("available", amount);
        }

        FundNow claimed(String amount) {
            return with("claimed", amount);
        }

        FundNow reserved(String amount) {
            return with("reserved", amount);
        }

        FundNow heldForDispute(String amount) {
            return with("heldForDispute", amount);
        }

        FundNow approved(String amount) {
            return with("approved", amount);
        }

        private FundNow with(String name, String amount) {
            assertAmount(balances, name, amount);
            return this;
        }
    }

    private static void assertAmount(JsonNode row, String name, String amount) {
        assertThat(row.path(name).path("amount").asString()).as(name).isEqualTo(amount);
    }
}
