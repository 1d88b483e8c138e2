package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.PERIOD;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coopclaims.command.claim.ClaimCourses.Standing;
import dev.coopclaims.command.claim.submission.CheckReadiness;
import dev.coopclaims.command.claim.submission.ExpireClaim;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.claim.submission.WarnOfExpiry;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.dispute.FinaliseRejection;
import dev.coopclaims.command.granting.GrantException;
import dev.coopclaims.command.granting.RevokeException;
import dev.coopclaims.command.granting.RunningClaims;
import dev.coopclaims.command.granting.TellException;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.CloseOrganisation;
import dev.coopclaims.command.originals.MarkOriginalsOverdue;
import dev.coopclaims.command.originals.RequestOriginals;
import dev.coopclaims.command.review.RejectUnanswered;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.DeadlineMoved;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.exception.ExceptionGranted;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.exception.ExceptionTerms.Kind;
import dev.coopclaims.kernel.exception.ExceptionsId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.source.ExceptionId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an organisation may do by an exception, and until when (X-1, T-5). */
class ExceptionTest {
    private static final ExceptionId EXCEPTION = new ExceptionId("exception-0");
    private static final LocalDate LATER = LocalDate.of(2021, 9, 15);
    private static final LocalDate UNTIL = LocalDate.of(2021, 9, 30);
    /** A day after the last one to claim, 15 August in Dublin. */
    private static final String LATE = "2021-08-20T10:00:00Z";

    private final SampleClock clock = new SampleClock();
    private final ClaimNode node = new ClaimNode(SampleCatalogue.withReminders(List.of(14, 3), List.of(7, 2)), clock);
    private final ClaimCourses courses = new ClaimCourses(node);

    @Test
    void a_later_deadline_of_one_claim_is_told_to_it_and_holds_X_1() {
        ClaimId claim = courses.in(Standing.EDI);
        grant(claim, PartnerDeadline.SUBMISSION, LATER);

        DeadlineMoved moved = (DeadlineMoved) node.events(claim.value()).getLast();
        assertThat(moved.deadline()).isEqualTo(Deadline.endOf(LATER, SampleCatalogue.DUBLIN));
        assertThat(moved.exception()).isEqualTo(EXCEPTION);
        assertThat(moved.reason()).isEqualTo("flooded");
        assertThat(moved.reminders()).extracting("daysLeft").containsExactly(14, 3);
        clock.set(LATE);
        assertThat(sent(new ExpireClaim(claim))).isFalse();
        assertThat(node.send(new SubmitClaim(claim), ALICE).result().requested())
                .isEqualTo(eur("1000.00"));
    }

    @Test
    void a_draft_with_a_later_deadline_expires_at_that_one_T_5() {
        ClaimId claim = courses.in(Standing.EDI);
        grant(claim, PartnerDeadline.SUBMISSION, LATER);
        clock.set("2021-09-12T10:00:00Z");
        assertThat(sent(new WarnOfExpiry(claim))).isTrue();
        clock.set("2021-09-15T22:59:59.999Z");
        assertThat(sent(new ExpireClaim(claim))).isFalse();
        clock.set("2021-09-15T23:00:00Z");
        assertThat(sent(new ExpireClaim(claim))).isTrue();
        assertThat(problems(new SubmitClaim(claim), ALICE)).containsExactly("CLAIM_LOCKED");
    }

    @Test
    void a_later_deadline_of_a_half_year_reaches_the_claims_that_the_view_knows_at_once_and_the_others_in_time_X_1() {
        ClaimId listed = courses.in(Standing.EDI);
        ClaimId missed = courses.in(Standing.EDI);
        ClaimId submitted = courses.in(Standing.SUB);
        node.listed.addAll(List.of(listed, submitted));
        grantHalfYear();

        assertThat(told(listed)).isEqualTo(LATER);
        assertThat(told(submitted)).isEqualTo(LATER);
        assertThat(told(missed)).isEqualTo(LocalDate.of(2021, 8, 15));
        clock.set(LATE);
        assertThat(node.send(new CheckReadiness(missed), ALICE).result().problems())
                .isEmpty();
        assertThat(sent(new ExpireClaim(missed))).isTrue();
        assertThat(node.claim(missed).status()).isEqualTo(ClaimStatus.EDITING);
        assertThat(told(missed)).isEqualTo(LATER);
    }

