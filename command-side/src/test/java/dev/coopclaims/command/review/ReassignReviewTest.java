package dev.coopclaims.command.review;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.RAVI;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.bill;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.ChangeMember;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.command.organisation.RemoveMember;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who can be assigned a review (V-1, R-3). */
class ReassignReviewTest {
    private static final OrganisationId VENDOR = RITA.organisation();
    private static final Actor MANAGER =
            new Actor(new UserId("pam"), Set.of(Role.PROGRAMME_MANAGER), VENDOR, Actor.Channel.WEB);

    private final ClaimNode node = new ClaimNode();
    private ClaimId claim = new ClaimId("claim-none");

    @BeforeEach
    void rita_reviews_a_claim() {
        node.send(new RegisterOrganisation(VENDOR, "Vendor", OrganisationKind.VENDOR), MANAGER);
        node.send(new RegisterOrganisation(ORG, "Aire", OrganisationKind.PARTNER), MANAGER);
        member(VENDOR, RITA.user(), Role.REVIEWER);
        member(VENDOR, RAVI.user(), Role.REVIEWER);
        member(ORG, ALICE.user(), Role.PARTNER_USER);
        node.funded("5000.00");
        claim = node.ready("claim-1", "CLM-FY21H1-000001", bill());
        node.send(new SubmitClaim(claim), ALICE);
        node.send(new StartReview(claim), RITA);
    }

    @Test
    void another_reviewer_of_the_vendor_gets_it_V_1() {
        give(RAVI.user());

        assertThat(node.names(claim.value())).endsWith("ReviewStarted", "ReviewAssigned");
    }

    @Test
    void who_is_no_reviewer_of_the_vendor_does_not_V_1() {
        UserId fin = new UserId("fin");
        member(VENDOR, fin, Role.FINANCE);

        assertThat(codesOf(() -> give(fin))).containsExactly("NOT_A_REVIEWER");
        assertThat(codesOf(() -> give(new UserId("nobody")))).containsExactly("NOT_A_REVIEWER");
        node.send(new RemoveMember(VENDOR, RAVI.user()), MANAGER);
        assertThat(codesOf(() -> give(RAVI.user()))).containsExactly("NOT_A_REVIEWER");
        assertThat(node.names(claim.value())).endsWith("ReviewAssigned", "ReviewStarted");
    }

    @Test
    void who_is_of_the_claims_own_organisation_does_not_even_as_a_reviewer_R_3() {
        assertThat(codesOf(() -> give(ALICE.user()))).containsExactly("OWN_ORGANISATION");
        member(VENDOR, ALICE.user(), Role.REVIEWER);
        assertThat(codesOf(() -> give(ALICE.user()))).containsExactly("OWN_ORGANISATION");
    }

    @Test
    void a_reviewer_to_whom_the_claim_does_not_exist_does_not_R_5() {
        node.send(new ChangeMember(VENDOR, RAVI.user(), null, List.of("HALF"), null), MANAGER);

        assertThat(codesOf(() -> give(RAVI.user()))).containsExactly("NOT_A_REVIEWER");
    }

    @Test
    void who_takes_it_over_is_known_by_the_token() {
        UserId rona = new UserId("rona");
        node.send(new ReassignReview(claim, rona), new Actor(rona, Set.of(Role.REVIEWER), VENDOR, Actor.Channel.API));

        assertThat(node.names(claim.value())).endsWith("ReviewAssigned");
    }

    private void give(UserId user) {
        node.send(new ReassignReview(claim, user), RITA);
    }

    private void member(OrganisationId organisation, UserId user, Role role) {
        node.send(new AddMember(organisation, user, user.value(), null, role), MANAGER);
    }
}
