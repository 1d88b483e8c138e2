package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.ClaimCourses.ITEM;
import static dev.coopclaims.command.claim.ClaimCourses.ORIGINALS;
import static dev.coopclaims.command.claim.ClaimCourses.UPLOAD;
import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.PIECE;
import static dev.coopclaims.command.claim.Sample.RAVI;
import static dev.coopclaims.command.claim.Sample.bill;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.AllCommands;
import dev.coopclaims.command.claim.ClaimCourses.Standing;
import dev.coopclaims.command.claim.submission.AnswerItem;
import dev.coopclaims.command.claim.submission.CheckReadiness;
import dev.coopclaims.command.claim.submission.DiscardClaim;
import dev.coopclaims.command.claim.submission.ExpireClaim;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.claim.submission.WarnOfExpiry;
import dev.coopclaims.command.claim.submission.WithdrawClaim;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.dispute.AcceptRejection;
import dev.coopclaims.command.dispute.CheckDispute;
import dev.coopclaims.command.dispute.FinaliseRejection;
import dev.coopclaims.command.dispute.MarkDisputeOverdue;
import dev.coopclaims.command.dispute.OpenDispute;
import dev.coopclaims.command.dispute.WithdrawDispute;
import dev.coopclaims.command.organisation.CloseOrganisation;
import dev.coopclaims.command.originals.MarkOriginalsOverdue;
import dev.coopclaims.command.originals.ReceiveOriginals;
import dev.coopclaims.command.originals.RequestOriginals;
import dev.coopclaims.command.retention.CheckPurge;
import dev.coopclaims.command.retention.DeferPurge;
import dev.coopclaims.command.retention.HoldsContent;
import dev.coopclaims.command.retention.RecordPurge;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.command.review.MarkReviewOverdue;
import dev.coopclaims.command.review.ReassignReview;
import dev.coopclaims.command.review.RejectClaim;
import dev.coopclaims.command.review.RejectUnanswered;
import dev.coopclaims.command.review.ReleaseReview;
import dev.coopclaims.command.review.RemindOfRequest;
import dev.coopclaims.command.review.RequestInformation;
import dev.coopclaims.command.review.RevokeApproval;
import dev.coopclaims.command.review.StartReview;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.NoteId;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.source.InvoiceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command of a claim in every standing (domain.md §5.1, C-3, C-4, V-1…V-9, D-1…D-5), and what is held of fund and
 * invoice afterwards (C-8, D-3). Written from the rules, not from the code; a new command or state that is missing here
 * fails the test.
 */
