package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.catalogue.ClaimPeriods;
import dev.coopclaims.query.claimdetails.ClaimContents.ClaimDocument;
import dev.coopclaims.query.claimdetails.ClaimContents.Comment;
import dev.coopclaims.query.claimdetails.ClaimDetails.Form;
import dev.coopclaims.query.claimdetails.ClaimDetails.Progress;
import dev.coopclaims.query.claimdetails.ClaimDetails.Rejection;
import dev.coopclaims.query.organisation.RegisteredOrganisation;
import dev.coopclaims.query.overview.Author;
import dev.coopclaims.query.overview.NextStep;
import dev.coopclaims.query.overview.People;
import dev.coopclaims.query.overview.Person;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.web.Visibility;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The questions about one claim, answered within what the asking person sees. */
public final class ClaimDetailsQueries {
    private final ViewReader<ClaimDetails> claims;
    private final ViewReader<RegisteredOrganisation> organisations;
    private final People people;
    private final ClaimPeriods periods;
    private final Clock clock;

    /** @param clock domain time (T-6) */
    public ClaimDetailsQueries(
            ViewReader<ClaimDetails> claims,
            ViewReader<RegisteredOrganisation> organisations,
            People people,
            ClaimPeriods periods,
            Clock clock) {
        this.claims = claims;
        this.organisations = organisations;
        this.people = people;
        this.periods = periods;
        this.clock = clock;
    }

    /** One claim; for what the actor does not see the refusal is that of what does not exist. */
    public ClaimDetails find(String claim, Actor actor) {
        return claims.find(claim)
                .map(ViewDocument::content)
                .filter(found -> Visibility.of(actor).sees(found.form().organisation()))
                .orElseThrow(() -> Refusal.notFound("no such claim"));
    }

    /** A document of a claim; refused likewise. What was removed from the claim is no longer one of it. */
    public ClaimDocument document(String claim, String document, Actor actor) {
        return find(claim, actor).contents().documents().stream()
                .filter(entry -> entry.document().value().equals(document))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("no such document"));
    }

    /** The claim as the actor sees it. */
    public ClaimBody one(String claim, Actor actor) {
        ClaimDetails found = find(claim, actor);
        return body(found, people.of(authors(found), actor));
    }

    private static List<Author> authors(ClaimDetails claim) {
        Stream<Author> reviewer = Stream.ofNullable(claim.progress().reviewer());
        Stream<Author> attached = claim.contents().documents().stream().map(ClaimDocument::attachedBy);
        Stream<Author> commented = claim.contents().comments().stream().map(Comment::by);
        return Stream.of(reviewer, attached, commented)
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }

    private ClaimBody body(ClaimDetails claim, Function<Author, Person> named) {
        Form form = claim.form();
        Progress progress = claim.progress();
        ClaimContents contents = claim.contents();
        NextStep next = next(form, progress);
        Author reviewer = progress.reviewer();
        return new ClaimBody(
                form.claim(),
                form.number(),
                form.organisation(),
                organisationName(form),
                form.programme(),
                form.period(),
                form.activity(),
                form.title(),
                progress.status(),
                claim.requested(),
                progress.approved(),
                progress.startedAt(),
                progress.submittedAt(),
                progress.decidedAt(),
                next.deadline(),
                next.whoMustAct(),
                reviewer == null ? null : named.apply(reviewer),
                form.location(),
                form.currency(),
                form.activityStart(),
                form.activityEnd(),
                form.period().usage(),
                periods.claiming(form.period()),
                form.planId(),
                form.copiedFrom(),
                form.catalogueVersion(),
                contents.costs().stream().map(CostBody::of).toList(),
                contents.documents().stream()
                        .map(document -> DocumentBody.of(document, named.apply(document.attachedBy())))
                        .toList(),
                contents.requirements(),
                contents.metrics(),
                contents.answers(),
                contents.comments().stream()
                        .map(comment -> comment(comment, named.apply(comment.by())))
                        .toList(),
                progress.allocations().stream()
                        .map(draw -> new ClaimBody.Draw(draw.fund(), draw.amount(), draw.claimed()))
                        .toList(),
                progress.rejection(),
                progress.reviewNote(),
                progress.reviewDueAt(),
                progress.keepOriginalsUntil(),
                progress.warnings(),
                claim.version());
    }

    private NextStep next(Form form, Progress progress) {
        Rejection rejection = progress.rejection();
        return NextStep.of(
                        progress.status(),
                        periods.claimDeadline(form.period(), form.location()),
                        progress.reviewDueAt(),
                        rejection == null ? null : rejection.disputableUntil())
                .at(progress.status(), clock.instant());
    }

    private static CommentBody comment(Comment comment, Person by) {
        return new CommentBody(comment.comment(), comment.text(), comment.document(), by, comment.at());
    }

    private String organisationName(Form form) {
        String id = form.organisation().value();
        return organisations.find(id).map(found -> found.content().name()).orElse(id);
    }
}
