package dev.coopclaims.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coopclaims.kernel.Patch;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.text.Code;
import dev.coopclaims.kernel.text.Identifier;
import dev.coopclaims.kernel.text.Line;
import dev.coopclaims.kernel.text.Text;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** From JSON to typed values: everything that is wrong at once, and one form of every text (record 43). */
class BodyBinderTest {
    record Part(CostId cost, Money amount) {}

    record Body(
            Line title,
            ClaimId claim,
            boolean done,
            @Nullable Text note,
            @Nullable Identifier number,
            @Nullable Code kind,
            @Nullable LocalDate day,
            @Nullable Instant at,
            @Nullable Currency currency,
            @Nullable EarningPeriod period,
            @Nullable Role role,
            @Nullable Integer count,
            @Nullable BigDecimal hours,
            @AtMost(2) @Nullable List<Part> parts,

            @RequiredWhen(property = "role", is = "REVIEWER") @Nullable
            Text reason) {}

    @MergePatch
    record Details(
            @Nullable Line title,
            @Nullable LocalDate day,
            @Nullable Patch<Identifier> number) {}

    private static final String LEAST = "{\"title\":\"A\",\"claim\":\"claim-1\",\"done\":true%s}";

    @Test
    void values_are_of_their_types() {
        Body body = bind(LEAST.formatted(",\"note\":\"b\\nc\",\"number\":\"R-7\",\"kind\":\"K\",\"day\":\"2021-02-28\","
                + "\"at\":\"2021-02-28T10:00:00Z\",\"currency\":\"EUR\",\"period\":\"FY21-H1\",\"role\":\"REVIEWER\","
                + "\"count\":3,\"hours\":7.50,\"reason\":\"r\","
                + "\"parts\":[{\"cost\":\"cost-1\",\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}]"));

        assertThat(body.title()).isEqualTo(new Line("A"));
        assertThat(body.claim()).isEqualTo(new ClaimId("claim-1"));
        assertThat(body.done()).isTrue();
        assertThat(body.day()).isEqualTo("2021-02-28");
        assertThat(body.at()).isEqualTo("2021-02-28T10:00:00Z");
        assertThat(body.period()).isEqualTo(EarningPeriod.ofLabel("FY21-H1"));
        assertThat(body.role()).isEqualTo(Role.REVIEWER);
        assertThat(body.count()).isEqualTo(3);
        assertThat(body.hours()).isEqualTo(new BigDecimal("7.50"));
        assertThat(body.parts()).containsExactly(new Part(new CostId("cost-1"), Money.of("1.00", "EUR")));
    }

