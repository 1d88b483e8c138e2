package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.query.claimdetails.ClaimDetails.Form;
import dev.coopclaims.query.claimdetails.ClaimDetails.Progress;
import dev.coopclaims.query.projection.RecordedEvent;
import java.util.List;

/** The details of a claim that was just started. */
final class StartedClaim {

    private StartedClaim() {}

    static ClaimDetails details(ClaimStarted started, RecordedEvent event) {
        Form form = new Form(
                started.claim(),
                started.number(),
                started.organisation(),
                started.programme(),
                started.period(),
                started.currency().getCurrencyCode(),
                started.catalogueVersion(),
                started.copiedFrom(),
                started.location(),
                started.activity(),
                started.title(),
                started.activityStart(),
                started.activityEnd(),
                started.planId(),
                started.preApproval(),
                started.language());
        Progress progress = new Progress(
                ClaimStatus.EDITING,
                null,
                event.occurredAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                started.submitBy(),
                null,
                null,
                started.keepOriginalsUntil(),
                null,
                null,
                null);
        return new ClaimDetails(form, progress, ClaimContents.EMPTY, ClaimExchange.EMPTY, event.sequence(), 0);
    }
}
