package dev.coopclaims.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLengthTest {

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "abc, 3",
        "\ud83c\udf88\ud83c\udf88, 2",
        "\ud842\udc0b, 1",
        "e\u0301, 1",
        "\ud83d\udc69\ud83c\udffd\u200d\ud83d\udcbb, 1",
        "\ud83c\uddee\ud83c\uddea, 1",
        "\u0915\u094d\u0937\u093f, 1",
    })
    void a_character_is_what_people_call_one(String text, int length) {
        assertThat(TextLength.of(text)).isEqualTo(length);
    }

    @Test
    void marks_without_end_are_not_one_character() {
        assertThat(TextLength.of("a" + "\u0301".repeat(3_199))).isEqualTo(100);
        assertThat(TextLength.isWithin("a" + "\u0301".repeat(10_000), 200)).isFalse();
    }

    @Test
    void a_text_has_no_more_bytes_than_its_characters_take_in_any_language() {
        assertThat(TextLength.isWithin("\u0BA8\u0BBF".repeat(4_000), 4_000)).isTrue();
        assertThat(TextLength.isWithin(("e" + "\u1AB0".repeat(30)).repeat(4_000), 4_000))
                .isFalse();
        assertThat(TextLength.isWithin("\uD83D\uDC69\u200D\uD83D\uDCBB".repeat(200), 200))
                .isTrue();
        assertThat(TextLength.maxBytes(4_000)).isEqualTo(32_000);
    }
}
