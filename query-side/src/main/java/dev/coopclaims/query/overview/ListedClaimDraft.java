package dev.coopclaims.query.overview;

import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.claim.UploadRequested;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.overview.ListedClaim.AskedOriginals;
import dev.coopclaims.query.overview.ListedClaim.AskedUpload;
import dev.coopclaims.query.overview.ListedClaim.ListedCost;
import dev.coopclaims.query.text.SearchWords;
import dev.coopclaims.query.text.SortKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of the list while one event is applied to it; lives no longer than that. */
final class ListedClaimDraft {
    private final OrganisationId organisation;
    private final String number;
    private final String programme;
    private final EarningPeriod period;
    private final Instant startedAt;
    private final List<ListedCost> costs;
    private final List<AskedUpload> uploads;
    private final List<AskedOriginals> originals;
    private String location;
    private String activity;
    private String title;
    private String titleKey;
    private @Nullable List<String> words;
    private @Nullable String language;
    private ClaimStatus status;
    private @Nullable RequestOrigin origin;
    private Money requested;
    private @Nullable Money approved;
    private @Nullable Instant submittedAt;
    private @Nullable Instant decidedAt;
    private @Nullable Deadline deadline;
    private @Nullable Author reviewer;
    private @Nullable UserId rejectedBy;

    /** A claim that was just started. */
    ListedClaimDraft(ClaimStarted started, Instant at) {
        organisation = started.organisation();
        number = started.number();
        programme = started.programme();
        period = started.period();
        startedAt = at;
        costs = new ArrayList<>();
        uploads = new ArrayList<>();
        originals = new ArrayList<>();
        location = started.location();
        activity = started.activity();
        title = started.title();
        titleKey = SortKey.of(title);
        language = started.language();
        status = ClaimStatus.EDITING;
        requested = Money.zero(started.currency());
        deadline = started.submitBy();
    }

    /** A claim as it stands in the list. */
    ListedClaimDraft(ListedClaim view) {
        organisation = view.organisation();
        number = view.number();
        programme = view.programme();
        period = view.period();
        startedAt = view.startedAt();
        costs = new ArrayList<>(view.costs());
        uploads = new ArrayList<>(view.uploads());
        originals = new ArrayList<>(view.originals());
        location = view.location();
        activity = view.activity();
        title = view.title();
        titleKey = view.titleKey();
        words = view.words();
        language = view.language();
        status = view.status();
        origin = view.origin();
        requested = view.requested();
        approved = view.approved();
        submittedAt = view.submittedAt();
        decidedAt = view.decidedAt();
        deadline = view.nextDeadline();
        reviewer = view.reviewer();
        rejectedBy = view.rejectedBy();
    }

    /** The claim deadline was told when the claim was started: a new location does not move it (T-5). */
    void details(ClaimDetailsChanged changed) {
        location = changed.location();
        activity = changed.activity();
        title = changed.title();
        titleKey = SortKey.of(title);
        words = null;
        language = changed.language();
    }

    void cost(Cost cost) {
        ListedCost listed = ListedCost.of(cost);
        words = null;
        int known = indexOf(cost.id());
        if (known < 0) {
            costs.add(listed);
        } else {
            costs.set(known, listed);
        }
        sumUp();
    }

    void without(CostId cost) {
        costs.remove(indexOf(cost));
        words = null;
        sumUp();
    }

    void submitted(ClaimSubmitted submitted, Instant at) {
        requested = submitted.requested();
        submittedAt = at;
        become(ClaimStatus.SUBMITTED, submitted.reviewDue());
    }

    /** The first submission stays the one that is shown; the clock is a new one (V-1, D-2). */
    void resubmitted(ClaimResubmitted resubmitted) {
        requested = resubmitted.requested();
        become(
                switch (resubmitted.origin()) {
                    case REVIEW -> ClaimStatus.SUBMITTED;
                    case DISPUTE -> ClaimStatus.DISPUTED;
                },
                resubmitted.due());
    }

