package dev.coopclaims.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.EnumSet;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class VisibilityTest {

    private static final OrganisationId MINE = new OrganisationId("org-mine");
    private static final OrganisationId OTHER = new OrganisationId("org-other");

    @Test
    void every_role_sees_what_it_may_and_no_more() {
        Set<Role> everything = EnumSet.of(Role.REVIEWER, Role.FINANCE, Role.PROGRAMME_MANAGER, Role.AUDITOR);
        for (Role role : Role.values()) {
            Visibility visibility = Visibility.of(actor(role));
            assertThat(visibility.sees(OTHER)).as("%s sees others", role).isEqualTo(everything.contains(role));
            assertThat(visibility.sees(MINE)).as("%s sees its own", role).isEqualTo(role != Role.OPERATOR);
        }
    }

    @Test
    void nobody_without_a_role_sees_anything() {
        Visibility visibility = Visibility.of(actor());

        assertThat(visibility.sees(MINE)).isFalse();
        assertThat(visibility.filter("organisation").toBsonDocument())
                .isEqualTo(BsonDocument.parse("{organisation: {$in: []}}"));
    }

    @Test
    void the_filter_of_a_partner_names_its_organisation() {
        assertThat(Visibility.of(actor(Role.PARTNER_USER))
                        .filter("organisation")
                        .toBsonDocument())
                .isEqualTo(BsonDocument.parse("{organisation: 'org-mine'}"));
    }

    private static Actor actor(Role... roles) {
        return new Actor(new UserId("ann"), Set.of(roles), MINE, Actor.Channel.API);
    }
}
