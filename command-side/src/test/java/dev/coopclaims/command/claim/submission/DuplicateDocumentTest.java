package dev.coopclaims.command.claim.submission;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.AttachDocuments;
import dev.coopclaims.command.claim.ClaimDetails;
import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.CopyClaim;
import dev.coopclaims.command.claim.Readiness;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claim.StartClaim;
import dev.coopclaims.command.claim.SubmissionReceipt;
import dev.coopclaims.command.claim.Warning;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.ChangeMember;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DuplicateDocumentTest {
    private static final ClaimId ELSEWHERE = new ClaimId("claim-elsewhere");
    private static final Actor MANAGER = new Actor(
            new UserId("pam"), Set.of(Role.PROGRAMME_MANAGER), new OrganisationId("org-vendor"), Actor.Channel.WEB);

    private List<ClaimId> uses = List.of(ELSEWHERE);

    /** Every content is in those claims. */
    private final ClaimNode node = new ClaimNode((organisation, claim, contents) -> {
        Map<String, List<ClaimId>> all = new HashMap<>();
        contents.forEach(content -> all.put(content, uses));
        return organisation.equals(ORG) ? all : Map.of();
    });

    private ClaimId claim = new ClaimId("claim-none");

    @BeforeEach
    void two_claims_show_the_same_document() {
        node.send(new RegisterOrganisation(ORG, "Aire", OrganisationKind.PARTNER), MANAGER);
        node.send(new AddMember(ORG, ALICE.user(), "Alice", null, Role.PARTNER_USER), MANAGER);
        node.funded("5000.00");
        ClaimDetails german = new ClaimDetails(
                "DE", SampleCatalogue.PRINT, "x", LocalDate.of(2021, 3, 1), LocalDate.of(2021, 3, 2), null);
        node.send(
                new StartClaim(ELSEWHERE, "CLM-2", "CSP_DIRECT", Sample.PERIOD, Money.currencyOf("EUR"), german),
                ALICE);
        claim = node.ready("claim-1", "CLM-1", Sample.bill());
    }

    @Test
    void readiness_warns_of_it_and_names_the_other_claim_C_9() {
        Readiness readiness = node.send(new CheckReadiness(claim), ALICE).result();

        assertThat(readiness.ready()).isTrue();
        assertThat(readiness.warnings()).hasSize(2).allSatisfy(warning -> {
            assertThat(warning.code()).isEqualTo("DUPLICATE_DOCUMENT");
            assertThat(warning.message()).contains("CLM-2");
            assertThat(warning.rule()).isEqualTo("C-9");
            assertThat(warning.otherClaim()).isEqualTo(ELSEWHERE);
        });
        assertThat(readiness.warnings())
                .extracting(Warning::path)
                .containsExactly("/documents/document-invoice", "/documents/document-piece");
    }

    @Test
    void it_is_no_refusal_and_stays_in_the_submission_for_the_reviewer_C_9() {
        SubmissionReceipt handedIn = node.send(new SubmitClaim(claim), ALICE).result();

        assertThat(handedIn.warnings())
                .extracting(SubmissionWarning::otherClaim)
                .containsExactly(ELSEWHERE, ELSEWHERE);
        assertThat(submitted().warnings()).isEqualTo(handedIn.warnings());
    }

    @Test
    void what_was_discarded_and_copied_is_not_used_twice_C_11() {
        node.send(new DiscardClaim(ELSEWHERE, ""), ALICE);
        ClaimId copy = new ClaimId("claim-copy");
        node.send(new CopyClaim(copy, ELSEWHERE, "CLM-3"), ALICE);
        node.send(
                new AttachDocuments(copy, List.of(Sample.file("document-a")), "INVOICE", "", List.of(), List.of()),
                ALICE);

        assertThat(node.send(new CheckReadiness(copy), ALICE).result().warnings())
                .isEmpty();
        assertThat(node.send(new CheckReadiness(claim), ALICE).result().warnings())
                .as("a claim that is no copy of it")
                .hasSize(2);
    }

    @Test
    void nor_is_what_was_copied_and_discarded_again_C_11() {
        node.send(new DiscardClaim(ELSEWHERE, ""), ALICE);
        ClaimId copy = copy(ELSEWHERE, "claim-copy-1");
        ClaimId sibling = copy(ELSEWHERE, "claim-copy-2");
        node.send(new DiscardClaim(copy, ""), ALICE);
        ClaimId copyOfCopy = copy(copy, "claim-copy-3");
        for (ClaimId claim : List.of(copyOfCopy, sibling)) {
            node.send(
                    new AttachDocuments(claim, List.of(Sample.file("document-a")), "INVOICE", "", List.of(), List.of()),
                    ALICE);
        }

        uses = List.of(ELSEWHERE, copy);
        for (ClaimId claim : List.of(copyOfCopy, sibling)) {
            assertThat(node.send(new CheckReadiness(claim), ALICE).result().warnings())
                    .as(claim.value())
                    .isEmpty();
        }
        uses = List.of(sibling);
        assertThat(node.send(new CheckReadiness(copyOfCopy), ALICE).result().warnings())
                .as("a copy that goes on beside it")
                .hasSize(1);
    }

    private ClaimId copy(ClaimId source, String as) {
        ClaimId copy = new ClaimId(as);
        node.send(new CopyClaim(copy, source, "CLM-" + as), ALICE);
        return copy;
    }

    @Test
    void who_may_not_see_the_other_claim_is_not_told_of_it_R_5() {
        node.send(new ChangeMember(ORG, ALICE.user(), null, List.of(), List.of("IE")), MANAGER);

        assertThat(node.send(new CheckReadiness(claim), ALICE).result().warnings())
                .isEmpty();
        assertThat(node.send(new CheckReadiness(claim), Sample.RITA).result().warnings())
                .hasSize(2);
        assertThat(node.send(new SubmitClaim(claim), ALICE).result().warnings()).isEmpty();
        assertThat(submitted().warnings()).hasSize(2);
    }

    private ClaimSubmitted submitted() {
        return (ClaimSubmitted) node.events(claim.value()).getLast();
    }
}
