package dev.coopclaims.command.earning.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.InMemoryStreams;
import dev.coopclaims.command.Node;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.earning.web.EarningResult.Outcome;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.command.web.rows.Row;
import dev.coopclaims.command.web.rows.Rows;
import dev.coopclaims.kernel.EventMetadata;
import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class EarningImportTest {
    private static final String HEADER =
            "externalId,organisation,programme,entity,earnedOn,amount,currency,sourceLabel\n";

    private final InMemoryStreams streams = new InMemoryStreams();
    private final Node node = new Node(streams);
    private final EarningImport earnings = new EarningImport(node.commands, Sample.PEOPLE, 16);

    @BeforeEach
    void organisations() {
        for (int number = 0; number < 5; number++) {
            node.commands.send(
                    new RegisterOrganisation(new OrganisationId("org-" + number), "One", OrganisationKind.PARTNER),
                    Node.FINANCE);
        }
    }

    /** Otherwise the answer of an import, which is kept in memory, could be many times as long as the import. */
    @Test
    void what_is_told_of_a_refused_record_is_short_however_many_mistakes_it_has() {
        ObjectNode given = JsonNodeFactory.instance.objectNode().put("externalId", "x".repeat(2_000));
        EarningResult told = EarningResult.refused(new Row(1, given, null), "MALFORMED", "y".repeat(20_000));
        assertThat(told.externalId()).hasSize(101).endsWith("…");
        assertThat(told.message()).hasSize(301).endsWith("…");
    }

    @Test
    void csv_has_an_outcome_for_every_record_whatever_is_wrong_with_it() throws Exception {
        String body = HEADER
                + "r-1,org-1,CSP,MIOL,2020-08-01,100.00,EUR,FY21 H1\r\n"
                + "r-1,org-1,CSP,MIOL,2020-08-01,100.00,EUR,FY21 H1\n"
                + "r-1,org-1,CSP,MIOL,2020-08-01,100.01,EUR,\n"
                + "\n"
                + "r-2,org-1,CSP,MIOL,01.08.2020,1.00,EUR,\n"
                + "r-3,org-9,CSP,MIOL,2020-08-01,1.00,EUR,\n"
                + "x".repeat(5_000) + "\n"
                + "r-5,org-1,CSP\n"
                + "r-6,org-1,CSP,MIOL,2020-08-01,5.00,EUR,5\" pipes\n"
                + "r-7,org-1,CSP,MIOL,2020-08-01,5.00,EUR,FY20 H1\n"
                + "  \n"
                + "\"r-8\",org-1,CSP,MIOL,2020-08-01,5.00,EUR,\"said \"\"H1\"\"\"";
        EarningImport.Imported imported = imported("text/csv", body);
        assertThat(imported.results()).extracting(EarningResult::line).containsExactly(2, 3, 4, 6, 7, 8, 9, 10, 11, 13);
        assertThat(imported.results())
                .extracting(EarningResult::outcome)
                .containsExactly(
                        Outcome.ACCRUED,
                        Outcome.DUPLICATE,
                        Outcome.CONFLICT,
                        Outcome.REFUSED,
                        Outcome.REFUSED,
                        Outcome.REFUSED,
                        Outcome.REFUSED,
                        Outcome.REFUSED,
                        Outcome.ACCRUED,
                        Outcome.ACCRUED);
        assertThat(imported.results().get(3).message()).contains("earnedOn");
        assertThat(imported.results().get(4).code()).isEqualTo("UNKNOWN_ORGANISATION");
        assertThat(imported.results().get(7).message()).contains("quote");
        assertThat(imported.results().get(8).warning()).contains("T-4");
        assertThat(imported.results().get(9).warning()).contains("said \"H1\"");
        assertThat(imported.position()).isEqualTo(OptionalLong.of(11));
        EarningsAnswer answer = EarningsAnswer.of(imported.results());
        assertThat(List.of(answer.accrued(), answer.duplicates(), answer.conflicts(), answer.refused()))
                .containsExactly(3, 1, 1, 5);
    }

    @Test
    void a_line_end_inside_of_quotes_books_no_record_of_its_own() throws Exception {
        for (String before : List.of("", " ")) {
            for (String end : List.of("\n", "\r\n", "\r")) {
                String body = HEADER
                        + csv("outer", before + "\"one" + end + csv("inner", "").strip() + end + '"')
                        + csv("last", "");
                List<EarningResult> results = imported("text/csv", body).results();
                assertThat(results).extracting(EarningResult::externalId).containsExactly("outer", "last");
                assertThat(results).extracting(EarningResult::line).last().isEqualTo(5);
                assertThat(results.getFirst().outcome()).isEqualTo(Outcome.REFUSED);
            }
        }
        assertThat(imported("text/csv", HEADER + csv("inner", "")).results())
                .extracting(EarningResult::outcome)
                .containsExactly(Outcome.ACCRUED);
    }

    @Test
    void a_quote_that_is_never_closed_is_told_and_nothing_behind_it_is_taken() throws Exception {
        for (String rest :
                List.of("\"open\n" + csv("r-2", ""), "\"open at the end", "\"closed\"but\n" + csv("r-2", ""))) {
            List<EarningResult> results = imported(
                            "text/csv",
                            HEADER + csv("r-0", "") + csv("r-1", rest).stripTrailing())
                    .results();
            assertThat(results).extracting(EarningResult::line).containsExactly(2, 3);
            assertThat(results.getLast().outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(results.getLast().message()).contains("nothing from here on was read");
        }
        assertThat(imported("text/csv", HEADER + csv("r-9", '"' + "x".repeat(40_000) + '"') + csv("r-2", ""))
                        .results())
                .extracting(EarningResult::outcome)
                .containsExactly(Outcome.REFUSED);
        assertThatThrownBy(() -> imported("text/csv", HEADER.replace("sourceLabel", "\"sourceLabel") + csv("r-3", "")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("header");
        assertThat(streams.stream("fund-1.CSP.MIOL.FY21-H1")).hasSize(2);
    }

    @Test
    void a_carriage_return_ends_a_line_as_a_line_feed_does() throws Exception {
        String csv = (HEADER + csv("r-1", "") + csv("r-2", "")).replace('\n', '\r') + csv("r-3", "");
        String ndjson = json("r-4", "1.00") + "\r" + json("r-5", "1.00") + "\r\n" + json("r-6", "1.00") + "\n";
        assertThat(imported("text/csv", csv).results())
                .extracting(EarningResult::externalId)
                .containsExactly("r-1", "r-2", "r-3");
        List<EarningResult> results = imported("application/x-ndjson", ndjson).results();
        assertThat(results).extracting(EarningResult::outcome).containsOnly(Outcome.ACCRUED);
        assertThat(results).extracting(EarningResult::line).containsExactly(1, 2, 3);
    }

    @Test
    void what_stands_behind_the_array_is_told() throws Exception {
        for (String more : List.of("[" + json("r-2", "1.00") + "]", json("r-2", "1.00"), ",", "]", "x")) {
            List<EarningResult> results = imported("application/json", "[" + json("r-1", "1.00") + "] \n" + more)
                    .results();
            assertThat(results).extracting(EarningResult::line).containsExactly(1, 2);
            assertThat(results.getLast().outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(results.getLast().message()).contains("was read");
        }
        assertThat(imported("application/json", "\uFEFF[" + json("r-1", "1.00") + "] \n\t")
                        .results())
                .hasSize(1);
    }

    @Test
    void a_field_that_is_there_twice_is_refused_whatever_it_holds() throws Exception {
        String named = json("r-1", "1.00").replace("{\"externalId\"", "{\"externalId\":\"r-0\",\"externalId\"");
        String split = json("r-1", "1.00").replace("\"currency\":\"EUR\"}", "\"currency\":\"EUR\"},\"incentive\":{}");
        assertThat(imported("application/x-ndjson", named + "\n" + split).results())
                .allMatch(result -> result.outcome() == Outcome.REFUSED
                        && result.message() != null
                        && result.message().contains("twice"))
                .hasSize(2);
    }

    @Test
    void of_two_lines_with_one_id_the_earlier_one_always_counts() throws Exception {
        for (String other : List.of("org-2,CSP,MIOL,2020-08-01,1.00,EUR,", "org-3,CSP,MIOL,2020-08-01,1.00,EUR,")) {
            StringBuilder body = new StringBuilder(HEADER);
            for (int pair = 0; pair < 200; pair++) {
                String id = "pair-" + pair + other.hashCode();
                body.append(csv(id, "")).append(id).append(',').append(other).append('\n');
            }
            List<EarningResult> results = imported("text/csv", body.toString()).results();
            assertThat(results).hasSize(400);
            for (EarningResult result : results) {
                assertThat(result.outcome())
                        .as("line %d", result.line())
                        .isEqualTo(result.line() % 2 == 0 ? Outcome.ACCRUED : Outcome.CONFLICT);
            }
        }
    }

    @Test
    void a_body_that_breaks_off_is_malformed_and_its_last_record_is_not_taken() throws Exception {
        for (String type : List.of("text/csv", "application/x-ndjson", "application/json")) {
            String whole = switch (type) {
                case "text/csv" -> HEADER + csv("a", "") + csv("b", "");
                case "application/json" -> "[" + json("c", "1.00") + "," + json("d", "1.00");
                default -> json("e", "1.00") + "\n" + json("f", "1.00");
            };
            InputStream cut = new SequenceInputStream(
                    new ByteArrayInputStream(whole.stripTrailing().getBytes(StandardCharsets.UTF_8)), breaking());
            Rows rows = Rows.of(type, cut, EarningBody.class);
            assertThatThrownBy(() -> earnings.importAll(rows, Node.FINANCE))
                    .as(type)
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED))
                    .hasMessageContaining("broke off")
                    .hasMessageContaining("Send everything again");
        }
        // The array's second record was whole; a line is so only with its end.
        assertThat(streams.stream("fund-1.CSP.MIOL.FY21-H1").stream()
                        .map(event -> event.getPayload())
                        .filter(EarningsAccrued.class::isInstance))
                .hasSize(4);
    }

    @Test
    void a_header_that_does_not_fit_is_malformed() {
        assertThatThrownBy(() -> imported("text/csv", "externalId,organisation\n"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> imported("text/csv", HEADER.replace("sourceLabel", "label")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> imported("text/csv", "")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> imported("text/plain", "")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> imported("application/json", "{}")).isInstanceOf(Refusal.class);
    }

    @Test
    void a_body_in_another_encoding_is_told_so_and_nothing_of_it_is_echoed() {
        String byteOrderMark = "\uFEFF";
        for (Charset other : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            for (String start : List.of("", byteOrderMark)) {
                for (Map.Entry<String, String> body : Map.of(
                                "text/csv",
                                HEADER + csv("r-1", ""),
                                "application/json",
                                "[" + json("r-1", "1.00") + "]")
                        .entrySet()) {
                    InputStream bytes = new ByteArrayInputStream((start + body.getValue()).getBytes(other));
                    assertThatThrownBy(() -> Rows.of(body.getKey(), bytes, EarningBody.class))
                            .isInstanceOfSatisfying(
                                    Refusal.class,
                                    refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TYPE_NOT_ALLOWED))
                            .hasMessageContaining("UTF-8");
                }
            }
        }
    }

    @Test
    void ndjson_goes_on_after_a_broken_line() throws Exception {
        String body = json("r-1", "1.00") + "\n{\"externalId\": \n" + json("r-2", "2.00") + json("r-3", "3.00") + "\n"
                + json("r-4", "4.00").replace("programme", "program") + "\n[1]\n" + json("r-5", "5.00");
        assertThat(imported("application/x-ndjson", body).results())
                .extracting(EarningResult::outcome)
                .containsExactly(
                        Outcome.ACCRUED,
                        Outcome.REFUSED,
                        Outcome.REFUSED,
                        Outcome.REFUSED,
                        Outcome.REFUSED,
                        Outcome.ACCRUED);
    }

    @Test
    void a_json_array_goes_on_after_a_bad_record_and_stops_where_it_is_no_json() throws Exception {
        String body = "[" + json("r-1", "1.00") + ", 7, " + json("r-2", "x") + "," + json("r-3", "3.00")
                + ", {\"incentive\": {\"amount\": 5}}, " + json("r-4", "4.00");
        List<EarningResult> results = imported("application/json", body).results();
        assertThat(results)
                .extracting(EarningResult::outcome)
                .containsExactly(
                        Outcome.ACCRUED,
                        Outcome.REFUSED,
                        Outcome.REFUSED,
                        Outcome.ACCRUED,
                        Outcome.REFUSED,
                        Outcome.ACCRUED,
                        Outcome.REFUSED);
        assertThat(results.get(4).message()).contains("/externalId: A value is required.");
        assertThat(results.getLast().line()).isEqualTo(7);
    }

    @Test
    void a_fund_sees_its_records_in_their_order() throws Exception {
        StringBuilder body = new StringBuilder(HEADER);
        for (int record = 0; record < 1_000; record++) {
            body.append("r-%d,org-%d,CSP,MIOL,2020-08-01,%d.00,EUR,\n".formatted(record, record % 5, record + 1));
        }
        EarningImport.Imported imported = imported("text/csv", body.toString());
        assertThat(imported.results()).hasSize(1_000).allMatch(result -> result.outcome() == Outcome.ACCRUED);
        for (int number = 0; number < 5; number++) {
            assertThat(streams.stream("fund-" + number + ".CSP.MIOL.FY21-H1").stream()
                            .map(event -> event.getPayload())
                            .filter(EarningsAccrued.class::isInstance)
                            .map(event -> ((EarningsAccrued) event).incentive())
                            .toList())
                    .hasSize(200)
                    .isSorted();
        }
    }

    @Test
    void every_event_of_an_import_names_the_one_request_that_caused_it() throws Exception {
        imported(
                "application/x-ndjson",
                json("r-1", "1.00") + "\n" + json("r-2", "2.00").replace("org-1", "org-2"));
        assertThat(Stream.of("fund-1", "fund-2")
                        .flatMap(fund -> streams.stream(fund + ".CSP.MIOL.FY21-H1").stream())
                        .map(event -> event.getMetaData().get(EventMetadata.CORRELATION)))
                .hasSize(4)
                .containsOnly(streams.stream("fund-1.CSP.MIOL.FY21-H1")
                        .getFirst()
                        .getMetaData()
                        .get(EventMetadata.CORRELATION));
    }

    @Test
    void the_record_that_is_one_too_many_ends_the_reading_and_is_told() throws Exception {
        EarningImport small = new EarningImport(node.commands, Sample.PEOPLE, 4, 2);
        String body = json("r-1", "1.00") + "\n" + json("r-2", "2.00") + "\n" + json("r-3", "3.00") + "\n"
                + json("r-4", "4.00") + "\n";
        List<EarningResult> results = small.importAll(rows("application/x-ndjson", body), Node.FINANCE)
                .results();
        assertThat(results)
                .extracting(EarningResult::outcome)
                .containsExactly(Outcome.ACCRUED, Outcome.ACCRUED, Outcome.REFUSED);
        assertThat(results.getLast().code()).isEqualTo("TOO_MANY_RECORDS");
    }

    private static InputStream breaking() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new EOFException("the client hung up");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return read();
            }
        };
    }

    private static String csv(String id, String label) {
        return id + ",org-1,CSP,MIOL,2020-08-01,1.00,EUR," + label + "\n";
    }

    private EarningImport.Imported imported(String type, String body) throws IOException {
        return earnings.importAll(rows(type, body), Node.FINANCE);
    }

    private static Rows rows(String type, String body) throws IOException {
        return Rows.of(type, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), EarningBody.class);
    }

    private static String json(String id, String amount) {
        return """
            {"externalId":"%s","organisation":"org-1","programme":"CSP","entity":"MIOL","earnedOn":"2020-08-01",\
            "incentive":{"amount":"%s","currency":"EUR"}}\
            """.formatted(id, amount);
    }
}
