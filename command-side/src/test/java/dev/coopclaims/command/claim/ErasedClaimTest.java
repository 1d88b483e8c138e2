package dev.coopclaims.command.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimCourses.Standing;
import dev.coopclaims.command.erasure.BeginErasure;
import dev.coopclaims.command.erasure.CompleteErasure;
import dev.coopclaims.command.erasure.ConfirmErasure;
import dev.coopclaims.command.erasure.RecordDestruction;
import dev.coopclaims.command.erasure.RequestErasure;
import dev.coopclaims.command.erasure.Subject;
import dev.coopclaims.command.erasure.WithdrawErasure;
import dev.coopclaims.command.hold.LiftHold;
import dev.coopclaims.command.hold.PlaceHold;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.review.RevokeApproval;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.erasure.DestroyedKey;
import dev.coopclaims.kernel.erasure.ErasureDeferred;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.erasure.ErasureKind;
import dev.coopclaims.kernel.hold.HoldId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.time.Deadline;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an erased claim and what it held can still do, and what is told of it (H-5, H-6). */
class ErasedClaimTest {
    private static final Actor PAM = ClaimCourses.MANAGER;
    private static final Actor PETRA = new Actor(
            new UserId("petra"), Set.of(Role.PROGRAMME_MANAGER), Sample.RITA.organisation(), Actor.Channel.WEB);
    private static final Actor SYSTEM = Actor.system(Sample.RITA.organisation());
    private static final HoldId HOLD = new HoldId("hold-1");
    private static final List<DestroyedKey> KEYS = List.of(new DestroyedKey("stream/claim-1", 1));

    private final ClaimNode node = new ClaimNode();
    private final ClaimCourses courses = new ClaimCourses(node);

    @Test
    void is_copied_no_more_once_its_erasure_has_begun_C_11() {
        ClaimId claim = courses.in(Standing.WDN);
        ErasureId erasure = confirmed(of(claim));
        node.send(new CopyClaim(new ClaimId("claim-before"), claim, "CLM-91"), Sample.ALICE);
        begin(erasure);
        assertThat(copied(claim)).containsExactly("CLAIM_ERASED");
        node.send(new RecordDestruction(erasure, KEYS), SYSTEM);
        node.send(new CompleteErasure(erasure), SYSTEM);
        assertThat(copied(claim)).containsExactly("CLAIM_ERASED");

        confirmed(of(claim));
        assertThat(copied(claim)).as("asked for again").containsExactly("CLAIM_ERASED");
        node.send(new WithdrawErasure(erasure, "once is enough"), PAM);
        assertThat(copied(claim)).as("the first one was done").containsExactly("CLAIM_ERASED");
    }

    @Test
    void an_erasure_that_waits_or_was_withdrawn_keeps_nobody_from_copying() {
        ClaimId claim = courses.in(Standing.WDN);
        ErasureId erasure = confirmed(of(claim));
        node.send(new PlaceHold(Sample.ORG, HOLD, "auditors"), PAM);
        begin(erasure);
        assertThat(copied(claim)).isEmpty();
        node.send(new LiftHold(Sample.ORG, HOLD), PAM);
        begin(erasure);
        node.send(new PlaceHold(Sample.ORG, new HoldId("hold-2"), "a moment before"), PAM);
        begin(erasure);
        node.send(new CopyClaim(new ClaimId("claim-waiting"), claim, "CLM-93"), Sample.ALICE);
        node.send(new WithdrawErasure(erasure, "a mistake"), PAM);
        node.send(new CopyClaim(new ClaimId("claim-withdrawn"), claim, "CLM-94"), Sample.ALICE);
    }

    @Test
    void its_approval_is_revoked_until_its_originals_need_not_be_kept_and_not_once_its_erasure_has_begun_V_5() {
        ClaimId claim = courses.in(Standing.APP);
        Deadline kept = Deadline.endOf(node.claim(claim).file().told().keepOriginalsUntil(), SampleCatalogue.DUBLIN);
        ErasureId erasure = confirmed(of(claim));
        node.at(kept.before(), () -> {
            assertThat(revoked(claim)).containsExactly("ORIGINALS_NOT_KEPT");
            begin(erasure);
            assertThat(revoked(claim)).containsExactly("CLAIM_ERASED");
        });
        node.at(
                kept.before().minusMillis(1),
                () -> assertThat(revoked(claim)).as("by a clock that is behind").containsExactly("CLAIM_ERASED"));
        ClaimId other = courses.in(Standing.APP);
        node.at(kept.before().minusMillis(1), () -> assertThat(revoked(other)).isEmpty());
    }

