package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.catalogue.ClaimPeriods;
import dev.coopclaims.query.claimdetails.ClaimBody.Rejection;
import dev.coopclaims.query.claimdetails.ClaimContents.ClaimDocument;
import dev.coopclaims.query.claimdetails.ClaimDetails.Form;
import dev.coopclaims.query.claimdetails.ClaimNotes.Note;
import dev.coopclaims.query.organisation.Memberships;
import dev.coopclaims.query.organisation.OrganisationNow;
import dev.coopclaims.query.progress.Advice;
import dev.coopclaims.query.progress.ClaimDates;
import dev.coopclaims.query.progress.ClaimDeadlines;
import dev.coopclaims.query.progress.ClaimProgress;
import dev.coopclaims.query.progress.NextStep;
import dev.coopclaims.query.progress.StatusName;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.web.Reach;
import dev.coopclaims.query.web.Read;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Queries for one claim, answered within what the reader may see. */
public final class ClaimDetailsQueries {
    private final ClaimPeriods periods;
    private final Clock clock;
    private final Advice advice;

    /** @param clock domain time (T-6) */
    public ClaimDetailsQueries(ClaimPeriods periods, Clock clock, Advice advice) {
        this.advice = advice;
        this.periods = periods;
        this.clock = clock;
    }

    /** One claim. If the reader may not see it, the refusal is the same as for a claim that does not exist. */
    public ClaimDetails find(String claim, Read read) {
        return find(claim, Memberships.of(read), read);
    }

    /**
     * Those of the claims that the reader may see. At most 1,000.
     *
     * @throws Refusal UNAVAILABLE when one of the claims stands still: what it is like cannot be told
     */
    public Map<ClaimId, ClaimDetails> seen(Collection<ClaimId> wanted, Read read) {
        Reach reach = Memberships.of(read);
        return read
                .of(ClaimDetails.VIEW)
                .lookUp(wanted.stream().map(ClaimId::value).toList())
                .whole()
                .values()
                .stream()
                .map(ViewDocument::content)
                .filter(found -> isSeen(found.form(), reach))
                .collect(Collectors.toMap(found -> found.form().claim(), Function.identity()));
    }

    private static ClaimDetails find(String claim, Reach reach, Read read) {
        return read.of(ClaimDetails.VIEW)
                .find(claim, reach.claims("form."))
                .map(ViewDocument::content)
                .orElseThrow(() -> Refusal.of(RequestCode.NO_SUCH_CLAIM));
    }

    private static boolean isSeen(Form form, Reach reach) {
        return reach.seesClaim(form.organisation(), form.programme(), form.location());
    }

    /**
     * A document of a claim, including one that was removed and stays in its history (C-5); refused in the same way.
     */
    public ClaimDocument document(String claim, String document, Read read) {
        ClaimContents contents = find(claim, read).contents();
        return Stream.concat(contents.documents().stream(), contents.removed().stream())
                .filter(entry -> entry.document().value().equals(document))
                .findFirst()
                .orElseThrow(() -> Refusal.of(RequestCode.NO_SUCH_DOCUMENT));
    }

    /** The claim as the reader sees it. */
    public ClaimBody one(String claim, Read read) {
        Reach reach = Memberships.of(read);
        ClaimDetails found = find(claim, reach, read);
        boolean toVendor = read.actor().isVendor();
        // Asked by the vendor's side alone: a partner's answer does nothing that grows with them.
        List<Note> notes = toVendor ? notes(claim, read) : null;
        return body(found, OrganisationNow.of(found.form().organisation(), read), notes, others(found, reach, read));
    }

    private static List<Note> notes(String claim, Read read) {
        return read.of(ClaimNotes.VIEW)
                .find(claim)
                .map(found -> found.content().notes())
                .orElse(List.of());
    }

