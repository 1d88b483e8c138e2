package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.claim.UploadRequested;
import dev.coopclaims.query.claimdetails.AskedUpload.UploadState;
import dev.coopclaims.query.claimdetails.ClaimContents.ClaimDocument;
import dev.coopclaims.query.claimdetails.ClaimCorrespondence.Dispute;
import dev.coopclaims.query.claimdetails.ClaimCorrespondence.InformationRound;
import dev.coopclaims.query.claimdetails.ClaimCorrespondence.Originals;
import dev.coopclaims.query.claimdetails.ClaimDetails.Form;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.people.Author;
import java.util.List;

/** What single events add to a claim's details, as the details keep it. */
final class ClaimParts {
    private ClaimParts() {}

    static InformationRound round(InformationRequested asked, RecordedEvent event) {
        return new InformationRound(
                asked.origin(),
                asked.items().stream().map(AskedItem::of).toList(),
                asked.answerDue(),
                Author.of(event),
                event.occurredAt(),
                true,
                null);
    }

    static AskedUpload upload(UploadRequested asked, RecordedEvent event) {
        return new AskedUpload(
                asked.request(),
                new Author(asked.colleague(), asked.organisation()),
                asked.kind(),
                asked.text(),
                asked.until(),
                Author.of(event),
                event.occurredAt(),
                UploadState.OPEN,
                null);
    }

    static Originals originals(OriginalsRequested asked, RecordedEvent event) {
        return new Originals(
                asked.request(),
                asked.documents(),
                asked.text(),
                asked.due(),
                Author.of(event),
                event.occurredAt(),
                null,
                List.of(),
                null,
                null);
    }

    static Dispute dispute(DisputeOpened opened, RecordedEvent event) {
        return Dispute.opened(
                opened.explanation(), opened.documents(), Author.of(event), event.occurredAt(), opened.due());
    }

    static ClaimDocument document(DocumentAttached attached, RecordedEvent event) {
        return new ClaimDocument(
                attached.document(),
                attached.kind(),
                attached.fileName(),
                attached.mediaType(),
                attached.sizeBytes(),
                attached.sha256(),
                attached.contentId(),
                attached.url(),
                attached.capturedAt(),
                attached.explanation(),
                attached.costs(),
                attached.requirements(),
                event.occurredAt(),
                Author.of(event));
    }

    static Form form(Form form, ClaimDetailsChanged changed) {
        return new Form(
                form.claim(),
                form.number(),
                form.organisation(),
                form.programme(),
                form.period(),
                form.currency(),
                form.catalogueVersion(),
                form.copiedFrom(),
                changed.location(),
                changed.activity(),
                changed.title(),
                changed.activityStart(),
                changed.activityEnd(),
                changed.planId(),
                changed.preApproval(),
                changed.language());
    }
}