    @Test
    void what_the_grant_has_no_room_for_is_told_in_further_commits_also_just_before_a_revocation_X_1() {
        ClaimId missed = courses.in(Standing.EDI);
        grantHalfYear();
        ClaimId sibling = courses.in(Standing.EDI);
        assertThat(told(sibling)).isEqualTo(LATER);
        assertThat(told(missed)).isEqualTo(LocalDate.of(2021, 8, 15));
        for (int i = 0; i < RunningClaims.MAX_CLAIMS; i++) {
            node.listed.add(new ClaimId("claim-x%03d".formatted(i)));
        }
        node.listed.addAll(List.of(missed, sibling));
        Optional<ClaimId> next = tell(null);
        assertThat(next).contains(new ClaimId("claim-x299"));
        assertThat(told(missed)).isEqualTo(LocalDate.of(2021, 8, 15));
        assertThat(tell(next.orElseThrow())).isEmpty();
        assertThat(told(missed)).isEqualTo(LATER);
        assertThat(node.names(sibling.value())).containsOnlyOnce("DeadlineMoved");
        node.send(new RevokeException(ORG, EXCEPTION, "a mistake"), ClaimCourses.MANAGER);
        assertThat(tell(null)).isEmpty();
    }

    private Optional<ClaimId> tell(@Nullable ClaimId after) {
        return node.send(new TellException(ORG, EXCEPTION, after), ClaimCourses.MANAGER)
                .result();
    }

    @Test
    void a_claim_that_was_not_told_is_told_with_its_submission_X_1() {
        ClaimId missed = courses.in(Standing.EDI);
        grantHalfYear();
        clock.set(LATE);
        node.send(new SubmitClaim(missed), ALICE);
        assertThat(node.names(missed.value())).endsWith("DeadlineMoved", "ClaimSubmitted");
    }

    @Test
    void a_claim_can_be_started_and_copied_until_the_later_deadline_C_12_X_1() {
        ClaimId before = courses.in(Standing.DSC);
        clock.set(LATE);
        assertThat(problems(start("claim-late"), ALICE)).containsExactly("LATE_CLAIM");
        grantHalfYear();
        node.send(start("claim-late"), ALICE);
        assertThat(node.names("claim-late")).containsExactly("ClaimStarted", "DeadlineMoved");
        node.send(new CopyClaim(new ClaimId("claim-copy"), before, "CLM-FY21H1-000099"), ALICE);
        assertThat(told(new ClaimId("claim-copy"))).isEqualTo(LATER);
    }

    @Test
    void a_revoked_exception_helps_nobody_but_shortens_no_deadline_that_was_told_X_1() {
        ClaimId claim = courses.in(Standing.EDI);
        node.listed.add(claim);
        grantHalfYear();
        node.send(new RevokeException(ORG, EXCEPTION, "a mistake"), ClaimCourses.MANAGER);
        clock.set(LATE);
        Violation why = refused(start("claim-late"), ALICE);
        assertThat(why.message()).contains("The exception exception-0, which allowed it, was revoked.");
        assertThat(sent(new ExpireClaim(claim))).isFalse();
        node.send(new SubmitClaim(claim), ALICE);
        assertThat(problems(new RevokeException(ORG, EXCEPTION, "again"), ClaimCourses.MANAGER))
                .containsExactly("EXCEPTION_REVOKED");
    }

    @Test
    void an_exception_that_is_over_is_named_by_the_refusal_X_1() {
        grant(null, PERIOD, ExceptionTerms.laterDeadline(PartnerDeadline.SUBMISSION, LATER), LocalDate.of(2021, 8, 18));
        clock.set(LATE);
        assertThat(refused(start("claim-late"), ALICE).message())
                .contains("The exception exception-0 allowed it until the end of 2021-08-18.");
    }

