package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.submission.CheckReadiness;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.ChangeMember;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.command.organisation.RemoveMember;
import dev.coopclaims.command.preapproval.RequestPreApproval;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.Patch;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MembershipTest {
    private static final Actor MANAGER = new Actor(
            new UserId("pam"), Set.of(Role.PROGRAMME_MANAGER), new OrganisationId("org-vendor"), Actor.Channel.WEB);
    private static final UploadRequestId REQUEST = new UploadRequestId("upload-1");

    private final ClaimNode node = new ClaimNode();
    private ClaimId claim = new ClaimId("claim-none");

    @BeforeEach
    void alice_is_a_member_with_a_claim() {
        node.send(new RegisterOrganisation(ORG, "Aire", OrganisationKind.PARTNER), MANAGER);
        node.send(new AddMember(ORG, ALICE.user(), "Alice", null, Role.PARTNER_USER), MANAGER);
        claim = node.ready("claim-1", "CLM-1", Sample.bill());
    }

    @Test
    void who_is_removed_while_editing_is_refused_by_the_next_command() {
        node.send(new RemoveMember(ORG, ALICE.user()), MANAGER);

        assertThat(refusalOf(this::comment).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
        node.send(new AddMember(ORG, ALICE.user(), "Alice", null, Role.PARTNER_USER), MANAGER);
        comment();
    }

    @Test
    void an_old_token_with_a_former_role_is_refused() {
        node.send(new ChangeMember(ORG, ALICE.user(), Role.PARTNER_ADMIN, null, null), MANAGER);

        assertThat(refusalOf(this::comment).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    }

    @Test
    void what_lies_outside_a_limit_does_not_exist_R_5() {
        limit(List.of("HALF"), List.of());
        assertThat(refusalOf(this::comment).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
        limit(List.of(), List.of("DE"));
        assertThat(refusalOf(this::comment).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(refusalOf(() -> node.ready("claim-2", "CLM-2", Sample.bill()))
                        .kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        limit(null, List.of("IE"));
        comment();
        assertThat(refusalOf(() -> node.send(new ChangeDetails(claim, "DE", null, null, null, null, null), ALICE))
                        .kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void a_pre_approval_for_a_place_outside_a_limit_is_unknown_R_5_P_4() {
        PreApprovalId elsewhere = asked("US-CA");
        PreApprovalId here = asked("IE");
        limit(null, List.of("IE"));

        assertThat(why(elsewhere)).containsExactly("There is no such pre-approval.");
        assertThat(why(here)).containsExactly("The pre-approval has not been granted yet.");
        limit(null, List.of());
        assertThat(why(elsewhere)).containsExactly("The pre-approval has not been granted yet.");
        limit(null, List.of("IE"));
        assertThat(refusalOf(() -> asked("US-CA")).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    private PreApprovalId asked(String location) {
        PreApprovalId id = new PreApprovalId("preapproval-" + location);
        node.send(
                new RequestPreApproval(
                        id,
                        "CSP_DIRECT",
                        SampleCatalogue.PRINT,
                        Sample.PERIOD,
                        "a campaign",
                        Sample.eur("500.00"),
                        location,
                        null,
                        null),
                ALICE);
        return id;
    }

    private List<String> why(PreApprovalId named) {
        node.send(new ChangeDetails(claim, null, null, null, null, null, null, new Patch<>(named), null), ALICE);
        return node.send(new CheckReadiness(claim), ALICE).result().problems().stream()
                .filter(problem -> problem.path().equals("/preApproval"))
                .map(Violation::message)
                .toList();
    }

    @Test
    void a_limit_names_codes_of_the_catalogue_and_is_written_once() {
        assertThat(Sample.codesOf(() -> limit(List.of("NO_SUCH"), List.of("ATLANTIS"))))
                .containsExactly("UNKNOWN_CODE", "UNKNOWN_CODE");
        limit(List.of("CSP_DIRECT"), List.of());
        limit(List.of("CSP_DIRECT"), List.of());
        assertThat(node.names(ORG.value()))
                .containsExactly("OrganisationRegistered", "MemberAdded", "MembershipLimited");
    }

    @Test
    void a_member_that_is_not_one_is_not_found() {
        UserId nobody = new UserId("nobody");
        assertThat(refusalOf(() -> node.send(new RemoveMember(ORG, nobody), MANAGER))
                        .kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(refusalOf(() -> node.send(new ChangeMember(ORG, nobody, Role.PARTNER_USER, null, null), MANAGER))
                        .kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void only_a_colleague_is_asked_for_an_upload_C_3() {
        assertThat(Sample.codesOf(() -> ask("stranger"))).containsExactly("NOT_A_COLLEAGUE");
        ask("alice");
        node.send(new CancelUploadRequest(claim, REQUEST), ALICE);
        assertThat(refusalOf(() -> node.send(new CancelUploadRequest(claim, REQUEST), ALICE))
                        .kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(node.names(claim.value())).endsWith("UploadRequested", "UploadRequestCancelled");
    }

    @Test
    void an_upload_that_names_the_request_closes_it_C_3() {
        ask("alice");
        var upload = new AttachDocuments(
                claim, List.of(Sample.file("document-new")), "INVOICE", "", List.of(), List.of(), REQUEST);
        node.send(upload, ALICE);

        assertThat(node.names(claim.value())).endsWith("DocumentAttached", "UploadRequestFulfilled");
        assertThat(refusalOf(() -> node.send(upload.with(List.of(Sample.file("document-newer"))), ALICE))
                        .kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    private void ask(String colleague) {
        node.send(new RequestUpload(claim, REQUEST, new UserId(colleague), "INVOICE", "the March bill"), ALICE);
    }

    private void limit(@Nullable List<String> programmes, List<String> locations) {
        node.send(new ChangeMember(ORG, ALICE.user(), null, programmes, locations), MANAGER);
    }

    private void comment() {
        node.send(new AddComment(claim, CommentId.create(), "Hi", null), ALICE);
    }
}
