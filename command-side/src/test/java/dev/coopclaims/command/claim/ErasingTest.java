package dev.coopclaims.command.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coopclaims.command.claim.ClaimCourses.Standing;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.erasure.BeginErasure;
import dev.coopclaims.command.erasure.CompleteErasure;
import dev.coopclaims.command.erasure.ConfirmErasure;
import dev.coopclaims.command.erasure.RecordDestruction;
import dev.coopclaims.command.erasure.RequestErasure;
import dev.coopclaims.command.erasure.Subject;
import dev.coopclaims.command.erasure.Traces;
import dev.coopclaims.command.erasure.WithdrawErasure;
import dev.coopclaims.command.hold.LiftHold;
import dev.coopclaims.command.hold.PlaceHold;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.CloseOrganisation;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.command.organisation.RemoveMember;
import dev.coopclaims.command.policy.Separation;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.erasure.DestroyedKey;
import dev.coopclaims.kernel.erasure.ErasureBegun;
import dev.coopclaims.kernel.erasure.ErasureDeferred;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.erasure.ErasureKind;
import dev.coopclaims.kernel.erasure.KeysDestroyed;
import dev.coopclaims.kernel.hold.HoldId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may be erased, by whom, and what it waits for (H-5, H-6). */
class ErasingTest {
    private static final Actor PAM = ClaimCourses.MANAGER;
    private static final Actor PETRA = new Actor(
            new UserId("petra"), Set.of(Role.PROGRAMME_MANAGER), Sample.RITA.organisation(), Actor.Channel.WEB);
    private static final Actor SYSTEM = Actor.system(Sample.RITA.organisation());
    private static final HoldId HOLD = new HoldId("hold-1");
    private static final List<DestroyedKey> KEYS = List.of(new DestroyedKey("stream/claim-1", 1));
    private static final UserId ALICE = Sample.ALICE.user();

    private ClaimNode node = new ClaimNode();
    private ClaimCourses courses = new ClaimCourses(node);

    @Test
    void somebody_else_confirms_and_the_setting_switches_that_off() {
        ErasureId erasure = asked(courses.in(Standing.DSC));
        assertThat(refused(new ConfirmErasure(erasure), PAM)).isEqualTo("SECOND_PERSON_NEEDED");
        node.send(new ConfirmErasure(erasure), PETRA);
        assertThat(refused(new ConfirmErasure(erasure), PETRA)).isEqualTo("ERASURE_NOT_WAITING");

        node = new ClaimNode(new Separation(true, true, true, false));
        courses = new ClaimCourses(node);
        ErasureId alone = asked(courses.in(Standing.DSC));
        assertThat(node.names(alone.value())).containsExactly("ErasureRequested", "ErasureConfirmed");
    }

    @Test
    void a_claim_is_kept_until_24_months_after_its_activity_and_erased_then() {
        ClaimId claim = courses.in(Standing.APP);
        ErasureId erasure = confirmed(claim);
        ErasureDeferred waits = waits(erasure);
        Deadline until = Objects.requireNonNull(waits.keepUntil());
        assertThat(until.lastDay()).isEqualTo(node.claim(claim).file().told().keepOriginalsUntil());
        assertThat(waits.inUseBy()).isEmpty();

        assertThat(begun(erasure)).isEmpty();
        assertThat(node.names(erasure.value()))
                .containsExactly("ErasureRequested", "ErasureConfirmed", "ErasureDeferred");
        node.at(until.before().minusMillis(1), () -> assertThat(begun(erasure)).isEmpty());
        node.at(until.before(), () -> {
            assertThat(begun(erasure)).isEqualTo(KEYS);
            assertThat(begun(erasure)).as("again, after a crash").isEqualTo(KEYS);
            assertThat(refused(new WithdrawErasure(erasure, "no"), PAM)).isEqualTo("ERASURE_NOT_WAITING");
            for (int i = 0; i < 2; i++) {
                node.send(new RecordDestruction(erasure, KEYS), SYSTEM);
            }
            for (int i = 0; i < 2; i++) {
                node.send(new CompleteErasure(erasure), SYSTEM);
            }
        });
        assertThat(node.names(erasure.value()).subList(3, 6))
                .containsExactly("ErasureBegun", "KeysDestroyed", "ErasureCompleted");
        assertThat(node.names(erasure.value())).hasSize(6);
    }

