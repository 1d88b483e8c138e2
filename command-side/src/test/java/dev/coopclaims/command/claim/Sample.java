package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Given;
import dev.coopclaims.command.earning.RegisterEarning;
import dev.coopclaims.command.fund.Accrual;
import dev.coopclaims.command.fund.FundDates;
import dev.coopclaims.command.fund.FundDecisions;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.invoice.BillKeys;
import dev.coopclaims.command.policy.Policies;
import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.command.policy.Separation;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.command.review.Approving;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.CoreRequirementTicked;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.MetricRecorded;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.earning.AppliedSplit;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.earning.EarningRegistered;
import dev.coopclaims.kernel.earning.ImportId;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.source.InvoiceKeys;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** The people, the claim in each of its states, and its context. Fixed values; a test spells out what it tests. */
public final class Sample {
    public static final OrganisationId ORG = new OrganisationId("org-aire");
    public static final Actor ALICE = new Actor(new UserId("alice"), Set.of(Role.PARTNER_USER), ORG, Actor.Channel.API);
    public static final Actor STRANGER = new Actor(
            new UserId("carla"), Set.of(Role.PARTNER_ADMIN), new OrganisationId("org-calder"), Actor.Channel.API);
    public static final Actor RITA =
            new Actor(new UserId("rita"), Set.of(Role.REVIEWER), new OrganisationId("org-vendor"), Actor.Channel.API);
    public static final Actor RAVI =
            new Actor(new UserId("ravi"), Set.of(Role.REVIEWER), new OrganisationId("org-vendor"), Actor.Channel.API);

    public static final ClaimId CLAIM = new ClaimId("claim-1");
    public static final CostId COST = new CostId("cost-1");
    public static final DocumentId INVOICE = new DocumentId("document-invoice");
    public static final DocumentId PIECE = new DocumentId("document-piece");
    /** Used January to June 2021, claimed 16 February to 15 August 2021. */
    public static final EarningPeriod PERIOD = EarningPeriod.ofLabel("FY21-H1");
    /** A Thursday in the claiming period. */
    public static final Instant NOW = Instant.parse("2021-07-01T10:00:00Z");

    /** The end of the day before {@link #NOW}. */
    public static final Deadline OVER = Deadline.endOf(LocalDate.of(2021, 6, 30), SampleCatalogue.DUBLIN);

    public static final FundId IRISH_FUND = FundId.of(ORG, "CSP_DIRECT", "IE_OPS", PERIOD);

    /** Under a secret that everybody knows. */
    public static final Pseudonyms PEOPLE = new Pseudonyms(new byte[Pseudonyms.MIN_SECRET_BYTES]);

    /** How other streams know the claim. */
    public static final ClaimLabel LABEL = new ClaimLabel("CLM-FY21H1-000001", "CSP_DIRECT", "IE");

    private Sample() {}

    public static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    public static ClaimDetails details() {
        return details(SampleCatalogue.PRINT);
    }

    public static ClaimDetails details(String activity) {
        return new ClaimDetails(
                "IE", activity, "Spring advert", LocalDate.of(2021, 3, 1), LocalDate.of(2021, 3, 31), null);
    }

    public static ClaimStarted started() {
        return started("CSP_DIRECT", details());
    }

    public static ClaimStarted started(String programme, ClaimDetails details) {
        return new ClaimStarted(
                CLAIM,
                ORG,
                "CLM-FY21H1-000001",
                programme,
                details.location(),
                PERIOD,
                details.activity(),
                details.title(),
                details.activityStart(),
                details.activityEnd(),
                SampleCatalogue.euro(),
                details.planId(),
                "test.1",
                null,
                details.preApproval(),
                SampleCatalogue.CATALOGUE.submitBy(PERIOD, details.location()),
                List.of(),
                details.activityEnd().plusMonths(24),
                details.language());
    }

    /** By which what an organisation was billed is recognised. */
    public static InvoiceKeys keys(SupplierInvoice invoice) {
        return BillKeys.of(ORG, invoice, PEOPLE);
    }

