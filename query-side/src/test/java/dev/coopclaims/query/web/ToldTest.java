package dev.coopclaims.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.people.People;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.projection.Views;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ToldTest {
    private static final OrganisationId VENDOR = new OrganisationId("org-vendor");
    private static final OrganisationId PARTNER = new OrganisationId("org-partner");
    private static final Author RITA = new Author(new UserId("rita"), VENDOR);
    private static final Author RAVI = new Author(new UserId("ravi"), VENDOR);
    private static final Author ANN = new Author(new UserId("ann"), PARTNER);

    /** A body such as an endpoint makes one. */
    public record Body(String text, List<Line> lines, Map<String, Object> details) {}

    /** A part of it. */
    public record Line(String text, @Nullable Author by) {}

    @Test
    void everybody_is_found_wherever_a_body_names_them() {
        Body body = new Body(
                "fair",
                List.of(new Line("a", ANN), new Line("b", null)),
                Map.of("reviewer", RITA, "deeper", List.of(Map.of("x", RAVI))));
        assertThat(Told.authors(body)).containsExactlyInAnyOrder(ANN, RITA, RAVI);
    }

    @Test
    void what_a_reader_is_not_told_moves_no_text() {
        Body rita = body(new Line("a", RITA));
        Body ravi = body(new Line("a", RAVI));

        assertThat(text(rita, Role.PARTNER_USER, PARTNER)).isEqualTo(text(ravi, Role.PARTNER_USER, PARTNER));
        assertThat(text(rita, Role.REVIEWER, VENDOR)).isNotEqualTo(text(ravi, Role.REVIEWER, VENDOR));
        assertThat(text(rita, Role.PARTNER_USER, PARTNER))
                .doesNotContain("rita")
                .contains("validation team");
        assertThat(text(rita, Role.PARTNER_USER, PARTNER)).isNotEqualTo(text(rita, Role.REVIEWER, VENDOR));
    }

    @Test
    void two_bodies_have_one_text_only_where_they_say_the_same() {
        List<Body> different = List.of(
                body(),
                body(new Line("a", null)),
                body(new Line("a", null), new Line("b", null)),
                body(new Line("a;1:b", null)),
                body(new Line("-", ANN)),
                body(new Line("-;", ANN)),
                new Body("fair", List.of(), Map.of("a", "b")),
                new Body("fair", List.of(), Map.of("a", List.of("b"))),
                new Body("fair", List.of(), Map.of("a", List.of("b", "c"))),
                new Body("fair", List.of(), Map.of("a", List.of("b, c"))));
        assertThat(different.stream().map(body -> text(body, Role.REVIEWER, VENDOR)))
                .doesNotHaveDuplicates();
    }

    private static Body body(Line... lines) {
        return new Body("fair", Arrays.asList(lines), Map.of());
    }

    private static String text(Body body, Role role, OrganisationId organisation) {
        Actor reader = new Actor(new UserId("reader"), Set.of(role), organisation, Actor.Channel.API);
        People people = People.of(Told.authors(body), reader, (authors, views) -> Map.of(), NO_VIEWS);
        return Told.text(body, people::of);
    }

    private static final Views NO_VIEWS = new Views() {
        @Override
        public <V extends Record> ViewReader<V> of(View<V> view) {
            throw new AssertionError("names are known here");
        }
    };
}
