package dev.coopclaims.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTextTest {

    @Test
    void what_looks_the_same_is_the_same() {
        assertThat(CanonicalText.of("Mu\u0308ller\u00a0&\u202fCo")).isEqualTo("M\u00fcller & Co");
        assertThat(CanonicalText.ofIdentifier("RE\u200b-\u00ad55\u2003\u2060/7"))
                .isEqualTo("RE-55 /7");
        assertThat(CanonicalText.ofIdentifier("RE\ufff9-\ufffb55\u2800\ud834\udd59/7\u2800"))
                .as("annotation anchors, a notehead without ink, and a blank of Braille")
                .isEqualTo("RE-55 /7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u200b", "\u2060\ufeff", "\u3164", "\u2800", "\u00ad\n", "\ufe0f"})
    void there_is_nothing_to_see(String text) {
        assertThat(CanonicalText.isEmpty(text)).isTrue();
        assertThat(CanonicalText.of(text)).isEmpty();
        assertThat(CanonicalText.ofIdentifier(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\ud83d\udc69\u200d\ud83d\udcbb",
                "\u2764\ufe0f",
                "\u0915\u094d\u200d\u0937",
                "\u6771\u4eac\u3000\u652f\u5e97"
            })
    void what_languages_and_emoji_need_stays(String text) {
        assertThat(CanonicalText.of(text)).isEqualTo(text);
    }

    @Test
    void its_form_is_its_own_form() {
        String once = CanonicalText.of("\ufeff\u00a0A\u030a\u2028b\u200b");
        assertThat(once).isEqualTo("\u00c5\nb");
        assertThat(CanonicalText.of(once)).isEqualTo(once);
    }

    /** Composing takes time quadratic in a run of marks: a text of 100,000 marks once took a minute. */
    @Test
    void what_is_piled_up_on_one_letter_is_no_text() {
        String marks = "\u0315\u0316".repeat(15);
        assertThat(CanonicalText.of("a" + marks + "b" + marks)).hasSize(62);
        for (String piled : new String[] {
            "a" + marks + "\u0316",
            "a" + "\u0315".repeat(400_000) + "\u0316".repeat(400_000),
            "a" + marks + "\uFEFF" + marks
        }) {
            assertThatThrownBy(() -> CanonicalText.of(piled)).hasMessageContaining("30 marks");
            assertThatThrownBy(() -> CanonicalText.ofIdentifier(piled)).hasMessageContaining("30 marks");
        }
    }
}