    /** The id of everything that the organisation was billed under one number. */
    public static InvoiceId invoiceId(String number) {
        return BillKeys.invoice(ORG, number, PEOPLE);
    }

    public static SupplierInvoice invoice(String number) {
        return new SupplierInvoice("Printers Ltd", null, number, LocalDate.of(2021, 4, 2));
    }

    /** A third party's bill for 1,000 euros, requested in full. */
    public static CostForm bill() {
        return bill("R-1", "1000.00", null);
    }

    public static CostForm bill(String number, String net, @Nullable String requested) {
        return new CostForm(
                CostSource.THIRD_PARTY,
                "MEDIA",
                invoice(number),
                null,
                eur(net),
                requested == null ? null : eur(requested),
                List.of(),
                List.of(),
                null);
    }

    public static Cost cost(CostId id, String expenseType, SupplierInvoice invoice, String net, String requested) {
        return new Cost(
                id,
                CostSource.THIRD_PARTY,
                expenseType,
                invoice,
                keys(invoice),
                null,
                eur(net),
                eur(requested),
                List.of(),
                List.of(),
                null);
    }

    public static CostAdded costAdded() {
        return costAdded(cost(COST, "MEDIA", invoice("R-1"), "1000.00", "1000.00"));
    }

    public static CostAdded costAdded(Cost cost) {
        return new CostAdded(CLAIM, ORG, cost);
    }

    public static DocumentAttached attached(DocumentId document, String kind, CostId... costs) {
        return new DocumentAttached(
                CLAIM,
                ORG,
                document,
                kind,
                "a.pdf",
                "application/pdf",
                10,
                "00",
                "content-1",
                null,
                null,
                "",
                List.of(costs),
                List.of());
    }

    public static DocumentAttached attached(String kind) {
        return attached(new DocumentId("document-" + kind.replace("_", "-")), kind);
    }

    public static CoreRequirementTicked ticked(String requirement, DocumentId... documents) {
        return new CoreRequirementTicked(CLAIM, ORG, requirement, true, List.of(documents));
    }

    public static MetricRecorded measured(String metric, String value) {
        return new MetricRecorded(CLAIM, ORG, metric, value);
    }

    public static ClaimSubmitted submittedEvent() {
        return new ClaimSubmitted(
                CLAIM,
                ORG,
                eur("1000.00"),
                List.of(Allocation.of(IRISH_FUND, eur("1000.00"))),
                List.of(),
                Deadline.endOf(LocalDate.of(2021, 7, 5), SampleCatalogue.DUBLIN),
                LocalDate.of(2023, 3, 31),
                "test");
    }

    public static ClaimState claim(ClaimEvent... events) {
        return claim(List.of(events));
    }

    public static ClaimState claim(List<? extends ClaimEvent> events) {
        ClaimState state = null;
        for (ClaimEvent event : events) {
            state = ClaimEvolution.evolve(state, event);
        }
        if (state == null) {
            throw new IllegalArgumentException("no events");
        }
        return state;
    }

    public static ClaimState after(ClaimState state, List<? extends ClaimEvent> events) {
        ClaimState next = state;
        for (ClaimEvent event : events) {
            next = ClaimEvolution.evolve(next, event);
        }
        return next;
    }

    /** The events of a complete claim. */
    public static List<ClaimEvent> readyEvents() {
        return new ArrayList<>(List.of(
                started(),
                costAdded(),
                attached(INVOICE, "INVOICE"),
                attached(PIECE, "COMMUNICATION_PIECE"),
                ticked("BRAND", PIECE),
                measured("REACH", "5000")));
    }

    public static ClaimState editing() {
        return claim(started());
    }

    public static ClaimState ready() {
        return claim(readyEvents());
    }

    public static ClaimState submitted() {
        return after(ready(), List.of(submittedEvent()));
    }

    public static ClaimState underReview() {
        return after(submitted(), reviewed());
    }

