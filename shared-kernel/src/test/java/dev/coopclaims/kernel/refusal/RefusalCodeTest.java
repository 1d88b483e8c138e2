package dev.coopclaims.kernel.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalCodeTest {

    @Test
    void there_is_one_text_for_each_and_no_other() {
        assertThat(ResourceBundle.getBundle(RefusalCode.class.getPackageName() + ".refusals", Locale.ROOT)
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                RefusalCode.values(),
                                RequestCode.values(),
                                ServerCode.values(),
                                FurtherSentence.values())
                        .<Enum<?>>flatMap(Arrays::stream)
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void several_texts_may_be_of_one_code() {
        assertThat(RefusalCode.LATE_TO_START.rules()).containsExactly("C-12");
        assertThat(RefusalCode.LATE_TO_START.code()).isEqualTo(RefusalCode.LATE_CLAIM.code());
    }

    /** Arguments of a text stay as they are: a client's brace or apostrophe is never part of a pattern. */
    @ParameterizedTest
    @EnumSource
    void a_text_is_a_sentence_that_shows_all_that_is_put_into_it(RefusalCode code) {
        requireSentence(code.text(), code::told);
        assertThat(code.text()).containsPattern("[.}]$");
    }

    @ParameterizedTest
    @EnumSource
    void what_the_server_refuses_is_a_sentence_too(ServerCode code) {
        requireSentence(code.text(), code::told);
        assertThat(code.text()).containsPattern("[.}]$");
    }

    @ParameterizedTest
    @EnumSource
    void a_further_sentence_is_one_too(FurtherSentence sentence) {
        requireSentence(sentence.text(), sentence::told);
        assertThat(sentence.text()).endsWith(".");
    }

    private static void requireSentence(String text, Function<Object[], String> filled) {
        Object[] arguments = IntStream.range(0, 6)
                .mapToObj(i -> text.contains("{" + i + "}") ? "O'{" + i + "}" : "")
                .toArray();
        String told = filled.apply(arguments);
        assertThat(told).matches("(?s)[A-Z].*").doesNotContain("''");
        for (Object argument : arguments) {
            assertThat(told).contains(String.valueOf(argument));
        }
    }

    @Test
    void a_violation_says_further_sentences_after_its_own() {
        assertThat(RefusalCode.REASON_MISSING
                        .at("")
                        .and(FurtherSentence.SEE_CLAIMS, "1, 2")
                        .message())
                .isEqualTo("Name at least one reason. See 1, 2.");
    }

    /** Who exceeds a limit is told which: it is in the text, or put into it. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_ANY,
            names = {".*TOO_.*", ".*EXCEEDED.*", ".*OUT_OF_BOUNDS.*", ".*WINDOW.*"})
    void a_limit_is_named(RefusalCode code) {
        assertThat(code.text()).containsPattern("[{0-9]");
    }

    @Test
    void numbers_are_not_grouped() {
        assertThat(RefusalCode.TOO_MANY_COMMENTS.told(5_000, 1_000_000)).contains("5000", "1000000");
    }

    @Test
    void a_rule_has_to_be_one_of_its_own() {
        assertThat(RefusalCode.UNKNOWN_COST.under("V-3").at("/costs/0/cost", "c-1"))
                .isEqualTo(new Violation("UNKNOWN_COST", "/costs/0/cost", "The claim has no cost c-1.", "V-3"));
        assertThatThrownBy(() -> RefusalCode.UNKNOWN_COST.under("F-4")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RefusalCode.UNKNOWN_COST.at("", "c-1")).isInstanceOf(IllegalStateException.class);
    }
}