    void reviewer(Author who) {
        reviewer = who;
    }

    void underReview(Author who) {
        reviewer = who;
        status = ClaimStatus.UNDER_REVIEW;
    }

    /** It waits for a reviewer again; a dispute stays one, and the clock goes on. */
    void released() {
        reviewer = null;
        if (status == ClaimStatus.UNDER_REVIEW) {
            status = ClaimStatus.SUBMITTED;
        }
    }

    void asked(InformationRequested asked) {
        become(ClaimStatus.ACTION_REQUIRED, asked.answerDue());
        origin = asked.origin();
    }

    void answerUntil(Deadline later) {
        deadline = later;
    }

    void approved(Money amount, Instant at) {
        approved = amount;
        decidedAt = at;
        become(ClaimStatus.APPROVED, null);
    }

    /** What follows in the same commit says how it goes on (V-5); what a reduction cut is not asked for any more (V-3). */
    void revoked() {
        requested = approved == null ? requested : approved;
        approved = null;
        decidedAt = null;
        become(ClaimStatus.UNDER_REVIEW, null);
    }

    void rejected(ClaimRejected decision, Instant at) {
        approved = null;
        decidedAt = at;
        rejectedBy = reviewer == null ? null : reviewer.user();
        become(ClaimStatus.REJECTED, decision.disputableUntil());
    }

    /** Nobody's task yet: who rejected does not decide the dispute. */
    void disputed(DisputeOpened opened) {
        reviewer = null;
        become(ClaimStatus.DISPUTED, opened.due());
    }

    /** The rejection is final; there is nothing to wait for. */
    void rejectedForGood(Instant at) {
        decidedAt = at;
        become(ClaimStatus.REJECTED, null);
    }

    /** The claim ends without a decision, and nothing is waited for any more: neither uploads nor originals (V-8). */
    void ended(ClaimStatus how) {
        originals.clear();
        become(how, null);
    }

    void asked(UploadRequested asked) {
        uploads.add(new AskedUpload(asked.request(), asked.colleague(), asked.kind(), asked.text()));
    }

    void closed(UploadRequestId request) {
        uploads.removeIf(upload -> upload.request().equals(request));
    }

    void asked(OriginalsRequested asked) {
        originals.add(new AskedOriginals(asked.request(), asked.due()));
    }

    void arrived(OriginalsRequestId request) {
        originals.removeIf(asked -> asked.request().equals(request));
    }

    ListedClaim listed() {
        NextStep next = NextStep.of(status, deadline);
        return new ListedClaim(
                organisation,
                number,
                programme,
                period,
                location,
                activity,
                title,
                language,
                status,
                origin,
                requested,
                approved,
                startedAt,
                submittedAt,
                decidedAt,
                next.deadline(),
                next.whoMustAct(),
                reviewer,
                rejectedBy,
                words == null ? SearchWords.of(found()) : words,
                titleKey,
                costs,
                uploads,
                originals);
    }

    private void become(ClaimStatus now, @Nullable Deadline until) {
        status = now;
        origin = null;
        deadline = until;
        if (now != ClaimStatus.ACTION_REQUIRED) {
            // Locked: what colleagues were asked to upload cannot come any more (C-3).
            uploads.clear();
        }
    }

    /** What is reserved stays what is requested until a resubmission says otherwise (C-10). */
    private void sumUp() {
        if (status != ClaimStatus.EDITING) {
            return;
        }
        requested = costs.stream().map(ListedCost::requested).reduce(Money.zero(requested.currency()), Money::plus);
    }

    private int indexOf(CostId cost) {
        for (int i = 0; i < costs.size(); i++) {
            if (costs.get(i).cost().equals(cost)) {
                return i;
            }
        }
        return -1;
    }

    /** What the claim is found by. */
    private Stream<String> found() {
        return Stream.concat(Stream.of(number, title), costs.stream().flatMap(ListedCost::bill));
    }
}