    @Test
    void an_invoice_of_which_a_held_claim_holds_nothing_any_more_waits_for_the_hold_H_5() {
        ClaimId claim = courses.in(Standing.FIN);
        InvoiceId invoice = Sample.invoiceId(courses.bill(claim));
        assertThat(node.invoice(invoice).orElseThrow().holders()).isEmpty();
        node.send(new PlaceHold(claim, HOLD, "auditors"), PAM);
        ErasureId erasure = confirmed(new Subject(ErasureKind.INVOICE, invoice.value()));

        assertThat(begin(erasure)).isEmpty();
        assertThat(((ErasureDeferred) node.events(erasure.value()).getLast()).heldBy())
                .containsExactly(claim.value());
        node.send(new LiftHold(claim, HOLD), PAM);
        assertThat(begin(erasure)).isEqualTo(KEYS);
    }

    @Test
    void keys_that_were_destroyed_while_another_node_deferred_are_told_at_once() {
        ErasureId erasure = confirmed(of(courses.in(Standing.DSC)));
        List<DestroyedKey> doomed = begin(erasure);
        node.send(new PlaceHold(Sample.ORG, HOLD, "auditors"), PAM);
        assertThat(begin(erasure)).as("the other node still sees the keys").isEmpty();
        node.send(new RecordDestruction(erasure, doomed), SYSTEM);

        assertThat(node.names(erasure.value()))
                .endsWith("ErasureBegun", "ErasureDeferred", "ErasureBegun", "KeysDestroyed");
        node.send(new CompleteErasure(erasure), SYSTEM);
        assertThat(node.names(erasure.value())).endsWith("ErasureCompleted");
    }

    @Test
    void keys_that_were_destroyed_while_somebody_withdrew_are_told_too() {
        ErasureId erasure = confirmed(of(courses.in(Standing.DSC)));
        List<DestroyedKey> doomed = begin(erasure);
        node.send(new PlaceHold(Sample.ORG, HOLD, "auditors"), PAM);
        assertThat(begin(erasure)).as("the other node still sees the keys").isEmpty();
        node.send(new WithdrawErasure(erasure, "it is held"), PAM);
        node.send(new RecordDestruction(erasure, doomed), SYSTEM);

        assertThat(node.names(erasure.value())).endsWith("ErasureWithdrawn", "ErasureBegun", "KeysDestroyed");
        node.send(new CompleteErasure(erasure), SYSTEM);
        assertThat(node.names(erasure.value())).endsWith("ErasureCompleted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org-adatum", "claim-1", "invoice-1", "preapproval-1"})
    void nobody_becomes_a_member_under_an_id_that_reads_like_something_else_to_erase(String id) {
        AddMember command = new AddMember(Sample.ORG, new UserId(id), "Ann", null, Role.PARTNER_USER);
        assertThat(Sample.codesOf(() -> node.send(command, PAM))).containsExactly("USER_ID_OF_OTHER_KIND");
    }

    @Test
    void an_id_that_only_begins_with_such_a_word_is_a_persons() {
        node.send(new AddMember(Sample.ORG, new UserId("organ-player"), "Ann", null, Role.PARTNER_USER), PAM);
    }

    private List<String> copied(ClaimId claim) {
        return codesOf(() -> node.send(new CopyClaim(new ClaimId("claim-copy"), claim, "CLM-92"), Sample.ALICE));
    }

    private List<String> revoked(ClaimId claim) {
        return codesOf(() -> node.send(
                new RevokeApproval(claim, "a mistake", List.of(), List.of("EXPENSE_NOT_ELIGIBLE"), "not payable"),
                Sample.RITA));
    }

    private static List<String> codesOf(Runnable action) {
        try {
            action.run();
            return List.of();
        } catch (Refusal refused) {
            return refused.violations().stream().map(Violation::code).toList();
        }
    }

    private static Subject of(ClaimId claim) {
        return new Subject(ErasureKind.CLAIM, claim.value());
    }

    private ErasureId confirmed(Subject subject) {
        RequestErasure request = new RequestErasure(subject, "asks");
        node.send(request, PAM);
        node.send(new ConfirmErasure(request.erasure()), PETRA);
        return request.erasure();
    }

    private List<DestroyedKey> begin(ErasureId erasure) {
        return node.send(new BeginErasure(erasure, KEYS), SYSTEM).result().orElse(List.of());
    }
}
