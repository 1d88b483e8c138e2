package dev.coopclaims.command;

import static dev.coopclaims.command.OneStream.by;
import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.eur;

import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claimnumber.AllotClaimNumbers;
import dev.coopclaims.command.claimnumber.AllottedNumbers;
import dev.coopclaims.command.claimnumber.NumberBlock;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.ChangeMember;
import dev.coopclaims.command.organisation.CloseOrganisation;
import dev.coopclaims.command.organisation.Organisation;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.command.organisation.RemoveMember;
import dev.coopclaims.command.organisation.RenameOrganisation;
import dev.coopclaims.command.organisation.ReopenOrganisation;
import dev.coopclaims.command.preapproval.DeclinePreApproval;
import dev.coopclaims.command.preapproval.GrantPreApproval;
import dev.coopclaims.command.preapproval.PreApproval;
import dev.coopclaims.command.preapproval.RequestPreApproval;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimNumbersAllotted;
import dev.coopclaims.kernel.claim.ClaimNumbersId;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.MemberRemoved;
import dev.coopclaims.kernel.organisation.MemberRoleChanged;
import dev.coopclaims.kernel.organisation.OrganisationClosed;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.OrganisationRenamed;
import dev.coopclaims.kernel.organisation.OrganisationReopened;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.preapproval.PreApprovalDeclined;
import dev.coopclaims.kernel.preapproval.PreApprovalGranted;
import dev.coopclaims.kernel.preapproval.PreApprovalRequested;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.time.LocalDate;
import java.util.Set;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** Every command decided by only an organisation, a pre-approval or claim numbers, with Axon's fixture. */
class OtherFixturesTest {
    private static final Actor MANAGER =
            new Actor(new UserId("pam"), Set.of(Role.PROGRAMME_MANAGER), Sample.RITA.organisation(), Actor.Channel.WEB);
    private static final UserId BERT = new UserId("bert");
    private static final PreApprovalId ASKED = new PreApprovalId("preapproval-1");
    private static final OrganisationRegistered REGISTERED =
            new OrganisationRegistered(ORG, "Aire", OrganisationKind.PARTNER, null, null, null);
    private static final MemberAdded MEMBER = new MemberAdded(ORG, BERT, "Bert", null, Role.PARTNER_USER);
    private static final PreApprovalRequested REQUESTED = new PreApprovalRequested(
            ASKED,
            ORG,
            "CSP_DIRECT",
            SampleCatalogue.PRINT,
            Sample.PERIOD,
            "a campaign",
            eur("500.00"),
            null,
            null,
            null);

    private static FixtureConfiguration<Organisation> organisation() {
        return OneStream.of(Organisation.class, Organisation::in, ORG);
    }

    private static FixtureConfiguration<PreApproval> preApproval() {
        return OneStream.of(PreApproval.class, PreApproval::in, ASKED);
    }

    @Test
    void an_organisation_is_registered_once() {
        organisation()
                .givenNoPriorActivity()
                .when(new RegisterOrganisation(ORG, "Aire", OrganisationKind.PARTNER), by(MANAGER))
                .expectEvents(REGISTERED);
        organisation()
                .givenNoPriorActivity()
                .when(new RegisterOrganisation(ORG, "Aire", OrganisationKind.PARTNER, "CRM-7", "IE", "en"), by(MANAGER))
                .expectEvents(new OrganisationRegistered(ORG, "Aire", OrganisationKind.PARTNER, "CRM-7", "IE", "en"));
        organisation()
                .given(REGISTERED)
                .when(new RegisterOrganisation(ORG, "Aire again", OrganisationKind.PARTNER), by(MANAGER))
                .expectNoEvents()
                .expectException(Refusal.class);
    }

