package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.progress.ClaimProgress;
import dev.coopclaims.query.projection.View;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one claim.
 *
 * @param version the sequence of the last event in the claim's stream
 * @param vendorOnlyEvents how many of its events a partner does not see (H-2)
 */
public record ClaimDetails(
        Form form,
        ClaimProgress progress,
        Outcome outcome,
        ClaimContents contents,
        ClaimCorrespondence exchange,
        long version,
        long vendorOnlyEvents) {

    public static final View<ClaimDetails> VIEW =
            new View<>("claimdetails", 9, ClaimDetails.class, new ClaimDetailsFold(), List.of());

    /**
     * What the claim is about (C-2).
     *
     * @param currency ISO 4217
     * @param copiedFrom the claim it was copied from (C-11)
     * @param preApproval the pre-approval it names (P-4)
     * @param language of its documents, as an IETF tag; absent when not said
     */
    public record Form(
            ClaimId claim,
            String number,
            OrganisationId organisation,
            String programme,
            EarningPeriod period,
            String currency,
            String catalogueVersion,
            @Nullable ClaimId copiedFrom,
            String location,
            String activity,
            String title,
            LocalDate activityStart,
            LocalDate activityEnd,
            @Nullable String planId,
            @Nullable PreApprovalId preApproval,
            @Nullable String language) {}

    /** What is requested: what was submitted, before that the sum of the costs (C-6). */
    public Money requested() {
        Money submitted = progress.amounts().requested();
        return submitted != null ? submitted : contents.requested(form.currency());
    }

    ClaimDetails with(Form changed) {
        return new ClaimDetails(changed, progress, outcome, contents, exchange, version, vendorOnlyEvents);
    }

    ClaimDetails with(ClaimProgress changed) {
        return new ClaimDetails(form, changed, outcome, contents, exchange, version, vendorOnlyEvents);
    }

    ClaimDetails with(Outcome changed) {
        return new ClaimDetails(form, progress, changed, contents, exchange, version, vendorOnlyEvents);
    }

    ClaimDetails with(ClaimContents changed) {
        return new ClaimDetails(form, progress, outcome, changed, exchange, version, vendorOnlyEvents);
    }

    ClaimDetails with(ClaimCorrespondence changed) {
        return new ClaimDetails(form, progress, outcome, contents, changed, version, vendorOnlyEvents);
    }

    /** The version that a reader sees, which counts the events that their side sees (H-2). If-Match takes it. */
    public long version(boolean toVendor) {
        return toVendor ? version : version - vendorOnlyEvents;
    }

    ClaimDetails at(long sequence, boolean vendorOnly) {
        return new ClaimDetails(
                form,
                progress,
                outcome,
                contents,
                exchange,
                sequence,
                vendorOnly ? vendorOnlyEvents + 1 : vendorOnlyEvents);
    }
}
