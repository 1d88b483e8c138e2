package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.IRISH_FUND;
import static dev.coopclaims.command.claim.Sample.NOW;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.after;
import static dev.coopclaims.command.claim.Sample.claim;
import static dev.coopclaims.command.claim.Sample.cost;
import static dev.coopclaims.command.claim.Sample.costAdded;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.invoice;
import static dev.coopclaims.command.claim.SampleCatalogue.VERSIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.fund.LateFunds;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ApprovalRevoked;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimDiscarded;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimWithdrawn;
import dev.coopclaims.kernel.claim.CoreRequirementTicked;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostChanged;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.MetricRecorded;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.ReviewReleased;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.time.Deadline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which costs a copy takes over (C-11). */
class CopyClaimTest {
    private static final ClaimId COPY = new ClaimId("claim-copy");
    private static final Actor ADAM = new Actor(new UserId("adam"), Set.of(Role.PARTNER_ADMIN), ORG, ALICE.channel());
    private static final CostId CUT_TO_NOTHING = new CostId("cost-2");
    private static final Deadline DUE = Deadline.endOf(LocalDate.of(2021, 8, 1), SampleCatalogue.DUBLIN);

    @Test
    void a_cost_of_which_a_reduction_left_nothing_stays_behind_and_others_ask_for_what_they_did() {
        assertThat(copied(reduced())).containsExactly("1000.00");
    }

    @Test
    void so_it_is_when_that_approval_was_revoked() {
        assertThat(copied(revoked())).containsExactly("800.00");
    }

    @Test
    void so_it_is_whatever_becomes_of_the_claim_then() {
        ClaimState asked = after(revoked(), List.of(asked()));
        ClaimState resubmitted = after(asked, List.of(resubmitted()));
        ClaimWithdrawn withdrawn = new ClaimWithdrawn(CLAIM, ORG, "pulled back", List.of());
        ClaimState givenBack = after(revoked(), List.of(new ReviewReleased(CLAIM, ORG, Sample.RITA.user())));

        for (ClaimState source : List.of(
                asked,
                resubmitted,
                after(asked, List.of(withdrawn)),
                after(resubmitted, List.of(withdrawn)),
                after(givenBack, List.of(withdrawn)))) {
            assertThat(copied(source)).as(source.toString()).containsExactly("800.00");
        }
    }

    @Test
    void a_refused_cost_of_which_the_partner_asks_for_something_anew_is_copied() {
        ClaimState raised = after(
                revoked(),
                List.of(
                        asked(),
                        new CostChanged(
                                CLAIM, ORG, cost(CUT_TO_NOTHING, "MEDIA", invoice("R-2"), "500.00", "120.00"))));

        assertThat(copied(raised)).containsExactly("800.00", "120.00");
        assertThat(copied(after(raised, List.of(resubmitted())))).containsExactly("800.00", "120.00");
        assertThat(copied(after(raised, List.of(new ClaimWithdrawn(CLAIM, ORG, "", List.of())))))
                .containsExactly("800.00", "120.00");
    }

    @Test
    void a_draft_is_copied_with_every_cost_also_one_that_asks_for_nothing() {
        ClaimState draft = after(Sample.ready(), List.of(second("0.00")));

        assertThat(copied(draft)).containsExactly("1000.00", "0.00");
    }

    @Test
    void a_copy_of_what_was_withdrawn_or_discarded_takes_documents_and_requirements_along() {
        ClaimState draft = after(Sample.ready(), List.of(evidence()));
        ClaimState withdrawn = after(
                draft, List.of(Sample.submittedEvent(), new ClaimWithdrawn(CLAIM, ORG, "pulled back", List.of())));
        ClaimState discarded = after(draft, List.of(new ClaimDiscarded(CLAIM, ORG, "")));
        for (ClaimState source : List.of(withdrawn, discarded)) {
            ClaimState copy = copy(source);

            assertThat(copy.file().documents().values())
                    .extracting(
                            AttachedDocument::kind, document -> document.came().contentId())
                    .containsExactly(
                            tuple("INVOICE", "content-1"),
                            tuple("COMMUNICATION_PIECE", "content-1"),
                            tuple("INVOICE", "content-1"));
            assertThat(copy.file().documents()).doesNotContainKeys(Sample.INVOICE, Sample.PIECE);
            CostId cost = copy.file().costs().keySet().iterator().next();
            assertThat(List.copyOf(copy.file().documents().values()).getLast().costs())
                    .as("it supports the cost's copy")
                    .containsExactly(cost);
            assertThat(copy.file().ticked()).containsOnlyKeys("BRAND");
            assertThat(copy.file().documents())
                    .containsKeys(copy.file()
                            .ticked()
                            .getOrDefault("BRAND", List.of())
                            .toArray(DocumentId[]::new));
        }
    }