    @Test
    void an_organisation_is_renamed_closed_once_and_reopened_R_6() {
        OrganisationClosed closed = new OrganisationClosed(ORG, LocalDate.of(2021, 7, 1), "left");
        organisation()
                .given(REGISTERED)
                .when(new RenameOrganisation(ORG, "Aire plc"), by(MANAGER))
                .expectEvents(new OrganisationRenamed(ORG, "Aire plc"));
        organisation()
                .given(REGISTERED, new OrganisationRenamed(ORG, "Aire plc"))
                .when(new RenameOrganisation(ORG, "Aire plc"), by(MANAGER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        organisation()
                .given(REGISTERED)
                .when(new CloseOrganisation(ORG, "left"), by(MANAGER))
                .expectEvents(closed);
        organisation()
                .given(REGISTERED, closed)
                .when(new CloseOrganisation(ORG, "left again"), by(MANAGER))
                .expectNoEvents()
                .expectException(Refusal.class);
        organisation()
                .given(REGISTERED, closed)
                .when(new AddMember(ORG, BERT, "Bert", null, Role.PARTNER_USER), by(MANAGER))
                .expectNoEvents()
                .expectException(Refusal.class);
        organisation()
                .given(REGISTERED, closed)
                .when(new ReopenOrganisation(ORG), by(MANAGER))
                .expectEvents(new OrganisationReopened(ORG));
        organisation()
                .given(REGISTERED, closed, new OrganisationReopened(ORG))
                .when(new AddMember(ORG, BERT, "Bert", null, Role.PARTNER_USER), by(MANAGER))
                .expectEvents(MEMBER);
        organisation()
                .given(REGISTERED)
                .when(new ReopenOrganisation(ORG), by(MANAGER))
                .expectNoEvents()
                .expectException(Refusal.class);
    }

    @Test
    void members_come_change_and_go() {
        organisation()
                .given(REGISTERED)
                .when(new AddMember(ORG, BERT, "Bert", null, Role.PARTNER_USER), by(MANAGER))
                .expectEvents(MEMBER);
        organisation()
                .given(REGISTERED, MEMBER)
                .when(new ChangeMember(ORG, BERT, Role.PARTNER_ADMIN, null, null), by(MANAGER))
                .expectEvents(new MemberRoleChanged(ORG, BERT, Role.PARTNER_ADMIN));
        organisation()
                .given(REGISTERED, MEMBER)
                .when(new RemoveMember(ORG, BERT), by(MANAGER))
                .expectEvents(new MemberRemoved(ORG, BERT));
    }

    @Test
    void who_is_no_member_any_more_changes_nothing_R_5() {
        organisation()
                .given(REGISTERED, MEMBER, new MemberRemoved(ORG, BERT))
                .when(
                        new AddMember(ORG, BERT, "Bert", null, Role.PARTNER_USER),
                        by(new Actor(BERT, Set.of(Role.GLOBAL_ADMIN), ORG, Actor.Channel.WEB)))
                .expectNoEvents()
                .expectException(Refusal.class);
    }

    @Test
    void a_pre_approval_is_asked_for_and_decided_P_4() {
        preApproval()
                .givenNoPriorActivity()
                .when(
                        new RequestPreApproval(
                                ASKED, "CSP_DIRECT", SampleCatalogue.PRINT, Sample.PERIOD, "a campaign", eur("500.00")),
                        by(ALICE))
                .expectEvents(REQUESTED);
        preApproval()
                .given(REQUESTED)
                .when(new GrantPreApproval(ASKED, eur("400.00"), LocalDate.of(2021, 5, 31), "go"), by(MANAGER))
                .expectEvents(
                        new PreApprovalGranted(ASKED, ORG, eur("400.00"), LocalDate.of(2021, 5, 31), Sample.NOW, "go"));
        preApproval()
                .given(REQUESTED)
                .when(new DeclinePreApproval(ASKED, "no"), by(MANAGER))
                .expectEvents(new PreApprovalDeclined(ASKED, ORG, "no"));
        preApproval()
                .given(REQUESTED, new PreApprovalDeclined(ASKED, ORG, "no"))
                .when(new GrantPreApproval(ASKED, eur("400.00"), LocalDate.of(2021, 5, 31), "go"), by(MANAGER))
                .expectNoEvents()
                .expectException(Refusal.class);
        preApproval()
                .given(REQUESTED)
                .when(new DeclinePreApproval(ASKED, "no"), by(ALICE))
                .expectNoEvents()
                .expectException(Refusal.class);
    }

    @Test
    void claim_numbers_are_allotted_block_by_block_C_2() {
        ClaimNumbersId numbers = ClaimNumbersId.of(Sample.PERIOD);
        ClaimNumbersAllotted first =
                new ClaimNumbersAllotted(numbers, Sample.RITA.organisation(), Sample.PERIOD, 1, 100, "00ff");
        OneStream.of(AllottedNumbers.class, AllottedNumbers::in, numbers)
                .givenNoPriorActivity()
                .when(new AllotClaimNumbers(Sample.PERIOD, 100, "00ff"), by(ALICE))
                .expectResultMessagePayload(new NumberBlock(1, 100, "00ff"))
                .expectEvents(first);
        OneStream.of(AllottedNumbers.class, AllottedNumbers::in, numbers)
                .given(first)
                .when(new AllotClaimNumbers(Sample.PERIOD, 50, "another"), by(ALICE))
                .expectEvents(
                        new ClaimNumbersAllotted(numbers, Sample.RITA.organisation(), Sample.PERIOD, 101, 150, "00ff"));
    }
}
