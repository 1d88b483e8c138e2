package dev.coopclaims.command.web.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonFactory;

/** A stream has no end, and neither has a record of one: what is kept of it has. */
class JsonRowTest {
    private static final int MANY = 100_000;

    record Anything(@Nullable String name) {}

    /** Five million of them held up everybody for minutes. */
    @Test
    void of_a_record_with_many_properties_few_are_kept() throws Exception {
        String properties =
                IntStream.range(0, MANY).mapToObj(i -> "\"p" + i + "\":1").collect(Collectors.joining(","));
        assertThat(keptOf("{" + properties + "}").given()).hasSize(1_000);
    }

    @Test
    void of_a_record_with_a_long_list_few_values_are_kept() throws Exception {
        assertThat(keptOf("{\"a\":[" + "1,".repeat(MANY) + "1]}").given().path("a"))
                .hasSizeLessThan(1_000);
    }

    /** The path of each place was made anew, as long as all names above it together. */
    @Test
    void of_a_record_with_long_names_in_each_other_the_place_that_is_told_is_short() throws Exception {
        String deep = "{\"" + "n".repeat(3_000) + "\":";
        String twice = deep.repeat(90) + "{\"a\":1,\"a\":1}" + "}".repeat(90);
        Row row = keptOf(twice);
        assertThat(Objects.requireNonNull(row.problem()).path()).hasSizeLessThan(8_000);
    }

    @Test
    void the_record_behind_it_is_read() throws Exception {
        String long_ = "{\"a\":{\"b\":[[" + "1,".repeat(MANY) + "1],{\"c\":1}]},\"d\":1}";
        Rows rows = rows("[" + long_ + ",{\"name\":\"x\"}]");
        assertThat(next(rows).problem()).isNotNull();
        assertThat(next(rows).text("name")).isEqualTo("x");
        assertThat(rows.next()).isNull();
    }

    /** Otherwise every name that was ever seen stays in memory as long as the stream lasts. */
    @Test
    void names_are_not_collected() {
        assertThat(JsonRow.FACTORY.isEnabled(JsonFactory.Feature.CANONICALIZE_PROPERTY_NAMES))
                .isFalse();
    }

    private static Row keptOf(String record) throws IOException {
        Row row = next(rows("[" + record + "]"));
        assertThat(row.problem()).isNotNull();
        return row;
    }

    private static Row next(Rows rows) throws IOException {
        return Objects.requireNonNull(rows.next());
    }

    private static Rows rows(String body) {
        return Rows.of(Rows.JSON, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), Anything.class);
    }
}
