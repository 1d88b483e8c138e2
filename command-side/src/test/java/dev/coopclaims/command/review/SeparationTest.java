package dev.coopclaims.command.review;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.RAVI;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.bill;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.dispute.OpenDispute;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.command.organisation.RemoveMember;
import dev.coopclaims.command.originals.RequestOriginals;
import dev.coopclaims.command.policy.Separation;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Nobody combines separated duties on the same claim, whatever organisation the token names. */
class SeparationTest {
    private static final OrganisationId VENDOR = RITA.organisation();
    private static final Actor MANAGER =
            new Actor(new UserId("pam"), Set.of(Role.PROGRAMME_MANAGER), VENDOR, Actor.Channel.WEB);
    private static final Actor GLOBAL_ADMIN =
            new Actor(new UserId("gwen"), Set.of(Role.GLOBAL_ADMIN), ORG, Actor.Channel.WEB);
    private static final InformationItem ITEM =
            new InformationItem(new InformationItemId("item-1"), "MISSING_POE", "where?", null, null, null);

    private ClaimNode node = new ClaimNode();

    @Nested
    class OwnOrganisation {

        @Test
        void a_member_of_it_takes_asks_judges_and_decides_nothing_with_a_vendors_token() {
            ClaimId claim = submitted();
            joins(RITA.user());

            for (ClaimCommand<?> command : List.of(
                    new StartReview(claim),
                    new ReassignReview(claim, RITA.user()),
                    new ReassignReview(claim, RAVI.user()),
                    new RequestInformation(claim, List.of(ITEM)),
                    new ApproveClaim(claim, ""),
                    new RejectClaim(claim, List.of("LATE_CLAIM"), "late"),
                    new RequestOriginals(claim, new OriginalsRequestId("originals-1"), List.of(), "please"))) {
                assertThat(codesOf(() -> node.send(command, RITA)))
                        .as(command.getClass().getSimpleName())
                        .containsExactly("OWN_ORGANISATION");
            }
        }

        @Test
        void a_member_of_it_decides_no_dispute_and_revokes_nothing() {
            ClaimId disputed = submitted();
            node.send(new RejectClaim(disputed, List.of("LATE_CLAIM"), "late"), RAVI);
            node.send(new OpenDispute(disputed, "look again", List.of(Sample.PIECE), null), ALICE);
            joins(RITA.user());
            assertThat(codesOf(() -> node.send(new ApproveClaim(disputed, ""), RITA)))
                    .containsExactly("OWN_ORGANISATION");
            assertThat(codesOf(() -> node.send(new RequestInformation(disputed, List.of(ITEM)), RITA)))
                    .containsExactly("OWN_ORGANISATION");

            RevokeApproval revoke = new RevokeApproval(approved(), "odd", List.of(ITEM), List.of(), "");
            assertThat(codesOf(() -> node.send(revoke, RITA))).containsExactly("OWN_ORGANISATION");
        }

        @Test
        void who_is_a_member_no_more_reviews_again() {
            ClaimId claim = submitted();
            joins(RITA.user());
            node.send(new RemoveMember(ORG, RITA.user()), MANAGER);

            node.send(new StartReview(claim), RITA);
        }

        @Test
        void who_becomes_a_member_loses_the_review_which_returns_to_the_queue() {
            ClaimId reviewed = submitted();
            node.send(new StartReview(reviewed), RITA);
            ClaimId ofRavi = another("claim-2", "R-2");
            node.send(new StartReview(ofRavi), RAVI);
            node.listed.addAll(List.of(reviewed, ofRavi));

            joins(RITA.user());

            assertThat(node.claim(reviewed))
                    .isInstanceOfSatisfying(
                            ClaimState.Submitted.class,
                            waiting -> assertThat(waiting.reviewer()).isNull());
            assertThat(node.claim(ofRavi)).isInstanceOf(ClaimState.UnderReview.class);
        }

        @Test
        void an_answer_does_not_come_back_to_who_became_a_member() {
            ClaimId asked = submitted();
            node.send(new RequestInformation(asked, List.of(ITEM)), RITA);
            node.listed.add(asked);

            joins(RITA.user());

            assertThat(node.claim(asked))
                    .isInstanceOfSatisfying(
                            ClaimState.ActionRequired.class,
                            waits -> assertThat(waits.reviewer()).isNull());
        }

        @Test
        void a_review_that_no_view_knew_of_yet_is_lost_all_the_same() {
            ClaimId claim = submitted();
            node.send(new StartReview(claim), RITA);
            joins(RITA.user());

            node.send(new ApproveClaim(claim, ""), RAVI);

            assertThat(node.names(claim.value()))
                    .endsWith("ReviewReleased", "ReviewAssigned", "ReviewStarted", "ClaimApproved");
        }