    @Test
    void time_to_answer_to_dispute_and_to_produce_originals_is_extended_X_1() {
        ClaimId asked = courses.in(Standing.ASK);
        ClaimId rejected = courses.in(Standing.REJ);
        ClaimId submitted = courses.in(Standing.SUB);
        grant(asked, PartnerDeadline.ANSWER, LATER);
        grant(rejected, PartnerDeadline.DISPUTE, LATER);
        grant(submitted, PartnerDeadline.ORIGINALS, LATER);
        clock.set("2021-09-15T22:59:59Z");
        assertThat(sent(new RejectUnanswered(asked))).isFalse();
        assertThat(sent(new FinaliseRejection(rejected))).isFalse();
        assertThat(sent(new MarkOriginalsOverdue(submitted))).isFalse();
        clock.set("2021-09-15T23:00:00Z");
        assertThat(sent(new RejectUnanswered(asked))).isTrue();
        assertThat(sent(new FinaliseRejection(rejected))).isTrue();
        assertThat(sent(new MarkOriginalsOverdue(submitted))).isTrue();
    }

    @Test
    void what_nobody_could_use_is_not_granted_X_1() {
        ClaimId claim = courses.in(Standing.EDI);
        ClaimId discarded = courses.in(Standing.DSC);
        ExceptionTerms later = ExceptionTerms.laterDeadline(PartnerDeadline.SUBMISSION, LATER);
        assertThat(problemsOfGrant(claim, null, later, LocalDate.of(2021, 6, 30)))
                .containsExactly("EXCEPTION_OVER");
        assertThat(problemsOfGrant(discarded, null, later, UNTIL)).containsExactly("EXCEPTION_TOO_LATE");
        assertThat(problemsOfGrant(claim, PERIOD, later, UNTIL)).containsExactly("EXCEPTION_SCOPE");
        assertThat(problemsOfGrant(null, null, later, UNTIL)).containsExactly("EXCEPTION_SCOPE");
        assertThat(problemsOfGrant(new ClaimId("claim-none"), null, later, UNTIL))
                .containsExactly("NO_SUCH_CLAIM");
        assertThat(problemsOfGrant(null, EarningPeriod.ofLabel("FY10-H1"), later, UNTIL))
                .containsExactly("PERIOD_NOT_IN_CATALOGUE");
        assertThat(problemsOfGrant(claim, null, deadline(PartnerDeadline.SUBMISSION, "2021-08-15"), UNTIL))
                .containsExactly("EXCEPTION_NOT_LATER");
        assertThat(problemsOfGrant(null, PERIOD, deadline(PartnerDeadline.SUBMISSION, "2021-08-15"), UNTIL))
                .containsExactly("EXCEPTION_NOT_LATER");
        assertThat(problemsOfGrant(null, PERIOD, deadline(PartnerDeadline.ANSWER, "2021-09-15"), UNTIL))
                .containsExactly("EXCEPTION_NEEDS_CLAIM");
        assertThat(problemsOfGrant(claim, null, deadline(PartnerDeadline.ANSWER, "2021-09-15"), UNTIL))
                .containsExactly("EXCEPTION_TOO_LATE");
        assertThat(problemsOfGrant(
                        claim,
                        null,
                        ExceptionTerms.widerDates(Kind.COST_DATES, LocalDate.of(2021, 2, 1), UNTIL),
                        UNTIL))
                .containsExactly("EXCEPTION_DATES_NOT_WIDER");
        assertThat(node.names(claim.value())).doesNotContain("DeadlineMoved");
    }

