package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.originals.ReceiveOriginals;
import dev.coopclaims.command.originals.RequestOriginals;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.NoteId;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notes, explanations, copies, statements and originals, through the handlers. */
class ColleaguesTest {
    private static final OriginalsRequestId REQUEST = new OriginalsRequestId("originals-1");
    private static final CostId WORK = new CostId("cost-work");

    private final ClaimNode node = new ClaimNode();
    private ClaimId claim = new ClaimId("claim-none");

    @BeforeEach
    void there_is_a_ready_claim() {
        node.funded("10000.00");
        claim = node.ready("claim-1", "CLM-1", Sample.bill());
    }

    @Test
    void a_note_is_the_vendors_alone_V_9() {
        node.send(new AddInternalNote(claim, new NoteId("note-1"), "looks odd"), RITA);
        assertThat(node.names(claim.value())).endsWith("InternalNoteAdded");
        assertThat(refusalOf(() -> node.send(new AddInternalNote(claim, new NoteId("note-2"), "mine"), ALICE))
                        .kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void a_document_explained_twice_alike_is_explained_once_C_3() {
        ExplainDocument explain = new ExplainDocument(claim, Sample.INVOICE, "the bill", null, List.of("BRAND"));
        node.send(explain, ALICE);
        node.send(explain, ALICE);
        assertThat(node.names(claim.value()).stream().filter("DocumentExplained"::equals))
                .hasSize(1);
        assertThat(Sample.codesOf(() -> node.send(
                        new ExplainDocument(claim, Sample.INVOICE, null, List.of(WORK), List.of("NO_SUCH")), ALICE)))
                .containsExactly("UNKNOWN_COST", "UNKNOWN_REQUIREMENT");
    }

    @Test
    void a_copy_takes_costs_and_metrics_and_no_documents_C_11() {
        ClaimId copy = new ClaimId("claim-2");
        assertThat(node.send(new CheckCopy(claim), ALICE).result().period()).isEqualTo(Sample.PERIOD);
        node.send(new CopyClaim(copy, claim, "CLM-2"), ALICE);
        assertThat(node.names(copy.value())).containsExactly("ClaimStarted", "CostAdded", "MetricRecorded");
        assertThat(node.events(copy.value()).getFirst())
                .isInstanceOfSatisfying(
                        ClaimStarted.class,
                        started -> assertThat(started.copiedFrom()).isEqualTo(claim));
        assertThat(refusalOf(() -> node.send(new CopyClaim(new ClaimId("claim-3"), claim, "CLM-3"), Sample.STRANGER))
                        .kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void a_statement_comes_changes_and_leaves_with_its_cost_C_6() {
        node.send(new AddCost(claim, WORK, work("10"), Sample.file("document-one")), ALICE);
        assertThat(node.names(claim.value())).endsWith("CostAdded", "DocumentAttached");
        assertThat(node.send(new ChangeCost(claim, WORK, work("10"), Sample.file("document-no")), ALICE)
                        .result())
                .isFalse();
        assertThat(node.send(new ChangeCost(claim, WORK, work("11"), Sample.file("document-two")), ALICE)
                        .result())
                .isTrue();
        assertThat(node.names(claim.value())).endsWith("CostChanged", "DocumentRemoved", "DocumentAttached");
        node.send(new RemoveCost(claim, WORK), ALICE);
        assertThat(node.names(claim.value())).endsWith("DocumentRemoved", "CostRemoved");
    }

    @Test
    void originals_are_asked_for_of_what_was_submitted_and_closed_by_one_receipt_V_8() {
        RequestOriginals request = new RequestOriginals(claim, REQUEST, List.of(Sample.PIECE), "please send");
        assertThat(refusalOf(() -> node.send(request, RITA)).kind()).isEqualTo(Refusal.Kind.CONFLICT);
        node.send(new SubmitClaim(claim), ALICE);
        node.send(request, RITA);
        ReceiveOriginals receipt = new ReceiveOriginals(claim, REQUEST, "came by post");
        node.send(receipt, RITA);
        assertThat(node.names(claim.value())).endsWith("OriginalsRequested", "OriginalsReceived");
        assertThat(refusalOf(() -> node.send(receipt, RITA)).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    }

    private static CostForm work(String hours) {
        return new CostForm(
                CostSource.IN_HOUSE,
                "MEDIA",
                null,
                new CostForm.Work(
                        "Wim",
                        new BigDecimal(hours),
                        Sample.eur("50.00"),
                        LocalDate.of(2021, 2, 1),
                        LocalDate.of(2021, 2, 5),
                        "layout"),
                Sample.eur(hours.equals("10") ? "500.00" : "550.00"),
                null,
                List.of(),
                List.of(),
                null);
    }
}