    @Test
    void a_statement_that_was_rendered_for_the_former_claim_stays_behind() {
        DocumentAttached statement = new DocumentAttached(
                CLAIM,
                ORG,
                new DocumentId("document-csr"),
                "CSR",
                "csr.pdf",
                "application/pdf",
                10,
                "00",
                "content-2",
                null,
                null,
                "",
                List.of(COST),
                List.of(),
                true);
        ClaimState discarded = after(Sample.ready(), List.of(statement, new ClaimDiscarded(CLAIM, ORG, "")));

        assertThat(copy(discarded).file().documents().values())
                .extracting(AttachedDocument::kind)
                .containsExactly("INVOICE", "COMMUNICATION_PIECE");
    }

    @Test
    void a_copy_of_what_is_decided_or_under_way_has_no_documents() {
        for (ClaimState source : List.of(Sample.ready(), Sample.submitted(), reduced(), Sample.rejected())) {
            assertThat(copy(source).file().documents()).isEmpty();
            assertThat(copy(source).file().ticked()).isEmpty();
        }
    }

    /** A document for only this cost. */
    private static DocumentAttached evidence() {
        return Sample.attached(new DocumentId("document-second"), "INVOICE", COST);
    }

    private static ClaimState copy(ClaimState source) {
        CopyClaim command = new CopyClaim(new ClaimId("claim-copy"), CLAIM, "CLM-FY21H1-000002");
        ClaimCopy.Copied copied = ClaimCopy.of(source, command, ALICE, VERSIONS, Exceptions.NONE, LateFunds.NONE, NOW);
        return after(claim(List.of(copied.started())), copied.takenOver());
    }

