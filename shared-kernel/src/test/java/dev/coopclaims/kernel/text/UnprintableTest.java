package dev.coopclaims.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnprintableTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 11, 13, 27, 0x7F, 0x80, 0x9F, 0x202A, 0x202E, 0x2066, 0x2069})
    void the_character_is_named_by_its_code_point(int codePoint) {
        String text = "a" + Character.toString(codePoint) + "b";
        assertThat(Unprintable.inText(text).orElseThrow()).contains("U+%04X".formatted(codePoint));
        assertThat(Unprintable.inLine(text)).isPresent();
    }

    @Test
    void lines_end_in_texts_alone() {
        assertThat(Unprintable.inText("one\n\ttwo\r\nthree")).isEmpty();
        assertThat(Unprintable.inLine("one\ntwo"))
                .hasValueSatisfying(told -> assertThat(told).contains("U+000A"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"می\u200Cخواهم", "👩\u200D💻", "a\u200Eb\u200F", "é", "e\u0301", "日本"})
    void what_languages_need_is_allowed(String text) {
        assertThat(Unprintable.inLine(text)).isEmpty();
    }
}
