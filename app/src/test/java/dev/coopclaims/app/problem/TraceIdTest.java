package dev.coopclaims.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class TraceIdTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void the_callers_trace_goes_on() {
        request.addHeader("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(TraceId.of(request)).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "00-00000000000000000000000000000000-b7ad6b7169203331-01", "00-\n-x-01"})
    void a_header_that_is_no_trace_is_passed_over(String header) {
        request.addHeader("traceparent", header);
        String id = TraceId.of(request);
        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(TraceId.of(request)).isEqualTo(id);
    }
}