    @Test
    void a_claim_waits_for_its_end_and_what_was_never_decided_is_kept_for_no_time() {
        ErasureDeferred open = waits(confirmed(courses.in(Standing.EDI)));
        assertThat(open.keepUntil()).isNull();
        assertThat(open.inUseBy()).hasSize(1);
        for (Standing standing :
                new Standing[] {Standing.SUB, Standing.REV, Standing.ASK, Standing.REJ, Standing.DIS}) {
            node = new ClaimNode();
            courses = new ClaimCourses(node);
            ErasureDeferred inUse = waits(confirmed(courses.in(standing)));
            assertThat(inUse.inUseBy()).as(standing.name()).hasSize(1);
            assertThat(inUse.keepUntil()).as(standing.name()).isNotNull();
        }
        for (Standing standing : new Standing[] {Standing.DSC, Standing.WDN, Standing.EXP}) {
            node = new ClaimNode();
            courses = new ClaimCourses(node);
            assertThat(begun(confirmed(courses.in(standing))))
                    .as(standing.name())
                    .isEqualTo(KEYS);
        }
    }

    @Test
    void a_hold_on_the_claim_or_its_organisation_defers_it_until_it_is_lifted() {
        ClaimId claim = courses.in(Standing.DSC);
        node.send(new PlaceHold(claim, HOLD, "auditors"), PAM);
        node.send(new PlaceHold(Sample.ORG, HOLD, "auditors"), PAM);
        ErasureId erasure = confirmed(claim);
        assertThat(waits(erasure).heldBy()).containsExactly(claim.value(), Sample.ORG.value());

        node.send(new LiftHold(claim, HOLD), PAM);
        assertThat(begun(erasure)).isEmpty();
        assertThat(waits(erasure).heldBy()).containsExactly(Sample.ORG.value());
        node.send(new LiftHold(Sample.ORG, HOLD), PAM);
        assertThat(refused(new LiftHold(Sample.ORG, HOLD), PAM)).isEqualTo("HOLD_LIFTED");
        assertThat(begun(erasure)).isEqualTo(KEYS);

        HoldId late = new HoldId("hold-2");
        assertThat(refused(new PlaceHold(claim, late, "too late"), PAM)).isEqualTo("HOLD_TOO_LATE");
        node.send(new PlaceHold(Sample.ORG, late, "a moment before the keys are destroyed"), PAM);
        assertThat(begun(erasure)).isEmpty();
        assertThat(waits(erasure).heldBy()).containsExactly(Sample.ORG.value());
        node.send(new LiftHold(Sample.ORG, late), PAM);
        assertThat(begun(erasure)).isEqualTo(KEYS);
        node.send(new PlaceHold(Sample.ORG, new HoldId("hold-3"), "after the keys were destroyed"), PAM);
        assertThat(node.send(new BeginErasure(erasure, List.of()), SYSTEM).result())
                .as("brought to its end")
                .contains(KEYS);
    }

    @Test
    void only_the_system_carries_it_out() {
        ErasureId erasure = confirmed(courses.in(Standing.DSC));
        for (Command<?> step : List.<Command<?>>of(
                new BeginErasure(erasure, KEYS), new RecordDestruction(erasure, KEYS), new CompleteErasure(erasure))) {
            assertThat(catchThrowableOfType(Refusal.class, () -> node.send(step, PAM))
                            .kind())
                    .isEqualTo(Refusal.Kind.FORBIDDEN);
        }
    }

    @Test
    void what_is_named_like_an_organisation_is_no_person() {
        courses.in(Standing.DSC);
        node.traces = new Traces(List.of(Sample.ORG), List.of());
        assertThat(refused(new RequestErasure(Subject.of(new UserId(Sample.ORG.value())), "asks"), PAM))
                .isEqualTo("UNKNOWN_ERASURE_SUBJECT");
    }

    @Test
    void a_person_who_is_a_member_is_refused_and_one_who_was_waits_for_holds_alone() {
        ClaimId claim = courses.in(Standing.APP);
        Subject alice = Subject.of(ALICE);
        assertThat(refused(new RequestErasure(alice, "asks"), PAM)).isEqualTo("UNKNOWN_ERASURE_SUBJECT");
        node.traces = new Traces(List.of(Sample.ORG), List.of(claim));
        assertThat(refused(new RequestErasure(alice, "asks"), PAM)).isEqualTo("STILL_A_MEMBER");
        node.send(new RemoveMember(Sample.ORG, ALICE), PAM);
        node.send(new PlaceHold(claim, HOLD, "auditors"), PAM);
        ErasureId erasure = confirmed(alice);
        assertThat(waits(erasure))
                .satisfies(waits -> assertThat(waits.heldBy()).containsExactly(claim.value()))
                .satisfies(waits -> assertThat(waits.keepUntil()).isNull());
        node.send(new LiftHold(claim, HOLD), PAM);
        assertThat(begun(erasure)).isEqualTo(KEYS);
    }

