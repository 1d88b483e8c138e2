package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.query.claimdetails.ClaimDetails.Form;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.progress.ClaimProgress;

/** The details of a newly started claim. */
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
        return new ClaimDetails(
                form,
                ClaimProgress.of(started, event),
                Outcome.NONE,
                ClaimContents.EMPTY,
                ClaimCorrespondence.EMPTY,
                event.sequence(),
                0);
    }
}
