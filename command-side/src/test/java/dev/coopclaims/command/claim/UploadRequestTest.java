package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.claim.submission.WithdrawClaim;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.ChangeMember;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.command.originals.ReceiveOriginals;
import dev.coopclaims.command.originals.RequestOriginals;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.OriginalsReceived;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.claim.UploadRequested;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request ends when it is fulfilled or can no longer be fulfilled (C-3, V-8). */
class UploadRequestTest {
    private static final Actor MANAGER = new Actor(
            new UserId("pam"), Set.of(Role.PROGRAMME_MANAGER), new OrganisationId("org-vendor"), Actor.Channel.WEB);
    private static final UploadRequestId ASKED = new UploadRequestId("upload-1");
    private static final UserId BERT = new UserId("bert");

    private final ClaimNode node = new ClaimNode();
    private ClaimId claim = new ClaimId("claim-none");

    @BeforeEach
    void there_is_a_ready_claim_of_two_colleagues() {
        node.send(new RegisterOrganisation(ORG, "Aire", OrganisationKind.PARTNER), MANAGER);
        node.send(new AddMember(ORG, ALICE.user(), "Alice", null, Role.PARTNER_USER), MANAGER);
        node.send(new AddMember(ORG, BERT, "Bert", null, Role.PARTNER_USER), MANAGER);
        node.funded("10000.00");
        claim = node.ready("claim-1", "CLM-1", Sample.bill());
    }

    @Test
    void only_what_was_asked_for_closes_it_C_3() {
        ask(BERT, "COMMUNICATION_PIECE");
        assertThat(codesOf(() -> node.send(upload("INVOICE"), ALICE))).containsExactly("UPLOAD_REQUEST_OTHER_KIND");
        node.send(upload("COMMUNICATION_PIECE"), ALICE);
        assertThat(node.names(claim.value())).endsWith("DocumentAttached", "UploadRequestFulfilled");
    }

    @Test
    void it_says_until_when_in_the_claims_zone_and_not_a_day_that_is_over_C_3() {
        LocalDate today = LocalDate.of(2021, 7, 1);
        assertThat(codesOf(() -> node.send(until(today.minusDays(1)), ALICE))).containsExactly("UPLOAD_DAY_OVER");
        node.send(until(today), ALICE);
        assertThat(node.events(claim.value()).getLast())
                .isInstanceOfSatisfying(
                        UploadRequested.class,
                        asked -> assertThat(asked.until())
                                .isEqualTo(Deadline.endOf(
                                        today,
                                        SampleCatalogue.CATALOGUE.zone(
                                                Sample.details().location()))));
    }

    private RequestUpload until(LocalDate day) {
        return new RequestUpload(claim, ASKED, BERT, "INVOICE", "please", day);
    }

    @Test
    void it_ends_with_the_lock_of_the_claim_C_3() {
        ask(BERT, "COMMUNICATION_PIECE");
        node.send(new SubmitClaim(claim), ALICE);
        assertThat(refusalOf(() -> node.send(new CancelUploadRequest(claim, ASKED), ALICE))
                        .kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void nobody_is_asked_who_cannot_see_the_claim_R_5() {
        node.send(new ChangeMember(ORG, BERT, null, List.of("HALF"), null), MANAGER);
        assertThat(codesOf(() -> ask(BERT, "INVOICE"))).containsExactly("NOT_A_COLLEAGUE");
        node.send(new ChangeMember(ORG, BERT, null, List.of(), List.of("DE")), MANAGER);
        assertThat(codesOf(() -> ask(BERT, "INVOICE"))).containsExactly("NOT_A_COLLEAGUE");
    }

    @Test
    void nobody_is_asked_who_attaches_no_documents_C_3() {
        node.send(new ChangeMember(ORG, BERT, Role.INTEGRATOR, null, null), MANAGER);
        assertThat(codesOf(() -> ask(BERT, "INVOICE"))).containsExactly("NOT_A_COLLEAGUE");
    }

    @Test
    void originals_are_not_awaited_of_what_was_withdrawn_V_8() {
        OriginalsRequestId originals = new OriginalsRequestId("originals-1");
        node.send(new SubmitClaim(claim), ALICE);
        node.send(new RequestOriginals(claim, originals, List.of(), "please send"), RITA);
        node.send(new WithdrawClaim(claim, ""), ALICE);
        assertThat(refusalOf(() -> node.send(new ReceiveOriginals(claim, originals, "came by post"), RITA))
                        .kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void a_receipt_says_which_originals_came_and_whether_that_is_all_V_8() {
        OriginalsRequestId originals = new OriginalsRequestId("originals-1");
        DocumentId unknown = new DocumentId("document-9");
        node.send(new SubmitClaim(claim), ALICE);
        node.send(new RequestOriginals(claim, originals, List.of(), "please send"), RITA);
        assertThat(codesOf(() ->
                        node.send(new ReceiveOriginals(claim, originals, "one sheet", List.of(unknown), false), RITA)))
                .containsExactly("UNKNOWN_DOCUMENT");

        node.send(
                new ReceiveOriginals(claim, originals, "one sheet", List.of(Sample.PIECE, Sample.PIECE), false), RITA);

        assertThat(node.events(claim.value()).getLast())
                .isEqualTo(new OriginalsReceived(claim, ORG, originals, "one sheet", List.of(Sample.PIECE), false));
    }

    private void ask(UserId colleague, String kind) {
        node.send(new RequestUpload(claim, ASKED, colleague, kind, "please"), ALICE);
    }

    private AttachDocuments upload(String kind) {
        return new AttachDocuments(claim, List.of(Sample.file("document-new")), kind, "", List.of(), List.of(), ASKED);
    }
}