    /** A log that was restored from before they were destroyed, beside the newest keys (record 53). */
    @Test
    void one_whose_keys_are_gone_already_begins_and_is_brought_to_its_end() {
        ErasureId erasure = confirmed(courses.in(Standing.DSC));
        BeginErasure again = new BeginErasure(erasure, List.of());
        for (int look = 0; look < 2; look++) {
            assertThat(node.send(again, SYSTEM).result()).as("has begun").contains(List.of());
        }
        node.send(new RecordDestruction(erasure, List.of()), SYSTEM);
        assertThat(node.send(again, SYSTEM).result()).as("is past that").isEmpty();
        node.send(new CompleteErasure(erasure), SYSTEM);
        assertThat(node.names(erasure.value())).endsWith("ErasureBegun", "KeysDestroyed", "ErasureCompleted");
    }

    /** Whoever restores an older copy of the keys later is told which ones are to be gone (record 53). */
    @Test
    void keys_that_are_gone_already_are_remembered_too() {
        List<DestroyedKey> gone = List.of(new DestroyedKey("stream/claim-0", 3));
        ErasureId erasure = confirmed(courses.in(Standing.DSC));
        BeginErasure begin = new BeginErasure(erasure, KEYS, gone);
        assertThat(node.send(begin, SYSTEM).result().orElseThrow()).containsExactly(KEYS.getFirst(), gone.getFirst());
        assertThat(((ErasureBegun) node.events(erasure.value()).getLast()).keys())
                .hasSize(2);

        node.send(new PlaceHold(Sample.ORG, HOLD, "a moment after"), PAM);
        assertThat(node.send(new BeginErasure(erasure, List.of(), gone), SYSTEM).result())
                .as("no key is left that the hold could keep")
                .isPresent();
    }

    /** Two nodes, while somebody changed their mind twice. */
    @Test
    void keys_that_were_destroyed_before_it_was_asked_for_anew_are_told_at_once() {
        ClaimId claim = courses.in(Standing.DSC);
        ErasureId erasure = confirmed(claim);
        assertThat(begun(erasure)).isEqualTo(KEYS);
        node.send(new PlaceHold(Sample.ORG, HOLD, "auditors"), PAM);
        assertThat(begun(erasure)).as("the other node defers it").isEmpty();
        node.send(new WithdrawErasure(erasure, "a mistake"), PAM);
        asked(claim);

        node.send(new RecordDestruction(erasure, KEYS), SYSTEM);
        node.send(new CompleteErasure(erasure), SYSTEM);
        assertThat(node.names(erasure.value()))
                .endsWith("ErasureRequested", "ErasureBegun", "KeysDestroyed", "ErasureCompleted");
    }

    /** A node that stood still for longer than its lease tells what another one has told, and brought to its end, since. */
    @Test
    void keys_that_were_told_already_are_not_told_for_a_new_request() {
        ClaimId claim = courses.in(Standing.DSC);
        ErasureId erasure = confirmed(claim);
        assertThat(begun(erasure)).isEqualTo(KEYS);
        node.send(new RecordDestruction(erasure, KEYS), SYSTEM);
        node.send(new CompleteErasure(erasure), SYSTEM);
        asked(claim);

        node.send(new RecordDestruction(erasure, KEYS), SYSTEM);
        assertThat(node.names(erasure.value())).endsWith("ErasureCompleted", "ErasureRequested");
        node.send(new ConfirmErasure(erasure), PETRA);
        node.send(new RecordDestruction(erasure, KEYS), SYSTEM);
        assertThat(node.names(erasure.value())).endsWith("ErasureConfirmed");
        List<DestroyedKey> next = List.of(new DestroyedKey("stream/claim-1", 2));
        assertThat(node.send(new BeginErasure(erasure, next), SYSTEM).result()).contains(next);
    }

