package dev.coopclaims.command.erasure;

import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.policy.Separation;
import dev.coopclaims.kernel.erasure.DestroyedKey;
import dev.coopclaims.kernel.erasure.ErasureBegun;
import dev.coopclaims.kernel.erasure.ErasureConfirmed;
import dev.coopclaims.kernel.erasure.ErasureDeferred;
import dev.coopclaims.kernel.erasure.ErasureEvent;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.erasure.ErasureKind;
import dev.coopclaims.kernel.erasure.ErasureRequested;
import dev.coopclaims.kernel.erasure.ErasureWithdrawn;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may happen to an erasure (H-6). Pure. */
final class ErasureDecisions {

    private ErasureDecisions() {}

    /**
     * @param found how the subject stands; empty if nobody knows it
     * @throws Refusal a conflict if it was asked for already, if the person is a member or the organisation is open;
     *     {@link RefusalCode#UNKNOWN_ERASURE_SUBJECT}, {@link RefusalCode#VENDOR_NOT_ERASED}
     */
    static List<ErasureEvent> request(
            @Nullable ErasureState state, RequestErasure command, Optional<Standing> found, Context context) {
        Subject subject = command.subject();
        String path = subject.kind() == ErasureKind.PERSON ? "/person" : "/stream";
        if (state != null && !(state instanceof ErasureState.Over)) {
            throw Refusal.conflict(RefusalCode.ERASURE_OPEN.at(path, subject.id(), command.erasure()));
        }
        OrganisationId vendor = context.policies().vendor();
        if (subject.id().equals(vendor.value())) {
            throw Refusal.rule(RefusalCode.VENDOR_NOT_ERASED.at(path));
        }
        Standing standing =
                found.orElseThrow(() -> Refusal.rule(RefusalCode.UNKNOWN_ERASURE_SUBJECT.at(path, subject.id())));
        refuseWhatIsInUse(subject, standing, path);
        List<ErasureEvent> events = new ArrayList<>();
        events.add(new ErasureRequested(
                command.erasure(),
                vendor,
                subject.kind(),
                subject.id(),
                standing.partner(),
                command.reason(),
                context.actor().user()));
        if (!context.policies().separation().erasures()) {
            events.addAll(confirmed(command.erasure(), standing, vendor));
        }
        return events;
    }

    /** A claim comes to its end by itself; nobody would end a membership or close a partner because of a request. */
    private static void refuseWhatIsInUse(Subject subject, Standing standing, String path) {
        if (standing.inUseBy().isEmpty()) {
            return;
        }
        String where = String.join(", ", standing.inUseBy());
        if (subject.kind() == ErasureKind.PERSON) {
            throw Refusal.conflict(RefusalCode.STILL_A_MEMBER.at(path, subject.id(), where));
        }
        if (subject.kind() == ErasureKind.ORGANISATION) {
            throw Refusal.conflict(RefusalCode.ORGANISATION_STILL_OPEN.at(path, where));
        }
    }

    /** @throws Refusal a conflict if it is confirmed or over; {@link RefusalCode#SECOND_PERSON_NEEDED} */
    static List<ErasureEvent> confirm(ErasureState state, Optional<Standing> standing, Context context) {
        if (!(state instanceof ErasureState.Requested asked)) {
            throw Refusal.conflict(notWaiting(state));
        }
        if (context.policies().separation().erasures()
                && asked.by().equals(context.actor().user())) {
            throw Refusal.rule(RefusalCode.SECOND_PERSON_NEEDED.at("", Separation.ERASURES_SETTING));
        }
        return confirmed(state.id(), standing.orElseThrow(), context.policies().vendor());
    }

    private static List<ErasureEvent> confirmed(ErasureId erasure, Standing standing, OrganisationId vendor) {
        ErasureConfirmed confirmed = new ErasureConfirmed(erasure, vendor);
        return standing.waits() ? List.of(confirmed, standing.deferred(erasure, vendor)) : List.of(confirmed);
    }

    /** @throws Refusal a conflict if it has begun or is over */
    static ErasureWithdrawn withdraw(ErasureState state, String reason, Context context) {
        if (!(state instanceof ErasureState.Requested || state instanceof ErasureState.Confirmed)) {
            throw Refusal.conflict(notWaiting(state));
        }
        return new ErasureWithdrawn(state.id(), context.policies().vendor(), reason);
    }

    static Violation notWaiting(ErasureState state) {
        return RefusalCode.ERASURE_NOT_WAITING.at("", state.subject().id(), told(state));
    }

    private static String told(ErasureState state) {
        return switch (state) {
            case ErasureState.Requested ignored -> "asked for";
            case ErasureState.Confirmed ignored -> "confirmed";
            case ErasureState.Begun ignored -> "under way";
            case ErasureState.Destroyed ignored -> "under way";
            case ErasureState.Over over -> over.done() ? "done" : "withdrawn";
        };
    }

    /** What it waits for; no event if that is told already. */
    static List<ErasureEvent> deferred(ErasureState.Confirmed state, Standing standing, Context context) {
        ErasureDeferred now = standing.deferred(state.id(), context.policies().vendor());
        return now.equals(state.waits()) ? List.of() : List.of(now);
    }

    static ErasureBegun begin(ErasureState state, Standing standing, List<DestroyedKey> keys, Context context) {
        return new ErasureBegun(state.id(), context.policies().vendor(), standing.streams(), keys);
    }

    /**
     * The reason of the request, and those of holds, are erased too, and shown in views.
     *
     * @param of the streams of which it was said that they hold the subject's data
     * @param now how the subject stands now: more may have come since
     */
    static List<String> folded(Subject subject, List<String> of, Optional<Standing> now) {
        Set<String> streams = new LinkedHashSet<>(of);
        now.ifPresent(standing -> streams.addAll(standing.streams()));
        streams.add(subject.erasure().value());
        subject.holds().ifPresent(holds -> streams.add(holds.value()));
        return List.copyOf(streams);
    }
}