class ClaimTransitionsTest {
    /**
     * The standing after each command, by command and standing before; {@code .} is a conflict, {@code ?} not found,
     * and {@code !} refused by another rule.
     */
    private static final String TABLE = """
                            EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        StartClaim           .   .   .   .   .   .   .   .   .   .   .   .
        ChangeDetails       EDI  .   .  ASK  .   .   .   .  ASD  .   .   .
        AddCost             EDI  .   .  ASK  .   .   .   .  ASD  .   .   .
        ChangeCost          EDI  .   .  ASK  .   .   .   .  ASD  .   .   .
        RemoveCost          EDI  .   .  ASK  .   .   .   .  ASD  .   .   .
        AttachDocuments     EDI  .   .  ASK  .   .   .  DIS ASD  .   .   .
        ExplainDocument     EDI  .   .  ASK  .   .   .   .  ASD  .   .   .
        RemoveDocument      EDI  .   .  ASK  .   .   .   .  ASD  .   .   .
        TickCoreRequirement EDI  .   .  ASK  .   .   .   .  ASD  .   .   .
        RecordMetric        EDI  .   .  ASK  .   .   .   .  ASD  .   .   .
        AnswerQuestion       !   .   .   !   .   .   .   .   !   .   .   .
        RequestUpload       EDI  .   .  ASK  .   .   .   .  ASD  .   .   .
        CancelUploadRequest EDI  ?   ?   ?   ?   ?   ?   ?   ?   ?   ?   ?
        AddComment          EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        AddInternalNote     EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        CheckReadiness      EDI  .   .  ASK  .   .   .   .  ASD  .   .   .
        SubmitClaim         SUB  .   .   !   .   .   .   .   !   .   .   .
        SubmitClaim/answered SUB .  .  SUB  .   .   .   .  DIS  .   .   .
        AnswerItem           .   .   .  ASK  .   .   .   .  ASD  .   .   .
        WithdrawClaim        .  WDN  .  WDN  .   .   .   .   .   .   .   .
        DiscardClaim        DSC  .   .   .   .   .   .   .   .   .   .   .
        CopyClaim           EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        PrepareStatement    EDI  .   .  ASK  .   .   .   .  ASD  .   .   .
        CheckCopy           EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        CheckAttach         EDI  .   .  ASK  .   .   .  DIS ASD  .   .   .
        CheckDispute         .   .   .   .   .  REJ  .   .   .   .   .   .
        StartReview          .  REV REV  .   .   .   .   .   .   .   .   .
        ReleaseReview        .  SUB SUB  .   .   .   .   .   .   .   .   .
        ReassignReview       .  SUB REV  .   .   .   .   .   .   .   .   .
        RequestInformation   .  ASK ASK  .   .   .   .  ASD  .   .   .   .
        ApproveClaim         .  APP APP  .   .   .   .  APP  .   .   .   .
        RejectClaim          .  REJ REJ  .   .   .   .  FIN  .   .   .   .
        RevokeApproval/ask   .   .   .   .  ASK  .   .   .   .   .   .   .
        RevokeApproval/end   .   .   .   .  REJ  .   .   .   .   .   .   .
        OpenDispute          .   .   .   .   .  DIS  .   .   .   .   .   .
        WithdrawDispute      .   .   .   .   .   .   .  FIN FIN  .   .   .
        AcceptRejection      .   .   .   .   .  FIN  .   .   .   .   .   .
        RequestOriginals     .  SUB REV ASK APP REJ FIN DIS ASD  .   .   .
        ReceiveOriginals     ?  SUB REV ASK APP REJ FIN DIS ASD  ?   ?   ?
        ExpireClaim         EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        ExpireClaim/due     EXP SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        WarnOfExpiry        EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        WarnOfExpiry/due    EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        MarkReviewOverdue   EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        MarkReviewOverdue/due EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        RemindOfRequest     EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        RemindOfRequest/due EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        RejectUnanswered    EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        RejectUnanswered/due EDI SUB REV REJ APP REJ FIN DIS FIN WDN DSC EXP
        MarkDisputeOverdue  EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        MarkDisputeOverdue/due EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        FinaliseRejection   EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        FinaliseRejection/due EDI SUB REV ASK APP FIN FIN DIS ASD WDN DSC EXP
        MarkOriginalsOverdue EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        MarkOriginalsOverdue/due EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        CheckPurge          EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        RecordPurge         EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        DeferPurge          EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        HoldsContent        EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        """;

    /** The rows that read differently once the organisation is closed: its drafts, and what would begin anew. */
    private static final String TABLE_OF_CLOSED = """
                            EDI SUB REV ASK APP REJ FIN DIS ASD WDN DSC EXP
        ChangeDetails        .   .  .   ASK  .   .   .   .  ASD  .   .   .
        AddCost              .   .  .   ASK  .   .   .   .  ASD  .   .   .
        ChangeCost           .   .  .   ASK  .   .   .   .  ASD  .   .   .
        RemoveCost           .   .  .   ASK  .   .   .   .  ASD  .   .   .
        AttachDocuments      .   .  .   ASK  .   .   .  DIS ASD  .   .   .
        ExplainDocument      .   .  .   ASK  .   .   .   .  ASD  .   .   .
        RemoveDocument       .   .  .   ASK  .   .   .   .  ASD  .   .   .
        TickCoreRequirement  .   .  .   ASK  .   .   .   .  ASD  .   .   .
        RecordMetric         .   .  .   ASK  .   .   .   .  ASD  .   .   .
        AnswerQuestion       .   .  .    !   .   .   .   .   !   .   .   .
        RequestUpload        .   .  .   ASK  .   .   .   .  ASD  .   .   .
        SubmitClaim          !   .  .    !   .   .   .   .   !   .   .   .
        SubmitClaim/answered !   .  .   SUB  .   .   .   .  DIS  .   .   .
        CopyClaim            .   .  .    .   .   .   .   .   .   .   .   .
        PrepareStatement     .   .  .   ASK  .   .   .   .  ASD  .   .   .
        CheckCopy            .   .  .    .   .   .   .   .   .   .   .   .
        CheckAttach          .   .  .   ASK  .   .   .  DIS ASD  .   .   .
        """;