    @Test
    void what_a_person_came_to_after_it_had_begun_is_folded_again_too() {
        courses.in(Standing.DSC);
        OrganisationId later = new OrganisationId("org-later");
        node.traces = new Traces(List.of(Sample.ORG), List.of());
        node.send(new RemoveMember(Sample.ORG, ALICE), PAM);
        ErasureId erasure = confirmed(Subject.of(ALICE));
        assertThat(begun(erasure)).isEqualTo(KEYS);
        node.send(new RegisterOrganisation(later, "Later", OrganisationKind.PARTNER), PAM);
        node.send(new AddMember(later, ALICE, "Alice", null, Role.PARTNER_USER), PAM);
        node.send(new RemoveMember(later, ALICE), PAM);
        node.traces = new Traces(List.of(later), List.of());

        node.send(new RecordDestruction(erasure, KEYS), SYSTEM);
        KeysDestroyed told = (KeysDestroyed) node.events(erasure.value()).getLast();
        assertThat(told.streams()).containsExactlyInAnyOrder(Sample.ORG.value(), later.value(), erasure.value());
    }

    @Test
    void an_organisation_is_closed_first_and_kept_for_24_months_after_that_half_year() {
        Subject aire = new Subject(ErasureKind.ORGANISATION, Sample.ORG.value());
        courses.in(Standing.DSC);
        assertThat(refused(new RequestErasure(aire, "asks"), PAM)).isEqualTo("ORGANISATION_STILL_OPEN");
        node.send(new CloseOrganisation(Sample.ORG, "left"), PAM);
        ErasureId erasure = confirmed(aire);
        Deadline until = Objects.requireNonNull(waits(erasure).keepUntil());
        assertThat(until.lastDay()).isEqualTo(LocalDate.of(2023, 12, 31));
        node.at(until.before(), () -> assertThat(begun(erasure)).isEqualTo(KEYS));
    }

    @Test
    void it_is_asked_for_once_at_a_time_and_can_be_withdrawn_until_it_begins() {
        ClaimId claim = courses.in(Standing.DSC);
        ErasureId erasure = asked(claim);
        assertThat(refused(request(claim), PETRA)).isEqualTo("ERASURE_OPEN");
        node.send(new WithdrawErasure(erasure, "a mistake"), PETRA);
        assertThat(refused(new ConfirmErasure(erasure), PETRA)).isEqualTo("ERASURE_NOT_WAITING");
        assertThat(asked(claim)).isEqualTo(erasure);
        node.send(new ConfirmErasure(erasure), PETRA);
        node.send(new WithdrawErasure(erasure, "still a mistake"), PAM);
        assertThat(begun(erasure)).isEmpty();
    }

    @Test
    void what_nobody_knows_and_the_vendor_are_refused() {
        courses.in(Standing.DSC);
        assertThat(refused(request(new ClaimId("claim-none")), PAM)).isEqualTo("UNKNOWN_ERASURE_SUBJECT");
        Subject vendor =
                new Subject(ErasureKind.ORGANISATION, Sample.RITA.organisation().value());
        assertThat(refused(new RequestErasure(vendor, "asks"), PAM)).isEqualTo("VENDOR_NOT_ERASED");
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> node.send(new ConfirmErasure(new ErasureId("erasure-none")), PAM))
                        .kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    private static RequestErasure request(ClaimId claim) {
        return new RequestErasure(new Subject(ErasureKind.CLAIM, claim.value()), "asks");
    }

    private ErasureId asked(ClaimId claim) {
        RequestErasure request = request(claim);
        node.send(request, PAM);
        return request.erasure();
    }

    private ErasureId confirmed(ClaimId claim) {
        return confirmed(new Subject(ErasureKind.CLAIM, claim.value()));
    }

    private ErasureId confirmed(Subject subject) {
        RequestErasure request = new RequestErasure(subject, "asks");
        node.send(request, PAM);
        node.send(new ConfirmErasure(request.erasure()), PETRA);
        return request.erasure();
    }

    private List<DestroyedKey> begun(ErasureId erasure) {
        return node.send(new BeginErasure(erasure, KEYS), SYSTEM).result().orElse(List.of());
    }

    private ErasureDeferred waits(ErasureId erasure) {
        return (ErasureDeferred) node.events(erasure.value()).getLast();
    }

    private String refused(Command<?> command, Actor actor) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> node.send(command, actor));
        assertThat(refusal.violations()).hasSize(1);
        return refusal.violations().getFirst().code();
    }
}
