package dev.coopclaims.app.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

class IdsInPathsTest {
    private static final TypeDescriptor TEXT = TypeDescriptor.valueOf(String.class);

    private final IdsInPaths ids = new IdsInPaths();

    private static final class Endpoint {
        @SuppressWarnings("unused") // its parameters are looked at
        void read(@PathVariable ClaimId inPath, @RequestParam ClaimId inQuery, @PathVariable String code) {}
    }

    @Test
    void an_id_is_of_its_type() {
        assertThat(ids.convert("claim-1", TEXT, target(0))).isEqualTo(new ClaimId("claim-1"));
    }

    @Test
    void where_there_can_be_no_such_id_nothing_is_found_R_1() {
        assertThatThrownBy(() -> ids.convert("x".repeat(500), TEXT, target(0)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND))
                .hasMessage(RequestCode.NO_SUCH_CLAIM.told());
    }

    @Test
    void it_reads_what_stands_in_the_address_alone() {
        assertThat(ids.matches(TEXT, target(0))).isTrue();
        assertThat(ids.matches(TEXT, target(1))).isFalse();
        assertThat(ids.matches(TEXT, target(2))).isFalse();
    }

    private static TypeDescriptor target(int parameter) {
        Method read = Endpoint.class.getDeclaredMethods()[0];
        return new TypeDescriptor(new MethodParameter(read, parameter));
    }
}