    private static final Set<Class<?>> BY_TIME = Set.of(
            WarnOfExpiry.class,
            ExpireClaim.class,
            MarkReviewOverdue.class,
            RemindOfRequest.class,
            RejectUnanswered.class,
            MarkDisputeOverdue.class,
            FinaliseRejection.class,
            MarkOriginalsOverdue.class,
            CheckPurge.class,
            RecordPurge.class,
            DeferPurge.class,
            HoldsContent.class);
    private static final Instant LONG_AFTER = Instant.parse("2030-01-01T00:00:00Z");
    private static final List<String> REASONS = List.of("LATE_CLAIM");
    private static final Map<String, Function<ClaimId, Command<?>>> COMMANDS = Map.ofEntries(
            row(
                    "StartClaim",
                    claim -> new StartClaim(
                            claim, "CLM-X", "CSP_DIRECT", Sample.PERIOD, SampleCatalogue.euro(), Sample.details())),
            row("ChangeDetails", claim -> new ChangeDetails(claim, null, null, "Another title", null, null, null)),
            row("AddCost", claim -> new AddCost(claim, new CostId("cost-new"), bill("NEW", "5.00", null))),
            row("ChangeCost", claim -> new ChangeCost(claim, COST, bill("NEW", "900.00", null))),
            row("RemoveCost", claim -> new RemoveCost(claim, COST)),
            row(
                    "AttachDocuments",
                    claim -> new AttachDocuments(
                            claim, List.of(file("document-new")), "EVENT_PHOTO", "the stand", List.of(), List.of())),
            row("ExplainDocument", claim -> new ExplainDocument(claim, PIECE, "the advert", null, null)),
            row("RemoveDocument", claim -> new RemoveDocument(claim, Sample.INVOICE)),
            row("TickCoreRequirement", claim -> new TickCoreRequirement(claim, "BRAND", false, List.of())),
            row("RecordMetric", claim -> new RecordMetric(claim, "REACH", "6000")),
            row("AnswerQuestion", claim -> new AnswerQuestion(claim, "NOT_OF_A_PRINT_ADVERT", true)),
            row(
                    "RequestUpload",
                    claim -> new RequestUpload(
                            claim, new UploadRequestId("upload-1"), ClaimCourses.BOB, "INVOICE", "please")),
            row("CancelUploadRequest", claim -> new CancelUploadRequest(claim, UPLOAD)),
            row("AddComment", claim -> new AddComment(claim, new CommentId("comment-1"), "Hi", null)),
            row("AddInternalNote", claim -> new AddInternalNote(claim, new NoteId("note-1"), "odd")),
            row("CheckReadiness", CheckReadiness::new),
            row("SubmitClaim", SubmitClaim::new),
            row("SubmitClaim/answered", SubmitClaim::new),
            row("AnswerItem", claim -> new AnswerItem(claim, ITEM.id(), "there", List.of())),
            row("WithdrawClaim", claim -> new WithdrawClaim(claim, "")),
            row("DiscardClaim", claim -> new DiscardClaim(claim, "")),
            row("CopyClaim", claim -> new CopyClaim(new ClaimId(claim + "-copy"), claim, "CLM-" + claim)),
            row("PrepareStatement", PrepareStatement::new),
            row("CheckCopy", CheckCopy::new),
            row("CheckAttach", CheckAttach::new),
            row("CheckDispute", CheckDispute::new),
            row("StartReview", StartReview::new),
            row("ReleaseReview", ReleaseReview::new),
            row("ReassignReview", claim -> new ReassignReview(claim, RAVI.user())),
            row("RequestInformation", claim -> new RequestInformation(claim, List.of(ITEM))),
            row("ApproveClaim", claim -> new ApproveClaim(claim, "")),
            row("RejectClaim", claim -> new RejectClaim(claim, REASONS, "late")),
            row("RevokeApproval/ask", claim -> new RevokeApproval(claim, "odd", List.of(ITEM), List.of(), "")),
            row("RevokeApproval/end", claim -> new RevokeApproval(claim, "odd", List.of(), REASONS, "late")),
            row("OpenDispute", claim -> new OpenDispute(claim, "look again", List.of(Sample.PIECE), null)),
            row("WithdrawDispute", WithdrawDispute::new),
            row("AcceptRejection", AcceptRejection::new),
            row(
                    "RequestOriginals",
                    claim -> new RequestOriginals(claim, new OriginalsRequestId("originals-1"), List.of(), "please")),
            row("ReceiveOriginals", claim -> new ReceiveOriginals(claim, ORIGINALS, "by post")),
            row("WarnOfExpiry", WarnOfExpiry::new),
            row("WarnOfExpiry/due", WarnOfExpiry::new),
            row("MarkReviewOverdue", MarkReviewOverdue::new),
            row("MarkReviewOverdue/due", MarkReviewOverdue::new),
            row("RemindOfRequest", RemindOfRequest::new),
            row("RemindOfRequest/due", RemindOfRequest::new),
            row("RejectUnanswered", RejectUnanswered::new),
            row("RejectUnanswered/due", RejectUnanswered::new),
            row("MarkDisputeOverdue", MarkDisputeOverdue::new),
            row("MarkDisputeOverdue/due", MarkDisputeOverdue::new),
            row("FinaliseRejection", FinaliseRejection::new),
            row("FinaliseRejection/due", FinaliseRejection::new),
            row("MarkOriginalsOverdue", MarkOriginalsOverdue::new),
            row("MarkOriginalsOverdue/due", MarkOriginalsOverdue::new),
            row("CheckPurge", CheckPurge::new),
            row("RecordPurge", claim -> new RecordPurge(claim, List.of(Sample.INVOICE))),
            row("DeferPurge", DeferPurge::new),
            row("HoldsContent", claim -> new HoldsContent(claim, "content-1")),
            row("ExpireClaim", ExpireClaim::new),
            row("ExpireClaim/due", ExpireClaim::new));

