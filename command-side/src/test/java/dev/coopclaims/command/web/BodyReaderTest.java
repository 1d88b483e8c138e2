package dev.coopclaims.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.coopclaims.kernel.refusal.Refusal;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

class BodyReaderTest {

    record Work(BigDecimal hours) {}

    /** Of some of them Jackson says so with an exception of the JDK. */
    @ParameterizedTest
    @ValueSource(strings = {"1e31", "1e-31", "1e999999999", "1e-2147483648", "1e99999999999"})
    void a_number_beyond_any_use_is_malformed_at_its_place(String number) {
        Throwable told = catchThrowable(() -> json().readValue("{\"hours\":" + number + "}", Work.class));

        while (told != null && !(told instanceof Refusal)) {
            told = told.getCause();
        }
        assertThat(told).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED);
            assertThat(refusal.violations().getFirst().path()).isEqualTo("/hours");
        });
    }

    private static JsonMapper json() {
        @SuppressWarnings("unchecked") // it reads what it is told to
        ValueDeserializer<Work> reader = (ValueDeserializer<Work>) (ValueDeserializer<?>) new BodyReader(Work.class);
        return JsonMapper.builder()
                .addModule(new SimpleModule().addDeserializer(Work.class, reader))
                .build();
    }
}
