package dev.coopclaims.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.dispatch.Written;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;

class EdgeTest {
    @Test
    void half_of_a_character_is_no_text() {
        assertThatThrownBy(() -> Parsing.line("title", "a\ud800b"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("title: holds half of a character");
        assertThat(Parsing.line("title", "\ud83d\ude00")).isEqualTo("\ud83d\ude00");
    }

    @Test
    void a_write_answers_with_its_version_its_position_and_its_address() {
        Written<String> written = new Written<>("x", OptionalLong.of(3), OptionalLong.of(17));
        ResponseEntity<String> answer = Answers.created(written, Answers.location("claims", "claim-1"), "x");
        assertThat(answer.getStatusCode().value()).isEqualTo(201);
        assertThat(answer.getHeaders().getETag()).isEqualTo("\"3\"");
        assertThat(answer.getHeaders().getFirst("Event-Position")).isEqualTo("17");
        assertThat(answer.getHeaders().getLocation()).hasToString("/api/claims/claim-1");
    }

    @Test
    void if_match_is_absent_or_a_star_or_tags_of_which_one_has_to_match() {
        assertThat(IfMatch.versions(null)).isNull();
        assertThat(IfMatch.versions(" * ")).isNull();
        assertThat(versions("\"12\"")).containsExactly(12L);
        assertThat(versions("\"12.3fA9\"")).containsExactly(12L);
        assertThat(versions("\"99\", \"3\",,\"a,b\" ,W/\"7\"")).containsExactlyInAnyOrder(99L, 3L);
        assertThat(versions(",\"0\"")).containsExactly(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"12\"", "\"x\"", "\"012\"", "\"12-gzip\"", "\"12.3f-gzip\"", "\"-1\"", "\"*\"", "\"\""})
    void a_tag_that_is_weak_or_none_of_ours_matches_no_version(String header) {
        assertThat(versions(header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ",", "12", "w/\"12\"", "\"1\" \"2\"", "\"1\";x", "*, \"1\"", "\"1", "\"1 2\""})
    void an_if_match_that_is_empty_or_no_list_of_tags_is_malformed(String header) {
        assertThatThrownBy(() -> IfMatch.versions(header))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED));
    }

    private static Set<Long> versions(String header) {
        return Objects.requireNonNull(IfMatch.versions(header)).versions();
    }

    @Test
    void what_is_malformed_names_its_field() {
        assertMalformed("activityStart", () -> Parsing.date("activityStart", "2021-02-30"));
        assertMalformed("net/amount", () -> Parsing.money("net", new MoneyBody(null, "EUR")));
        assertMalformed("net", () -> Parsing.money("net", new MoneyBody("1.001", "EUR")));
        assertMalformed("claim", () -> Parsing.value("claim", "fund-1", ClaimId::new));
        assertMalformed("role", () -> Parsing.name("role", "BOSS", Role.class));
        assertMalformed("title", () -> Parsing.line("title", "two\nlines"));
        assertMalformed("title", () -> Parsing.line("title", "x".repeat(201)));
        assertMalformed("title", () -> Parsing.line("title", null));
    }

    @Test
    void a_text_holds_nothing_that_forges_what_is_shown() {
        assertMalformed("text", () -> Parsing.text("text", "a\u0000b", 10));
        assertMalformed("text", () -> Parsing.text("text", "a\u202eb", 10));
        assertMalformed("programme", () -> Parsing.value("programme", "a\u0007", text -> text));
        assertThatThrownBy(() -> Parsing.line("title", "a\u2066b")).hasMessageContaining("U+2066");
        assertThat(Parsing.text("text", "one\r\n\ttwo\u200dx", 20)).isEqualTo("one\r\n\ttwo\u200dx");
    }

    @Test
    void a_text_has_one_form_and_nothing_to_see_is_no_text() {
        assertThat(Parsing.line("title", "\u00a0Cafe\u0301\u202fno\u2007break\u200b "))
                .isEqualTo("Caf\u00e9 no break");
        for (String invisible : List.of("\u200b\u2060", "\ufeff", "\u00ad \u3164", "\u2800", "\ufe0f")) {
            assertMalformed("title", () -> Parsing.line("title", invisible));
            assertThat(Parsing.optionalLine("conference", invisible)).isNull();
            assertThat(new PatchedText(invisible).clears()).isTrue();
        }
        assertThat(Parsing.line("title", "\u2764\ufe0f")).isEqualTo("\u2764\ufe0f");
    }

    @Test
    void an_identifier_holds_nothing_that_nobody_sees() {
        for (String character : List.of("\u200b", "\u00ad", "\u2060", "\ufeff", "\ufe0f", "\u200d")) {
            assertThat(Parsing.identifier("number", "R" + character + "-7" + character, 100))
                    .isEqualTo("R-7");
            assertThat(Parsing.value("claim", "claim-1" + character, ClaimId::new))
                    .isEqualTo(new ClaimId("claim-1"));
        }
        assertThat(Parsing.identifier("number", "R\u00a07\u3000a", 100)).isEqualTo("R 7 a");
        assertMalformed("number", () -> Parsing.identifier("number", "\u200b", 100));
    }

    @Test
    void characters_are_counted_as_people_count_them() {
        assertThat(Parsing.line("title", "\ud83c\udf88".repeat(200))).hasSize(400);
        assertThat(Parsing.line("title", "\ud83d\udc69\ud83c\udffd\u200d\ud83d\udcbb".repeat(200)))
                .isNotEmpty();
        for (Runnable tooLong : List.<Runnable>of(
                () -> Parsing.line("title", "\ud83c\udf88".repeat(201)),
                () -> Parsing.identifier("title", "7".repeat(101), 100),
                () -> Parsing.line("title", ("a" + "\u0301".repeat(30)).repeat(200)))) {
            assertThatThrownBy(tooLong::run)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.violations())
                                    .extracting(Violation::code)
                                    .containsExactly("TEXT_TOO_LONG"));
        }
    }

    @Test
    void marks_that_are_piled_up_are_refused_before_they_are_composed() {
        assertThatThrownBy(() -> Parsing.line("title", "a" + "\u0315\u0316".repeat(500_000)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED))
                .hasMessageContaining("marks");
    }

    @Test
    void a_character_that_was_lost_on_the_way_is_told() {
        assertThatThrownBy(() -> Parsing.line("title", "M\ufffdller")).hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> Parsing.identifier("title", "M\ufffdller", 10)).hasMessageContaining("UTF-8");
    }

    @Test
    void a_date_is_of_a_year_that_a_claim_can_be_about() {
        for (String date : List.of("+999999999-12-31", "-0001-01-01", "0000-01-01", "1899-12-31", "2200-01-01")) {
            assertMalformed("date", () -> Parsing.date("date", date));
        }
        assertThat(Parsing.date("date", "2199-12-31")).hasYear(2199);
    }

    @Test
    void what_is_read_together_is_refused_together() {
        assertThatThrownBy(() -> Parsing.together(
                        () -> Parsing.line("title", null),
                        () -> Parsing.date("invoice/date", "soon"),
                        () -> Parsing.line("name", "fine")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(violation -> violation.code() + " " + violation.path())
                                .containsExactly("REQUIRED /title", "MALFORMED /invoice/date"));
    }

    @Test
    void an_address_without_an_id_is_not_found() {
        assertThatThrownBy(() -> Parsing.idInPath("nonsense", ClaimId::new))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    private static void assertMalformed(String field, Runnable parsing) {
        assertThatThrownBy(parsing::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED))
                .hasMessageStartingWith("/" + field + ": ");
    }
}