    @Test
    void what_another_value_requires_is_required_in_whatever_form_that_value_is_written() {
        for (String role : List.of("REVIEWER", " REVIEWER ")) {
            assertThat(wrong(LEAST.formatted(",\"role\":\"" + role + "\"")))
                    .as(role)
                    .containsExactly("REQUIRED /reason");
        }
        assertThat(bind(LEAST.formatted(",\"role\":\"FINANCE\"")).reason()).isNull();
        assertThat(wrong(LEAST.formatted(",\"role\":\"REV\\u0000IEWER\""))).containsExactly("MALFORMED /role");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_in_the_order_of_the_record() {
        assertThat(wrong(
                        "{\"more\":1,\"a/b~c\":2,\"day\":\"soon\",\"parts\":[{},{\"cost\":\"x\",\"amount\":{\"amount\":1}}],"
                                + "\"title\":null,\"claim\":\"fund-1\"}"))
                .containsExactly(
                        "MALFORMED /more",
                        "MALFORMED /a~1b~0c",
                        "REQUIRED /title",
                        "MALFORMED /claim",
                        "REQUIRED /done",
                        "MALFORMED /day",
                        "REQUIRED /parts/0/cost",
                        "REQUIRED /parts/0/amount",
                        "MALFORMED /parts/1/cost",
                        "MALFORMED /parts/1/amount/amount",
                        "REQUIRED /parts/1/amount/currency");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "title  | 12                  | MALFORMED     | expected a text",
                "title  | \"two\\nlines\"     | MALFORMED     | is one line, and holds the character U+000A",
                "title  | \"a\\ud800b\"       | MALFORMED     | holds half of a character",
                "title  | \"M\\ufffdller\"    | MALFORMED     | send the text in UTF-8",
                "title  | \" \"               | MALFORMED     | is empty",
                "note   | \"a\\u0000b\"       | MALFORMED     | U+0000",
                "note   | \"a\\u202eb\"       | MALFORMED     | U+202E",
                "kind   | \"a\\u0007\"        | MALFORMED     | U+0007",
                "day    | \"2021-02-30\"      | MALFORMED     | not a date like 2021-02-16: 2021-02-30",
                "day    | \"1899-12-31\"      | MALFORMED     | is of a year from 1900 to 2199",
                "day    | \"+999999999-12-31\"| MALFORMED     | is of a year from 1900 to 2199",
                "day    | \"2200-01-01\"      | MALFORMED     | is of a year from 1900 to 2199",
                "at     | \"noon\"            | MALFORMED     | not an instant like",
                "at     | \"1000-01-01T00:00:00Z\" | MALFORMED| is of a year from 1900 to 2199",
                "currency | \"XXQ\"           | MALFORMED     | not a currency: XXQ",
                "role   | \"BOSS\"            | MALFORMED     | none of [PARTNER_USER, ",
                "done   | \"true\"            | MALFORMED     | expected true or false",
                "count  | 1.5                 | MALFORMED     | expected a number in range",
                "count  | 99999999999         | MALFORMED     | expected a number in range",
                "hours  | 1e1000000000        | MALFORMED     | at most 30 digits",
                "hours  | \"1\"               | MALFORMED     | expected a number",
                "parts  | {}                  | MALFORMED     | expected a list",
                "parts  | [{},{},{}]          | MALFORMED     | has more than 2 entries",
            })
    void what_is_malformed_names_its_field(String field, String value, String code, String told) {
        Map<String, String> properties =
                new LinkedHashMap<>(Map.of("title", "\"A\"", "claim", "\"claim-1\"", "done", "true"));
        properties.put(field, value);
        String json = properties.entrySet().stream()
                .map(one -> "\"" + one.getKey() + "\":" + one.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        Violation violation = refusal(json).violations().getFirst();
        assertThat(violation.code()).isEqualTo(code);
        assertThat(violation.path()).isEqualTo("/" + field);
        assertThat(violation.message()).contains(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \"", "\"\\u200b\\u2060\"", "\"\\ufeff\"", "\"\\u2800\""})
    void an_optional_property_that_is_null_or_shows_nothing_is_absent(String nothing) {
        for (String field : List.of("note", "number", "day", "period", "role")) {
            Body body = bind(LEAST.formatted(",\"" + field + "\":" + nothing));
            assertThat(body).isEqualTo(bind(LEAST.formatted("")));
        }
    }

    @Test
    void what_another_property_asks_for_is_required() {
        assertThat(wrong(LEAST.formatted(",\"role\":\"REVIEWER\",\"reason\":\" \"")))
                .containsExactly("MALFORMED /reason");
        assertThat(wrong(LEAST.formatted(",\"role\":\"REVIEWER\""))).containsExactly("REQUIRED /reason");
        assertThat(bind(LEAST.formatted(",\"role\":\"AUDITOR\"")).reason()).isNull();
    }

    @Test
    void no_list_holds_null() {
        assertThat(wrong(LEAST.formatted(",\"parts\":[null]"))).containsExactly("REQUIRED /parts/0");
    }

    @Test
    void so_many_mistakes_are_told_and_no_more() {
        String many =
                IntStream.range(0, 1_500).mapToObj(i -> "\"p" + i + "\":1").collect(Collectors.joining(","));
        assertThat(refusal("{" + many + "}").violations()).hasSize(1_000);
    }

    @Nested
    class Patches {
        @Test
        void what_is_absent_is_told_from_what_is_null() {
            assertThat(patch("{}")).isEqualTo(new Details(null, null, null));
            assertThat(patch("{\"number\":null}").number()).isEqualTo(Patch.cleared());
            assertThat(patch("{\"number\":\"\\u200b\"}").number()).isEqualTo(Patch.cleared());
            assertThat(patch("{\"number\":\" R-7 \"}").number()).isEqualTo(new Patch<>(new Identifier("R-7")));
        }

        @Test
        void what_must_be_there_cannot_be_cleared() {
            assertThatThrownBy(() -> patch("{\"title\":null}")).hasMessage("/title: cannot be cleared");
            assertThatThrownBy(() -> patch("{\"title\":\" \"}")).hasMessage("/title: is empty");
            assertThatThrownBy(() -> patch("{\"day\":null}")).hasMessage("/day: cannot be cleared");
        }

        private static Details patch(String json) {
            return BodyBinder.bind(tree(json), Details.class);
        }
    }

    @Nested
    class Texts {
        @Test
        void a_text_has_one_form() {
            assertThat(new Line("\u00a0Cafe\u0301\u202fno\u2007break\u200b ").value())
                    .isEqualTo("Caf\u00e9 no break");
            assertThat(new Line("\u2764\ufe0f").value()).isEqualTo("\u2764\ufe0f");
            assertThat(new Line("\ud83d\ude00").value()).isEqualTo("\ud83d\ude00");
            assertThat(new Text("one\r\n\ttwo\u200dx").value()).isEqualTo("one\r\n\ttwo\u200dx");
        }

        @Test
        void an_identifier_holds_nothing_that_nobody_sees() {
            for (String character : List.of("\u200b", "\u00ad", "\u2060", "\ufeff", "\ufe0f", "\u200d")) {
                assertThat(new Identifier("R" + character + "-7" + character).value())
                        .isEqualTo("R-7");
                assertThat(bind(LEAST.formatted("").replace("claim-1", "claim-1" + character))
                                .claim())
                        .isEqualTo(new ClaimId("claim-1"));
            }
            assertThat(new Identifier("R\u00a07\u3000a").value()).isEqualTo("R 7 a");
            assertThatThrownBy(() -> new Identifier("\u200b")).hasMessage("is empty");
        }

        @Test
        void characters_are_counted_as_people_count_them() {
            assertThat(new Line("\ud83c\udf88".repeat(200)).value()).hasSize(400);
            assertThat(new Line("\ud83d\udc69\ud83c\udffd\u200d\ud83d\udcbb".repeat(200)).value())
                    .isNotEmpty();
            assertTooLong("title", "\ud83c\udf88".repeat(201));
            assertTooLong("title", ("a" + "\u0301".repeat(30)).repeat(200));
            assertTooLong("number", "7".repeat(101));
            assertTooLong("note", "7".repeat(4_001));
        }

        private void assertTooLong(String field, String text) {
            String json = field.equals("title")
                    ? LEAST.formatted("").replace("\"A\"", "\"" + text + "\"")
                    : LEAST.formatted(",\"" + field + "\":\"" + text + "\"");
            assertThat(wrong(json)).containsExactly("TEXT_TOO_LONG /" + field);
        }

        @Test
        void marks_that_are_piled_up_are_refused_before_they_are_composed() {
            assertThatThrownBy(() -> new Line("a" + "\u0315\u0316".repeat(500_000)))
                    .hasMessageContaining("marks");
        }
    }

    /** A mistake that only Jackson sees, such as a property that is given twice, is Jackson's to tell. */
    @Test
    void jackson_reads_bodies_by_it() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new SimpleModule().addDeserializer(Body.class, new Reader()))
                .build();
        assertThat(mapper.readValue(LEAST.formatted(",\"hours\":7.50"), Body.class)
                        .hours())
                .isEqualTo(new BigDecimal("7.50"));
        assertThatThrownBy(() -> mapper.readValue("[]", Body.class))
                .isInstanceOf(Refusal.class)
                .hasMessage("expected an object with its properties");
    }

    private static final class Reader extends StdDeserializer<Body> {
        private final BodyReader reader = new BodyReader(Body.class);

        private Reader() {
            super(Body.class);
        }

        @Override
        public Body deserialize(JsonParser parser, DeserializationContext context) {
            return (Body) reader.deserialize(parser, context);
        }
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared()
                .readerFor(JsonNode.class)
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readValue(json);
    }

    private static Body bind(String json) {
        return BodyBinder.bind(tree(json), Body.class);
    }

    private static Refusal refusal(String json) {
        return catchThrowableOfType(Refusal.class, () -> bind(json));
    }

    private static List<String> wrong(String json) {
        return refusal(json).violations().stream()
                .map(one -> one.code() + " " + one.path())
                .toList();
    }
}
