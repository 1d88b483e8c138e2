package dev.coopclaims.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PatchedTextTest {

    record Body(@Nullable PatchedText title, @Nullable PatchedText planId) {}

    @Test
    void what_is_absent_is_told_from_what_is_null() {
        Body body = JsonMapper.shared().readValue("{\"planId\": null}", Body.class);

        assertThat(body.title()).isNull();
        assertThat(body.planId())
                .isNotNull()
                .satisfies(patch -> assertThat(patch.clears()).isTrue());
    }

    @Test
    void a_text_is_a_line() {
        Body body = JsonMapper.shared().readValue("{\"title\": \" Spring \"}", Body.class);

        assertThat(PatchedText.line("title", body.title())).isEqualTo("Spring");
        assertThat(PatchedText.line("title", null)).isNull();
    }

    @Test
    void what_must_be_there_cannot_be_cleared() {
        assertThatThrownBy(() -> PatchedText.line("title", new PatchedText(null)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("title: cannot be cleared");
    }
}