    @Test
    void in_house_work_gets_a_statement_of_its_own_that_whoever_copies_accepts_C_6() {
        ClaimState draft = after(Sample.ready(), List.of(inHouse()));
        Cost source = ClaimCopy.inHouse(draft, SampleCatalogue.CATALOGUE).getFirst();
        CopyClaim command = new CopyClaim(COPY, CLAIM, "CLM-2", Map.of(source, Sample.file("document-rendered")));

        List<ClaimEvent> events = ClaimCopy.of(draft, command, ADAM, VERSIONS, Exceptions.NONE, LateFunds.NONE, NOW)
                .takenOver();

        Cost copy = events.stream()
                .filter(CostAdded.class::isInstance)
                .map(event -> ((CostAdded) event).cost())
                .filter(cost -> cost.work() != null)
                .findFirst()
                .orElseThrow();
        assertThat(Objects.requireNonNull(copy.work()).acceptedBy()).isEqualTo(ADAM.user());
        assertThat(events)
                .filteredOn(DocumentAttached.class::isInstance)
                .map(event -> (DocumentAttached) event)
                .filteredOn(DocumentAttached::rendered)
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.claim()).isEqualTo(COPY);
                    assertThat(statement.costs()).containsExactly(copy.id());
                });
    }

    @Test
    void a_cost_that_changed_since_its_statement_was_rendered_is_copied_again() {
        ClaimState draft = after(Sample.ready(), List.of(inHouse()));
        CopyClaim command = new CopyClaim(COPY, CLAIM, "CLM-2");

        assertThat(Sample.refusalOf(() ->
                                ClaimCopy.of(draft, command, ALICE, VERSIONS, Exceptions.NONE, LateFunds.NONE, NOW))
                        .kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
    }

    /** Between the look and the copy its source was discarded: nobody would keep the contents for it (H-5). */
    @Test
    void no_document_is_taken_along_whose_content_the_copy_does_not_hold() {
        ClaimState discarded = after(Sample.ready(), List.of(new ClaimDiscarded(CLAIM, ORG, "")));
        CopyClaim unheld = new CopyClaim(COPY, CLAIM, "CLM-2", Map.of(), Set.of("content-of-another"));
        CopyClaim held = new CopyClaim(COPY, CLAIM, "CLM-2", Map.of(), Set.of("content-1"));

        assertThat(Sample.refusalOf(() ->
                                ClaimCopy.of(discarded, unheld, ALICE, VERSIONS, Exceptions.NONE, LateFunds.NONE, NOW))
                        .violations()
                        .getFirst()
                        .code())
                .isEqualTo("CLAIM_CHANGED_MEANWHILE");
        assertThat(ClaimCopy.of(discarded, held, ALICE, VERSIONS, Exceptions.NONE, LateFunds.NONE, NOW)
                        .takenOver())
                .filteredOn(DocumentAttached.class::isInstance)
                .hasSize(2);
    }

    private static CostAdded inHouse() {
        InHouseWork work = new InHouseWork(
                "Wim Worker",
                new BigDecimal("10"),
                eur("50.00"),
                LocalDate.of(2021, 3, 1),
                LocalDate.of(2021, 3, 5),
                "layout",
                ALICE.user());
        return costAdded(new Cost(
                new CostId("cost-work"),
                CostSource.IN_HOUSE,
                "MEDIA",
                null,
                null,
                work,
                eur("500.00"),
                eur("500.00"),
                List.of(),
                List.of(),
                null));
    }

    @Test
    void what_the_catalogue_does_not_know_any_more_is_left_out_and_told_C_11() {
        List<ClaimEvent> events = new ArrayList<>(Sample.readyEvents());
        events.add(new CostAdded(CLAIM, ORG, cost(CUT_TO_NOTHING, "CATERING", invoice("R-2"), "500.00", "120.00")));
        events.add(new ClaimDiscarded(CLAIM, ORG, "by mistake"));
        ClaimState source = claim(events);
        CopyClaim command = new CopyClaim(COPY, CLAIM, "CLM-FY21H1-000002");
        CatalogueVersions fewer = CatalogueVersions.of(withoutMedia());

        ClaimCopy.Copied copy = ClaimCopy.of(source, command, ALICE, fewer, Exceptions.NONE, LateFunds.NONE, NOW);
        assertThat(copy.takenOver())
                .filteredOn(CostAdded.class::isInstance)
                .extracting(event -> ((CostAdded) event).cost().expenseType())
                .containsExactly("CATERING");
        assertThat(copy.takenOver()).noneMatch(MetricRecorded.class::isInstance);
        assertThat(copy.takenOver()).noneMatch(CoreRequirementTicked.class::isInstance);
        assertThat(copy.leftOut())
                .extracting(LeftOut::kind)
                .contains(LeftOut.Kind.COST, LeftOut.Kind.METRIC, LeftOut.Kind.REQUIREMENT);
        assertThat(copy.leftOut()).contains(new LeftOut(LeftOut.Kind.COST, "MEDIA"));
        assertThat(ClaimCopy.of(source, command, ALICE, VERSIONS, Exceptions.NONE, LateFunds.NONE, NOW)
                        .leftOut())
                .isEmpty();
    }

    /** Without one expense type, without metrics and without core requirements. */
    private static Catalogue withoutMedia() {
        Catalogue all = SampleCatalogue.CATALOGUE;
        Map<String, String> expenseTypes = new HashMap<>(all.expenseTypes());
        expenseTypes.remove("MEDIA");
        return new Catalogue(
                all.version(),
                all.effectiveFrom(),
                all.programmes(),
                all.entities(),
                all.locations(),
                expenseTypes,
                all.metricsWaived(),
                all.ineligibleParts(),
                all.documentKinds(),
                Map.of(),
                Map.of(),
                all.categories(),
                all.activities(),
                all.rejectionReasons(),
                all.limits(),
                all.reviewCalendar(),
                all.currencies(),
                all.maxFileBytes(),
                all.explanationRequired(),
                all.drawing());
    }

    private static List<String> copied(ClaimState source) {
        CopyClaim command = new CopyClaim(COPY, CLAIM, "CLM-FY21H1-000002");
        return ClaimCopy.of(source, command, ALICE, VERSIONS, Exceptions.NONE, LateFunds.NONE, NOW).takenOver().stream()
                .filter(CostAdded.class::isInstance)
                .map(event -> ((CostAdded) event).cost().requested().amount().toPlainString())
                .toList();
    }

    /** Of 1,000 euros 800 were approved, of 500 nothing. */
    private static ClaimState reduced() {
        List<ClaimEvent> events = new ArrayList<>(Sample.readyEvents());
        events.add(second("500.00"));
        events.add(Sample.submittedEvent());
        return after(
                after(claim(events), Sample.reviewed()),
                List.of(new ClaimApproved(
                        CLAIM,
                        ORG,
                        eur("800.00"),
                        List.of(
                                new ApprovedCost(COST, eur("800.00"), "too dear"),
                                new ApprovedCost(CUT_TO_NOTHING, eur("0.00"), "no advert")),
                        List.of(Allocation.of(IRISH_FUND, eur("800.00"))),
                        "",
                        List.of(),
                        false,
                        List.of("BRAND"),
                        "test")));
    }

    private static ClaimState revoked() {
        return after(
                reduced(),
                List.of(new ApprovalRevoked(CLAIM, ORG, "wrong", List.of(Allocation.of(IRISH_FUND, eur("800.00"))))));
    }

    private static InformationRequested asked() {
        InformationItem item =
                new InformationItem(new InformationItemId("item-1"), "MISSING_POE", "where?", null, null, null);
        return new InformationRequested(CLAIM, ORG, RequestOrigin.REVIEW, List.of(item), DUE, List.of());
    }

    private static ClaimResubmitted resubmitted() {
        return new ClaimResubmitted(
                CLAIM,
                ORG,
                RequestOrigin.REVIEW,
                eur("800.00"),
                List.of(Allocation.of(IRISH_FUND, eur("800.00"))),
                List.of(),
                DUE,
                LocalDate.of(2023, 3, 31),
                "test.1");
    }

    private static CostAdded second(String requested) {
        return costAdded(cost(CUT_TO_NOTHING, "MEDIA", invoice("R-2"), "500.00", requested));
    }
}
