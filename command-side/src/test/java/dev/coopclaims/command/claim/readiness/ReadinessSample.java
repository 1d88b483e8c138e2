package dev.coopclaims.command.claim.readiness;

import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.INVOICE;
import static dev.coopclaims.command.claim.Sample.NOW;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.attached;
import static dev.coopclaims.command.claim.Sample.claim;
import static dev.coopclaims.command.claim.Sample.cost;
import static dev.coopclaims.command.claim.Sample.costAdded;
import static dev.coopclaims.command.claim.Sample.details;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.fund;
import static dev.coopclaims.command.claim.Sample.invoice;
import static dev.coopclaims.command.claim.Sample.measured;
import static dev.coopclaims.command.claim.Sample.readyEvents;
import static dev.coopclaims.command.claim.Sample.started;
import static dev.coopclaims.command.claim.SampleCatalogue.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.Readiness;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.kernel.claim.ActivityQuestionAnswered;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.source.InvoiceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Incomplete claims and what readiness says about them. */
final class ReadinessSample {
    static final List<FundState> FUNDS = List.of(fund("IE_OPS", "5000.00", "EUR"));
    /** Another claim of the organisation. */
    static final ClaimId OTHER = new ClaimId("claim-2");

    private ReadinessSample() {}

    static List<ClaimEvent> claimFor(String activity) {
        return new ArrayList<>(
                List.of(started("CSP_DIRECT", details(activity)), costAdded(), attached(INVOICE, "INVOICE")));
    }

    static List<ClaimEvent> website(String expenseType) {
        List<ClaimEvent> events = claimFor(SampleCatalogue.WEBSITE);
        events.set(1, costAdded(cost(COST, expenseType, invoice("R-1"), "10.00", "10.00")));
        events.add(measured("RESULTS", "good"));
        return events;
    }

    static List<ClaimEvent> without(int index) {
        List<ClaimEvent> events = readyEvents();
        events.remove(index);
        return events;
    }

    static List<ClaimEvent> billedOn(String day) {
        List<ClaimEvent> events = readyEvents();
        SupplierInvoice dated = new SupplierInvoice("Printers Ltd", null, "R-1", LocalDate.parse(day));
        events.set(1, costAdded(cost(COST, "MEDIA", dated, "1000.00", "1000.00")));
        return events;
    }

    static Cost inHouse(String from, String to) {
        InHouseWork work = new InHouseWork(
                "Wim Worker",
                BigDecimal.TEN,
                eur("50.00"),
                LocalDate.parse(from),
                LocalDate.parse(to),
                "layout",
                new UserId("alice"));
        return new Cost(
                COST,
                CostSource.IN_HOUSE,
                "MEDIA",
                null,
                null,
                work,
                eur("500.00"),
                eur("500.00"),
                List.of(),
                List.of(),
                null);
    }

    static ActivityQuestionAnswered answered(String question, boolean answer) {
        return new ActivityQuestionAnswered(Sample.CLAIM, ORG, question, answer);
    }

    static Readiness check(List<ClaimEvent> events) {
        return check(events, FUNDS, Map.of(), NOW);
    }

    static Readiness checkAt(String now) {
        return check(readyEvents(), FUNDS, Map.of(), Instant.parse(now));
    }

    static Readiness check(
            List<ClaimEvent> events, List<FundState> funds, Map<InvoiceId, InvoiceState> invoices, Instant now) {
        return ReadinessRules.check(dossier(events, funds, invoices, now));
    }

    static SubmissionContext dossier(
            List<ClaimEvent> events, List<FundState> funds, Map<InvoiceId, InvoiceState> invoices, Instant now) {
        return new SubmissionContext(
                claim(events).file(), funds, invoices, Map.of(OTHER, "CLM-FY21H1-000002"), CATALOGUE, now);
    }

    static List<String> codes(Readiness readiness) {
        return readiness.problems().stream().map(Violation::code).toList();
    }

    static Violation only(Readiness readiness) {
        assertThat(readiness.problems()).hasSize(1);
        return readiness.problems().getFirst();
    }
}
