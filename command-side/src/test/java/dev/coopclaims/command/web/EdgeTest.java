package dev.coopclaims.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.dispatch.Written;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.OptionalLong;
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
    void if_match_is_one_quoted_number_or_anything() {
        assertThat(Answers.expectedVersion("\"12\"")).isEqualTo(12L);
        assertThat(Answers.expectedVersion(null)).isNull();
        assertThat(Answers.expectedVersion("*")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "W/\"12\"", "\"x\"", "\"1\", \"2\"", "\"-1\""})
    void another_if_match_is_malformed(String header) {
        assertThatThrownBy(() -> Answers.expectedVersion(header))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED));
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
        assertThat(Parsing.text("text", "one\r\n\ttwo \u200d", 20)).isEqualTo("one\r\n\ttwo \u200d");
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
