package dev.coopclaims.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.dispatch.CommandResult;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;

class EdgeTest {
    @Test
    void a_write_answers_with_its_version_its_position_and_its_address() {
        CommandResult<String> written = new CommandResult<>("x", OptionalLong.of(3), OptionalLong.of(17));
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
}
