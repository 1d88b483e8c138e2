package dev.coopclaims.eventstore.bson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BsonMapperTest {

    private final BsonMapper mapper = new BsonMapper(JsonMapper.shared());

    enum Colour {
        RED
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = Square.class, name = "square")
    })
    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Square(int side, Colour colour) implements Shape {}

    @SuppressWarnings("ArrayRecordComponent") // binary payloads are arrays
    record Everything(
            String text,
            int small,
            long large,
            double fraction,
            float single,
            boolean flag,
            @Nullable String nothing,
            BigDecimal money,
            BigInteger huge,
            Colour colour,
            LocalDate date,
            Instant instant,
            Duration duration,
            Optional<String> maybe,
            List<Shape> shapes,
            Map<String, List<Integer>> nested,
            byte[] bytes) {}

    private static Everything everything() {
        return new Everything(
                "ä\u0000 \uD83D\uDE00",
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                1.0 / 3,
                0.1f,
                true,
                null,
                new BigDecimal("1234567890123456789.10"),
                BigInteger.TWO.pow(100),
                Colour.RED,
                LocalDate.of(2026, 2, 28),
                Instant.parse("2026-02-28T10:15:30.123456Z"),
                Duration.ofMinutes(90),
                Optional.of("there"),
                List.of(new Circle(2.5), new Square(3, Colour.RED)),
                Map.of("a", List.of(1, 2), "b", List.of()),
                new byte[] {1, 2, 3});
    }

    @Test
    void every_kind_of_value_comes_back_equal() {
        Everything read = mapper.fromBson(mapper.toBson(everything()), Everything.class);

        assertThat(read).usingRecursiveComparison().isEqualTo(everything());
        assertThat(read.money()).isEqualTo(new BigDecimal("1234567890123456789.10"));
    }

    @Test
    void values_are_stored_as_bson_that_tools_can_query() {
        RawBsonDocument stored = mapper.toBson(everything());

        assertThat(stored.isInt64("large")).isTrue();
        assertThat(stored.isInt32("small")).isTrue();
        assertThat(stored.isDecimal128("money")).isTrue();
        assertThat(stored.getDouble("single").getValue()).isEqualTo(0.1);
        assertThat(stored.getString("date").getValue()).isEqualTo("2026-02-28");
        assertThat(stored.getBinary("bytes").getData()).containsExactly(1, 2, 3);
        assertThat(stored.getArray("shapes")
                        .get(1)
                        .asDocument()
                        .getString("kind")
                        .getValue())
                .isEqualTo("square");
    }

    @Test
    void a_payload_that_is_no_object_is_wrapped_and_unwrapped() {
        assertThat(mapper.fromBson(mapper.toBson("alone"), String.class)).isEqualTo("alone");
        assertThat(mapper.fromBson(mapper.toBson(7L), Long.class)).isEqualTo(7L);
        assertThat(mapper.fromBson(mapper.toBson(List.of(1, 2)), int[].class)).containsExactly(1, 2);
        assertThat(mapper.toBson("alone")).containsOnlyKeys("");
        assertThat(mapper.toBson(Map.of())).isEmpty();
    }

    @Test
    void a_tree_changes_and_comes_back() {
        JsonNode tree = mapper.toTree(mapper.toBson(new Square(3, Colour.RED)));
        ((ObjectNode) tree).put("side", 4);

        assertThat(mapper.fromTree(tree, Shape.class)).isEqualTo(new Square(4, Colour.RED));
        assertThat(mapper.fromBson(mapper.toBson(tree), Shape.class)).isEqualTo(new Square(4, Colour.RED));
    }

    @Test
    void numbers_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> mapper.toBson(Map.of("n", new BigDecimal("1".repeat(35)))))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("34 digits");
        assertThatThrownBy(
                        () -> mapper.fromBson(mapper.toBson(Map.of("kind", "square", "side", 1L << 40)), Square.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("range");
    }

    record Whole(int number, int limit) {
        Whole {
            if (number > limit) {
                throw new IllegalArgumentException("over the limit");
            }
        }
    }

    private record Hidden(@Nullable String text, @Nullable List<Whole> wholes) {}

    static final class Made {
        private final String how;

        private Made(String how) {
            this.how = how;
        }

        @JsonCreator
        static Made by(@JsonProperty("a") String a, @JsonProperty("b") String b) {
            return new Made(a + b);
        }
    }

    @Test
    void objects_are_made_as_jackson_makes_them() {
        Hidden hidden = new Hidden("x", List.of(new Whole(1, 2), new Whole(2, 2)));
        assertThat(mapper.fromBson(mapper.toBson(hidden), Hidden.class)).isEqualTo(hidden);
        assertThat(mapper.fromBson(mapper.toBson(Map.of()), Hidden.class)).isEqualTo(new Hidden(null, null));
        assertThat(mapper.fromBson(mapper.toBson(Map.of("limit", 3, "number", 1)), Whole.class))
                .isEqualTo(JsonMapper.shared().readValue("{\"limit\": 3, \"number\": 1}", Whole.class));
        assertThat(mapper.fromBson(mapper.toBson(Map.of("b", "2", "a", "1")), Made.class).how)
                .isEqualTo("12");
    }

    @Test
    void what_a_constructor_refuses_is_told_as_jackson_tells_it() {
        assertThatThrownBy(() -> JsonMapper.shared().readValue("{\"number\": 3, \"limit\": 2}", Whole.class))
                .isInstanceOf(ValueInstantiationException.class)
                .hasRootCauseMessage("over the limit");
        assertThatThrownBy(() -> mapper.fromBson(mapper.toBson(Map.of("number", 3, "limit", 2)), Whole.class))
                .isInstanceOf(ValueInstantiationException.class)
                .hasMessageContaining("over the limit")
                .hasRootCauseMessage("over the limit");
    }
}