        @Test
        void it_can_be_switched_off() {
            node = new ClaimNode(new Separation(false, true, true, true));
            ClaimId claim = submitted();
            joins(RITA.user());

            node.send(new ApproveClaim(claim, ""), RITA);
        }
    }

    @Nested
    class VendorPeople {

        @Test
        void are_made_members_of_a_partner_by_a_programme_manager_alone() {
            vendor(RITA.user(), RAVI.user());
            AddMember command = new AddMember(ORG, RITA.user(), "Rita", null, Role.PARTNER_USER);

            assertThat(codesOf(() -> node.send(command, GLOBAL_ADMIN))).containsExactly("VENDOR_PERSON");
            node.send(command, MANAGER);
            node.send(new AddMember(ORG, new UserId("amy"), "Amy", null, Role.PARTNER_USER), GLOBAL_ADMIN);
        }

        @Test
        void are_taken_by_anybody_where_that_is_switched_off() {
            node = new ClaimNode(new Separation(true, true, false, true));
            vendor(RITA.user());

            node.send(new AddMember(ORG, RITA.user(), "Rita", null, Role.PARTNER_USER), GLOBAL_ADMIN);
        }
    }

    @Nested
    class OwnRejection {

        @Test
        void is_not_decided_in_the_dispute_by_who_took_it() {
            ClaimId claim = disputed();

            assertThat(codesOf(() -> node.send(new ApproveClaim(claim, ""), RITA)))
                    .containsExactly("OWN_REJECTION");
            assertThat(codesOf(() -> node.send(new RequestInformation(claim, List.of(ITEM)), RITA)))
                    .containsExactly("OWN_REJECTION");
            assertThat(codesOf(() -> node.send(new RejectClaim(claim, List.of("LATE_CLAIM"), "late"), RITA)))
                    .containsExactly("OWN_REJECTION");
        }

        @Test
        void a_revocation_to_rejected_is_one() {
            vendor(RITA.user(), RAVI.user());
            ClaimId claim = approved();
            node.send(new RevokeApproval(claim, "odd", List.of(), List.of("LATE_CLAIM"), "late"), RITA);
            node.send(new OpenDispute(claim, "look again", List.of(Sample.PIECE), null), ALICE);

            assertThat(codesOf(() -> node.send(new ApproveClaim(claim, ""), RITA)))
                    .containsExactly("OWN_REJECTION");
            node.send(new ApproveClaim(claim, ""), RAVI);
        }

        @Test
        void names_the_setting_when_nobody_else_is_left() {
            ClaimId claim = disputed();
            assertThat(refusalOf(() -> node.send(new ApproveClaim(claim, ""), RITA))
                            .getMessage())
                    .doesNotContain("coop.separation");

            joins(RAVI.user());
            assertThat(refusalOf(() -> node.send(new ApproveClaim(claim, ""), RITA))
                            .getMessage())
                    .contains("Nobody else", "coop.separation.own-rejection=false");
        }

        @Test
        void can_be_switched_off() {
            node = new ClaimNode(new Separation(true, false, true, true));

            node.send(new ApproveClaim(disputed(), ""), RITA);
        }

        private ClaimId disputed() {
            ClaimId claim = submitted();
            node.send(new RejectClaim(claim, List.of("LATE_CLAIM"), "late"), RITA);
            node.send(new OpenDispute(claim, "look again", List.of(Sample.PIECE), null), ALICE);
            return claim;
        }
    }

    private ClaimId submitted() {
        vendor(RITA.user(), RAVI.user());
        node.funded("5000.00");
        return another("claim-1", "R-1");
    }

    private ClaimId approved() {
        node.funded("DE_OPS", "5000.00");
        ClaimId claim = another("claim-approved", "R-9");
        node.send(new ApproveClaim(claim, ""), RAVI);
        return claim;
    }

    private ClaimId another(String id, String bill) {
        ClaimId claim = node.ready(id, "CLM-" + id, bill(bill, "1000.00", null));
        node.send(new SubmitClaim(claim), ALICE);
        return claim;
    }

    /** The vendor and the partner, with their people. */
    private void vendor(UserId... reviewers) {
        node.send(new RegisterOrganisation(VENDOR, "Vendor", OrganisationKind.VENDOR), MANAGER);
        node.send(new RegisterOrganisation(ORG, "Aire", OrganisationKind.PARTNER), MANAGER);
        node.send(new AddMember(ORG, ALICE.user(), "Alice", null, Role.PARTNER_USER), MANAGER);
        for (UserId reviewer : reviewers) {
            node.send(new AddMember(VENDOR, reviewer, reviewer.value(), null, Role.REVIEWER), MANAGER);
        }
    }

    private void joins(UserId user) {
        node.send(new AddMember(ORG, user, user.value(), null, Role.PARTNER_USER), MANAGER);
    }
}