    /** Which of the other claims named by this claim are within the reader's reach. */
    private static Predicate<ClaimId> others(ClaimDetails claim, Reach reach, Read read) {
        if (reach.isUnlimited()) {
            return other -> true;
        }
        Stream<ClaimId> warnedOf = claim.outcome().warnings().stream().map(SubmissionWarning::otherClaim);
        List<String> named = Stream.concat(warnedOf, Stream.of(claim.form()).map(Form::copiedFrom))
                .filter(Objects::nonNull)
                .map(ClaimId::value)
                .distinct()
                .toList();
        Map<String, ViewDocument<ClaimDetails>> known =
                read.of(ClaimDetails.VIEW).findAll(named);
        return other -> {
            ViewDocument<ClaimDetails> found = known.get(other.value());
            return found != null && isSeen(found.content().form(), reach);
        };
    }

    /** @param notes absent for a partner */
    private ClaimBody body(
            ClaimDetails claim, OrganisationNow organisation, @Nullable List<Note> notes, Predicate<ClaimId> others) {
        Form form = claim.form();
        ClaimProgress progress = claim.progress();
        ClaimDates dates = progress.dates();
        ClaimDeadlines deadlines = progress.deadlines();
        Outcome outcome = claim.outcome();
        ClaimContents contents = claim.contents();
        Instant now = clock.instant();
        NextStep next = progress.next().at(progress.status(), organisation.isClosed(), now);
        ClaimCorrespondence exchange = claim.exchange();
        boolean disputed = progress.status() == ClaimStatus.DISPUTED;
        ClaimId copiedFrom = form.copiedFrom();
        return new ClaimBody(
                form.claim(),
                form.number(),
                form.organisation(),
                organisation.name(),
                organisation.closedOn(),
                form.programme(),
                form.period(),
                form.activity(),
                form.title(),
                progress.status(),
                StatusName.of(progress.status(), progress.origin()),
                progress.origin(),
                claim.requested(),
                progress.amounts().approved(),
                dates.startedAt(),
                dates.submittedAt(),
                dates.resubmittedAt(),
                dates.decidedAt(),
                next.deadline(),
                next.isOverdue(now),
                advice.of(progress, next, now),
                next.whoMustAct(),
                progress.reviewer(),
                form.location(),
                form.currency(),
                form.activityStart(),
                form.activityEnd(),
                form.period().usage(),
                periods.claiming(form.period()),
                form.planId(),
                form.preApproval(),
                form.language(),
                copiedFrom == null || !others.test(copiedFrom) ? null : copiedFrom,
                form.catalogueVersion(),
                contents.costs().stream()
                        .map(cost -> CostBody.of(cost, form.organisation()))
                        .toList(),
                contents.documents().stream()
                        .map(document -> DocumentBody.of(document, contents.costIds()))
                        .toList(),
                contents.requirements(),
                contents.metrics(),
                contents.answers(),
                contents.comments(),
                outcome.allocations().stream()
                        .map(draw -> new ClaimBody.Draw(draw.fund(), draw.amount(), draw.claimed()))
                        .toList(),
                rejection(claim),
                outcome.reviewNote(),
                outcome.ending(),
                disputed ? null : deadlines.due(),
                disputed ? deadlines.due() : null,
                deadlines.answerDue(),
                deadlines.keepOriginalsUntil(),
                outcome.warnings().stream()
                        .filter(warning -> warning.otherClaim() == null || others.test(warning.otherClaim()))
                        .toList(),
                exchange.rounds(),
                exchange.disputes(),
                exchange.revocations(),
                exchange.originals(),
                exchange.uploads(),
                notes,
                claim.version(notes != null));
    }

    private static @Nullable Rejection rejection(ClaimDetails claim) {
        ClaimProgress.Rejection rejected = claim.progress().rejection();
        Outcome.Reasons why = claim.outcome().rejection();
        return rejected == null || why == null
                ? null
                : new Rejection(
                        why.reasons(), why.parts(), why.text(), rejected.disputableUntil(), rejected.finalSince());
    }
}
