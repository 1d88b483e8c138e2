package dev.coopclaims.query.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

    @ParameterizedTest
    @CsvSource({
        "Köhler Straße, kohler",
        "Köhler Straße, KÖHLER",
        "Köhler Straße, Ko\u0308hler",
        "Köhler Straße, strasse",
        "Köhler Straße, stra",
        "Köhler Straße, strasse koh",
        "Kohler Strasse, Köhler Straße",
        "Łódź, lodz",
        "Lodz, łódź",
        "İstanbul, istanbul",
        "İSTANBUL, ıstanbul",
        "Istanbul, İstanbul",
        "ISPARTA, ısparta",
        "Čapek, capek",
        "naïve, naive",
        "Ørsted, orsted",
        "ΣΊΣΥΦΟΣ, σισυφος",
        "Ｆｕｌｌ　Ｗｉｄｔｈ, full width",
        "O’Neill & Sons, o'neill",
        "O’Neill & Sons, oneill",
        "O’Neill & Sons, neill",
        "no\u00a0break, no break",
        "RE-55/2041, RE-55/2041",
        "RE-55/2041, re55/20",
        "RE-55/2041, RE552041",
        "RE-55/2041, 2041",
        "RE 77xyz, RE77xyz",
        "RE 79/5xyz, RE795xyz",
        "RE 79/5xyz, RE79/5xyz",
        "2026 0900 xyz, 20260900xyz",
        "\u0627\u0644\u0652\u0639\u064e\u0631\u064e\u0628\u0650\u064a\u0651\u064e\u0629,"
                + " \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
        "\u05e2\u05b4\u05d1\u05b0\u05e8\u05b4\u05d9\u05ea, \u05e2\u05d1\u05e8\u05d9\u05ea",
        "CLM-FY26H2-000123, CLM-FY26H2-000123",
        "CLM-FY26H2-000123, 123",
        "王小明, 小明",
        "ตลาดนัด, นัด",
        "party 🎈, 🎈",
        "soft\u00adhyphen, softhyphen",
    })
    void it_finds(String text, String query) {
        assertThat(finds(text, query)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Köhler, ohler", "Print & Co, pin", "Spring, springs", "a b, -", "a b, ***", "RE-55, RE-56", "ab, a b"})
    void it_does_not_find(String text, String query) {
        assertThat(finds(text, query)).isFalse();
    }

    @Test
    void no_text_of_a_client_is_an_operator_or_a_pattern() {
        String stored = Filters.and(SearchWords.found("words", "$ne .* {\"$gt\":\"\"} ^a(b+)+$"))
                .toBsonDocument()
                .toJson();
        assertThat(stored)
                .doesNotContain("$ne")
                .doesNotContain("$gt\"")
                .doesNotContain("regular")
                .doesNotContain("*");
    }

    @Test
    void a_search_and_what_it_finds_are_bounded() {
        assertThatThrownBy(() -> SearchWords.found("words", "a".repeat(101)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED));
        assertThat(finds("\ud83c\udf88", "\ud83c\udf88".repeat(60))).isTrue();
        assertThat(SearchWords.of(IntStream.range(0, 9_000).mapToObj(i -> "w" + i)))
                .hasSize(SearchWords.MAX_WORDS);
    }

    /** As the server would. */
    private static boolean finds(String text, String query) {
        List<String> words = SearchWords.of(Stream.of(text));
        return SearchWords.found("words", query).stream()
                .map(Bson::toBsonDocument)
                .allMatch(one -> matches(one.getDocument("words"), words));
    }

    private static boolean matches(BsonDocument condition, List<String> words) {
        if (condition.containsKey("$in")) {
            return false;
        }
        BsonDocument range = condition.getDocument("$elemMatch");
        String from = range.getString("$gte").getValue();
        String before = range.getString("$lt").getValue();
        return words.stream().anyMatch(word -> word.compareTo(from) >= 0 && word.compareTo(before) < 0);
    }
}