    /** Rita takes it. */
    public static List<ClaimEvent> reviewed() {
        return List.of(new ReviewAssigned(CLAIM, ORG, RITA.user()), new ReviewStarted(CLAIM, ORG, RITA.user()));
    }

    /** In full. */
    public static List<ClaimEvent> approve(ClaimState state, String note, Actor reviewer) {
        return Approving.decide(state, new ApproveClaim(CLAIM, note), reviewer, SampleCatalogue.CATALOGUE, NOW);
    }

    public static ClaimState approved() {
        return after(
                underReview(),
                List.of(new ClaimApproved(
                        CLAIM,
                        ORG,
                        eur("1000.00"),
                        List.of(),
                        List.of(Allocation.of(IRISH_FUND, eur("1000.00"))),
                        "",
                        List.of(),
                        false,
                        List.of("BRAND"),
                        "test")));
    }

    public static ClaimState rejected() {
        return after(
                underReview(),
                List.of(new ClaimRejected(CLAIM, ORG, List.of("LATE_CLAIM"), List.of(), "late", List.of(), OVER)));
    }

    /** The states in which a claim is locked (C-4). */
    public static List<ClaimState> locked() {
        return List.of(submitted(), underReview(), approved(), rejected());
    }

    /** Under which id a record is known. */
    public static EarningId earningId(String externalId) {
        return RegisterEarning.id(externalId, PEOPLE);
    }

    /** A record of that fund. */
    public static EarningRegistered earning(String externalId, FundState fund, Money incentive, AppliedSplit split) {
        return new EarningRegistered(
                earningId(externalId),
                externalId,
                fund.organisation(),
                "CSP_DIRECT",
                "IE_OPS",
                LocalDate.of(2020, 10, 1),
                incentive,
                fund.id(),
                null,
                split,
                new ImportId("import-1"));
    }

    /** A fund with that much available. */
    public static FundState fund(String entity, String available, String currency) {
        FundEvent opened = FundDecisions.open(
                ORG,
                "CSP_DIRECT",
                entity,
                PERIOD,
                Money.currencyOf(currency),
                FundDates.of("CSP_DIRECT", PERIOD, SampleCatalogue.VERSIONS, NOW));
        FundState fund = FundState.evolve(null, opened);
        Money incentive = Money.of(available, currency);
        Money nothing = Money.zero(incentive.currency());
        Accrual accrual =
                FundDecisions.accrue(fund, earning("e-1", fund, incentive, new AppliedSplit(0, 100, "test")), nothing);
        return FundState.evolve(fund, accrual.accrued());
    }

    public static AttachDocuments attach(String kind, NewDocument... documents) {
        return new AttachDocuments(CLAIM, List.of(documents), kind, "", List.of(), List.of());
    }

    public static NewDocument.File file(String id) {
        return new NewDocument.File(new DocumentId(id), "a.pdf", "application/pdf", 10, "00", "content-1");
    }

    /** What the refusal says. */
    public static Refusal refusalOf(ThrowingCallable action) {
        return Assertions.catchThrowableOfType(Refusal.class, action);
    }

    /** The codes of the refusal's violations. */
    public static List<String> codesOf(ThrowingCallable action) {
        return refusalOf(action).violations().stream().map(Violation::code).toList();
    }

    /** A claim and its organisation's funds. */
    public static Given given(ClaimState claim, FundState... funds) {
        Given given = Given.nothing(
                        SampleCatalogue.CATALOGUE, new Policies(RITA.organisation(), Separation.DEFAULT, PEOPLE), NOW)
                .state(ClaimState.KIND, claim.file().id(), claim);
        for (FundState fund : funds) {
            given.state(FundState.KIND, fund.id(), fund);
        }
        Set<String> contents = claim.file().documents().values().stream()
                .map(AttachedDocument::sha256)
                .collect(Collectors.toSet());
        return given.answer(
                new DocumentUsesOf(claim.file().organisation(), claim.file().id(), contents), Map.of());
    }
}
