package dev.coopclaims.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {
    @ParameterizedTest
    @CsvSource({
        "en, en",
        "EN, en",
        "pt-br, pt-BR",
        "zh-hant-tw, zh-Hant-TW",
        "es-419, es-419",
        "gsw, gsw",
        "' de-AT ', de-AT",
        "de-1996, de-1996",
    })
    void a_tag_gets_its_usual_spelling(String given, String usual) {
        assertThat(new LanguageTag(given).value()).isEqualTo(usual);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "und",
                "e",
                "en_GB",
                "english language",
                "en-",
                "-en",
                "en--GB",
                "x-private",
                "12",
                "deutsch\u00e4",
                "en\nGB",
                "<b>en</b>"
            })
    void what_names_no_language_is_refused(String given) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LanguageTag(given).value())
                .withMessage("not a language tag like en or pt-BR");
    }

    @Test
    void a_tag_is_at_most_35_characters() {
        String longest = "en-GB-abcdefgh-bcdefghi-cdefg-defgh";
        assertThat(longest).hasSize(35);
        assertThat(new LanguageTag(longest).value()).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LanguageTag("en-GB-abcdefgh-bcdefghi-cdefgh-defgh").value());
    }
}
