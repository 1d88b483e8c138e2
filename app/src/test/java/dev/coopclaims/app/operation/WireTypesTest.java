package dev.coopclaims.app.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.query.people.Author;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Currency;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireTypesTest {
    private final ModelConverters converters = new ModelConverters(true);

    private static final class One {
        record Row(
                ClaimId claim,
                Money net,
                Currency currency,
                @Nullable String note) {}

        record Done(Author by) {}
    }

    private static final class Another {
        record Row(String text) {}
    }

    @BeforeEach
    void add() {
        converters.addConverter(new WireTypes(Set.of(ClaimId.class)));
    }

    @Test
    void ids_and_currencies_are_strings_and_what_is_never_null_is_required() {
        ResolvedSchema resolved = converters.resolveAsResolvedSchema(new AnnotatedType(One.Row.class));
        Schema<?> row = Objects.requireNonNull(resolved.referencedSchemas.get("Row"));
        assertThat(row.getRequired()).containsExactlyInAnyOrder("claim", "net", "currency");
        assertThat(property(row, "claim").getTypes()).isEqualTo(Set.of("string"));
        assertThat(property(row, "currency").getTypes()).isEqualTo(Set.of("string"));
        assertThat(property(row, "net").get$ref()).isEqualTo("#/components/schemas/Money");
    }

    @Test
    void who_did_something_is_told_as_a_person() {
        ResolvedSchema resolved = converters.resolveAsResolvedSchema(new AnnotatedType(One.Done.class));
        Schema<?> done = Objects.requireNonNull(resolved.referencedSchemas.get("Done"));
        assertThat(property(done, "by").get$ref()).isEqualTo("#/components/schemas/Person");
        Schema<?> person = Objects.requireNonNull(resolved.referencedSchemas.get("Person"));
        assertThat(person.getProperties().keySet()).containsExactlyInAnyOrder("user", "name");
        assertThat(person.getRequired()).containsExactly("name");
        assertThat(resolved.referencedSchemas).doesNotContainKey("Author");
    }

    private static Schema<?> property(Schema<?> schema, String name) {
        return (Schema<?>) Objects.requireNonNull(schema.getProperties().get(name));
    }

    @Test
    void two_types_of_one_name_are_refused() {
        converters.resolveAsResolvedSchema(new AnnotatedType(One.Row.class));
        assertThatThrownBy(() -> converters.resolveAsResolvedSchema(new AnnotatedType(Another.Row.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the API's schema Row would be both");
    }
}