    @Test
    void nothing_is_granted_for_a_claim_that_is_over_or_to_a_closed_organisation_R_6_X_1() {
        ExceptionTerms dates =
                ExceptionTerms.widerDates(Kind.COST_DATES, LocalDate.of(2020, 12, 1), LocalDate.of(2021, 6, 30));
        for (Standing over : List.of(Standing.DSC, Standing.EXP, Standing.WDN, Standing.APP, Standing.FIN)) {
            assertThat(problemsOfGrant(courses.in(over), null, dates, UNTIL))
                    .as(over.name())
                    .containsExactly("EXCEPTION_CLAIM_OVER");
        }
        ClaimId claim = courses.in(Standing.EDI);
        ClaimId asked = courses.in(Standing.ASK);
        node.send(new CloseOrganisation(ORG, "merged"), ClaimCourses.MANAGER);
        for (ExceptionTerms terms : List.of(dates, deadline(PartnerDeadline.SUBMISSION, "2021-09-15"))) {
            assertThat(problemsOfGrant(claim, null, terms, UNTIL)).containsExactly("ORGANISATION_CLOSED");
            assertThat(problemsOfGrant(null, PERIOD, terms, UNTIL)).containsExactly("ORGANISATION_CLOSED");
        }
        grant(asked, PartnerDeadline.ANSWER, LATER);
    }

    @Test
    void of_several_requests_for_originals_the_shorter_one_is_extended_X_1() {
        ClaimId claim = courses.in(Standing.SUB);
        grant(claim, PartnerDeadline.ORIGINALS, LATER, "exception-long");
        node.send(new RequestOriginals(claim, new OriginalsRequestId("originals-1"), List.of(), "these too"), RITA);
        LocalDate less = LATER.minusDays(10);
        grant(claim, PartnerDeadline.ORIGINALS, less, "exception-short");
        assertThat(MovedDeadlines.running(node.claim(claim), PartnerDeadline.ORIGINALS))
                .extracting(running -> running.deadline().lastDay())
                .containsExactly(LATER, less);
    }

    @Test
    void the_same_is_granted_once_X_1() {
        ClaimId claim = courses.in(Standing.EDI);
        grant(claim, PartnerDeadline.SUBMISSION, LATER);
        ExceptionTerms dates =
                ExceptionTerms.widerDates(Kind.COST_DATES, LocalDate.of(2020, 12, 1), LocalDate.of(2021, 6, 30));
        node.send(grant("exception-2", claim, null, dates, UNTIL), ClaimCourses.MANAGER);
        assertThat(problems(grant("exception-3", claim, null, dates, UNTIL), ClaimCourses.MANAGER))
                .containsExactly("EXCEPTION_GRANTED_TWICE");
    }

    @Test
    void nobody_else_grants_or_knows_of_one_R_1() {
        ClaimId claim = courses.in(Standing.EDI);
        grant(claim, PartnerDeadline.SUBMISSION, LATER);
        assertThat(problems(
                        grant("exception-1", claim, null, deadline(PartnerDeadline.SUBMISSION, "2021-09-15"), UNTIL),
                        Sample.STRANGER))
                .containsExactly("NO_SUCH_CLAIM");
        assertThat(problems(new RevokeException(ORG, EXCEPTION, "none"), Sample.STRANGER))
                .containsExactly("NO_SUCH_EXCEPTION");
    }

    @Test
    void nobody_grants_or_revokes_one_of_an_organisation_that_they_are_a_member_of_R_3() {
        ClaimId claim = courses.in(Standing.EDI);
        grantHalfYear();
        node.send(
                new AddMember(ORG, ClaimCourses.MANAGER.user(), "Pam", null, Role.PARTNER_USER), ClaimCourses.MANAGER);
        assertThat(problemsOfGrant(claim, null, deadline(PartnerDeadline.SUBMISSION, "2021-10-15"), UNTIL))
                .containsExactly("OWN_ORGANISATION");
        assertThat(problems(new RevokeException(ORG, EXCEPTION, "a mistake"), ClaimCourses.MANAGER))
                .containsExactly("OWN_ORGANISATION");
        Actor other =
                new Actor(new UserId("pete"), Set.of(Role.PROGRAMME_MANAGER), RITA.organisation(), Actor.Channel.WEB);
        node.send(new RevokeException(ORG, EXCEPTION, "a mistake"), other);
    }

