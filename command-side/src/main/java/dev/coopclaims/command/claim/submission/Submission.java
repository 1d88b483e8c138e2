package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.OtherState;
import dev.coopclaims.command.claim.Readiness;
import dev.coopclaims.command.claim.Warning;
import dev.coopclaims.command.claim.readiness.Bounds;
import dev.coopclaims.command.claim.readiness.Dossier;
import dev.coopclaims.command.claim.readiness.Drawing;
import dev.coopclaims.command.claim.readiness.ReadinessRules;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.fund.FundsReserved;
import dev.coopclaims.kernel.invoice.InvoiceId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a submission does to the claim and its funds: together or not at all, with the invoices and bounds (C-8).
 *
 * @param claim what happens to the claim
 * @param funds what happens to each fund, in the order drawn
 */
public record Submission(ClaimSubmitted claim, List<FundsReserved> funds) {

    public Submission {
        funds = List.copyOf(funds);
    }

    /**
     * Everything that a submission is decided by, beside the claim itself.
     *
     * @param funds the organisation's for the claim's programme and period
     * @param invoices those of the claim's invoices that were claimed before
     * @param claimNumbers the numbers of the other claims that hold shares of them or its documents, as far as the reader
     *     sees them
     * @param bounds its caps and its pre-approval
     * @param documentUses the other claims that hold the claim's documents, by content (C-9)
     * @param whoSeesAll who of the organisation sees every claim of it, where the reader does not
     */
    public record Surroundings(
            List<FundState> funds,
            Map<InvoiceId, InvoiceState> invoices,
            Map<ClaimId, String> claimNumbers,
            Bounds bounds,
            Map<String, List<ClaimId>> documentUses,
            List<UserId> whoSeesAll) {
        /** Without caps and documents that were used before, and without a pre-approval. */
        public Surroundings(
                List<FundState> funds, Map<InvoiceId, InvoiceState> invoices, Map<ClaimId, String> claimNumbers) {
            this(funds, invoices, claimNumbers, Bounds.NONE, Map.of(), List.of());
        }
    }

    /**
     * Decides.
     *
     * @throws Refusal a conflict when the claim is locked; else with every problem when it is not ready (C-7)
     */
    public static Submission decide(ClaimState state, Surroundings around, Catalogue catalogue, Instant now) {
        if (!(state instanceof ClaimState.Editing)) {
            throw OtherState.refusal(state, "SUBMITTED_BEFORE", "it was handed in or given up before", "C-4");
        }
        ClaimFile file = state.file();
        Dossier dossier = dossier(file, around, catalogue, now);
        Readiness readiness = ReadinessRules.check(dossier);
        if (!readiness.ready()) {
            throw Refusal.violations(readiness.problems());
        }
        Drawing drawing = Drawing.of(dossier);
        ClaimSubmitted submitted = new ClaimSubmitted(
                file.id(),
                file.organisation(),
                readiness.requested(),
                drawing.allocations(),
                readiness.warnings().stream().map(Warning::kept).toList(),
                catalogue
                        .reviewCalendar()
                        .endOfBusinessDay(now, catalogue.limits().reviewBusinessDays()),
                catalogue.keepOriginalsUntil(file.details().activityEnd()),
                catalogue.version());
        List<FundsReserved> reserved = drawing.allocations().stream()
                .map(drawn -> new FundsReserved(drawn.fund(), file.organisation(), file.id(), drawn.amount()))
                .toList();
        return new Submission(submitted, reserved);
    }

    /** What {@link #decide} would say, as a list instead of a refusal (C-7). */
    public static Readiness check(ClaimFile file, Surroundings around, Catalogue catalogue, Instant now) {
        return ReadinessRules.check(dossier(file, around, catalogue, now));
    }

    static Dossier dossier(ClaimFile file, Surroundings around, Catalogue catalogue, Instant now) {
        return new Dossier(
                file,
                around.funds(),
                around.invoices(),
                around.claimNumbers(),
                catalogue,
                now,
                around.bounds(),
                around.documentUses(),
                around.whoSeesAll());
    }
}