    private final ClaimNode node = new ClaimNode();
    private final ClaimCourses courses = new ClaimCourses(node);

    @ParameterizedTest
    @MethodSource("rows")
    void what_a_command_does_in_each_standing(Row row) {
        assertThat(wrong(row, claim -> {})).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rowsOfClosed")
    void what_was_submitted_before_the_organisation_was_closed_runs_to_its_end_R_6(Row row) {
        Actor manager = ClaimCourses.MANAGER;
        List<String> wrong = wrong(row, claim -> node.send(new CloseOrganisation(ORG, "left"), manager));
        assertThat(wrong).isEmpty();
    }

    private List<String> wrong(Row row, Consumer<ClaimId> before) {
        List<String> wrong = new ArrayList<>();
        row.after().forEach((standing, expected) -> {
            Money approvedBefore = node.fund().approved();
            ClaimId claim = courses.in(standing);
            before.accept(claim);
            String outcome = outcome(row.name(), claim);
            if (!outcome.equals(expected)) {
                wrong.add(row.name() + " in " + standing + ": " + outcome + ", not " + expected);
            }
            assertHeld(claim, approvedBefore, row.name() + " in " + standing);
            courses.reopen();
        });
        return wrong;
    }

    @Test
    void every_command_and_every_standing_has_its_place() {
        Set<String> commands = AllCommands.deciders().commands().stream()
                .filter(ClaimCommand.class::isAssignableFrom)
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());

        assertThat(rows().map(row -> row.name().replaceAll("/.*", "")).collect(Collectors.toSet()))
                .isEqualTo(commands);
        assertThat(rows().map(Row::name)).containsExactlyInAnyOrderElementsOf(COMMANDS.keySet());
        assertThat(rows())
                .allSatisfy(row ->
                        assertThat(row.after().keySet()).as(row.name()).containsExactlyInAnyOrder(Standing.values()));
        Set<String> states = new TreeSet<>();
        for (Standing standing : Standing.values()) {
            ClaimState state = node.claim(courses.in(standing));
            assertThat(Standing.of(state)).isEqualTo(standing);
            states.add(state.getClass().getSimpleName());
        }
        assertThat(states)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ClaimState.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    /** A refusal writes nothing. */
    private String outcome(String name, ClaimId claim) {
        Command<?> command = Objects.requireNonNull(COMMANDS.get(name), name).apply(claim);
        if (name.endsWith("/answered") && node.claim(claim) instanceof ClaimState.ActionRequired) {
            courses.answer(claim);
        }
        long head = node.streams.lastPosition();
        try {
            if (name.endsWith("/due")) {
                node.at(LONG_AFTER, () -> node.send(command, ClaimCourses.SYSTEM));
            } else {
                node.send(command, sender(command));
            }
            return Standing.of(node.claim(claim)).name();
        } catch (Refusal refused) {
            assertThat(node.streams.lastPosition()).as(name).isEqualTo(head);
            return switch (refused.kind()) {
                case CONFLICT -> ".";
                case NOT_FOUND -> "?";
                case RULE_VIOLATION -> "!";
                case MALFORMED, FORBIDDEN, PRECONDITION_FAILED, TYPE_NOT_ALLOWED, UNAVAILABLE, NOT_REACHED ->
                    refused.kind().name();
            };
        }
    }

    private static Actor sender(Command<?> command) {
        return BY_TIME.contains(command.getClass()) ? ClaimCourses.SYSTEM : isOfVendor(command) ? RAVI : ALICE;
    }

    private static boolean isOfVendor(Command<?> command) {
        String feature = command.getClass().getPackageName();
        return feature.endsWith(".review") || feature.endsWith(".originals") || command instanceof AddInternalNote;
    }

    /** C-8, D-3: held while it is live, given back in the same step as the decision that ends it. */
    private void assertHeld(ClaimId claim, Money approvedBefore, String when) {
        Standing standing = Standing.of(node.claim(claim));
        assertThat(node.fund().reservations().of(claim))
                .as(when)
                .isEqualTo(standing.reserves() ? eur("1000.00") : eur("0.00"));
        assertThat(node.fund().approved().minus(approvedBefore))
                .as(when)
                .isEqualTo(standing == Standing.APP ? eur("1000.00") : eur("0.00"));
        InvoiceId bill = Sample.invoiceId(courses.bill(claim));
        assertThat(node.invoice(bill)
                        .flatMap(invoice -> invoice.share(claim, COST))
                        .orElse(eur("0.00")))
                .as(when)
                .isEqualTo(standing.reserves() || standing == Standing.APP ? eur("1000.00") : eur("0.00"));
    }

    static Stream<Row> rows() {
        return rows(TABLE);
    }

    /** Every row, as it reads for a closed organisation. */
    static Stream<Row> rowsOfClosed() {
        Map<String, Row> others = rows(TABLE_OF_CLOSED).collect(Collectors.toMap(Row::name, row -> row));
        List<Row> all = rows().map(row -> others.getOrDefault(row.name(), row)).toList();
        assertThat(all).containsAll(others.values());
        return all.stream();
    }

    private static Stream<Row> rows(String table) {
        List<String> lines = table.lines().toList();
        List<String> standings = cells(lines.getFirst());
        return lines.stream().skip(1).map(line -> {
            List<String> cells = cells(line);
            Map<Standing, String> after = new HashMap<>();
            for (int i = 1; i < cells.size(); i++) {
                after.put(Standing.valueOf(standings.get(i - 1)), cells.get(i));
            }
            return new Row(cells.getFirst(), after);
        });
    }

    private static List<String> cells(String line) {
        return Pattern.compile(" +").splitAsStream(line.strip()).toList();
    }

    private static Map.Entry<String, Function<ClaimId, Command<?>>> row(
            String name, Function<ClaimId, Command<?>> command) {
        return Map.entry(name, command);
    }

    record Row(String name, Map<Standing, String> after) {
        @Override
        public String toString() {
            return name;
        }
    }
}