    @Test
    void a_claim_is_told_the_reason_of_an_exception_for_it_alone_H_6() {
        ClaimId one = courses.in(Standing.EDI);
        node.listed.add(one);
        grantHalfYear();
        assertThat(((DeadlineMoved) node.events(one.value()).getLast()).reason())
                .isNull();
        grant(one, PartnerDeadline.SUBMISSION, LATER.plusDays(1), "exception-9");
        assertThat(((DeadlineMoved) node.events(one.value()).getLast()).reason())
                .isEqualTo("flooded");
        assertThat(node.events(ExceptionsId.of(ORG).value()))
                .extracting(event -> ((ExceptionGranted) event).subject())
                .containsExactly(ORG.value(), one.value());
    }

    @Test
    void a_claim_that_only_an_exception_allows_is_not_refused_before_it_gets_a_number_X_1() {
        clock.set(LATE);
        StartClaim late = start("claim-late");
        CheckStart check = new CheckStart(ORG, late.programme(), late.period(), late.currency(), late.details());
        assertThat(problems(check, ALICE)).containsExactly("LATE_CLAIM");
        grantHalfYear();
        assertThatCode(() -> node.send(check, ALICE)).doesNotThrowAnyException();
    }

    private void grantHalfYear() {
        grant(null, PERIOD, ExceptionTerms.laterDeadline(PartnerDeadline.SUBMISSION, LATER), UNTIL);
    }

    private void grant(ClaimId claim, PartnerDeadline of, LocalDate lastDay) {
        node.send(
                grant(
                        of == PartnerDeadline.SUBMISSION ? EXCEPTION.value() : "exception-" + of.name(),
                        claim,
                        null,
                        ExceptionTerms.laterDeadline(of, lastDay),
                        UNTIL),
                ClaimCourses.MANAGER);
    }

    private void grant(ClaimId claim, PartnerDeadline of, LocalDate lastDay, String exception) {
        node.send(
                grant(exception, claim, null, ExceptionTerms.laterDeadline(of, lastDay), UNTIL), ClaimCourses.MANAGER);
    }

    private void grant(@Nullable ClaimId claim, @Nullable EarningPeriod period, ExceptionTerms terms, LocalDate until) {
        node.send(grant(EXCEPTION.value(), claim, period, terms, until), ClaimCourses.MANAGER);
    }

    private List<String> problemsOfGrant(
            @Nullable ClaimId claim, @Nullable EarningPeriod period, ExceptionTerms terms, LocalDate until) {
        return problems(grant("exception-9", claim, period, terms, until), ClaimCourses.MANAGER);
    }

    private static GrantException grant(
            String exception,
            @Nullable ClaimId claim,
            @Nullable EarningPeriod period,
            ExceptionTerms terms,
            LocalDate until) {
        return new GrantException(ORG, new ExceptionId(exception), claim, null, period, terms, until, "flooded");
    }

    private static ExceptionTerms deadline(PartnerDeadline of, String lastDay) {
        return ExceptionTerms.laterDeadline(of, LocalDate.parse(lastDay));
    }

    private static StartClaim start(String claim) {
        return new StartClaim(
                new ClaimId(claim),
                "CLM-FY21H1-000077",
                "CSP_DIRECT",
                PERIOD,
                SampleCatalogue.euro(),
                Sample.details());
    }

    private LocalDate told(ClaimId claim) {
        return node.claim(claim).file().told().submitBy().lastDay();
    }

    private boolean sent(Command<Boolean> command) {
        return Boolean.TRUE.equals(
                node.send(command, Actor.system(RITA.organisation())).result());
    }

    private Violation refused(Command<?> command, Actor actor) {
        return catchThrowableOfType(Refusal.class, () -> node.send(command, actor))
                .violations()
                .getFirst();
    }

    private List<String> problems(Command<?> command, Actor actor) {
        return catchThrowableOfType(Refusal.class, () -> node.send(command, actor)).violations().stream()
                .map(Violation::code)
                .toList();
    }
}
