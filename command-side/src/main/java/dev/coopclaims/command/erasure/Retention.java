package dev.coopclaims.command.erasure;

import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.hold.HoldsState;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.command.preapproval.PreApprovalState;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.erasure.ErasureKind;
import dev.coopclaims.kernel.exception.ExceptionsId;
import dev.coopclaims.kernel.hold.HoldsId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to be kept, and how long (H-5, H-6). A claim is evidence of money from its submission on: for 24 months after the
 * last day of its activity. So is an invoice or a pre-approval, as long as one of the claims that hold of it is; an
 * organisation, until 24 months after the half-year in which it was closed. A person's name is no evidence of money:
 * events name people by ids. Pure.
 */
final class Retention {

    private Retention() {}

    /** The streams that tell how a subject stands. */
    static Touched touches(Subject subject, Streams known, Context context) {
        Touched touched = Touched.NOTHING;
        List<ClaimId> claims = new ArrayList<>();
        switch (subject.kind()) {
            case PERSON, ORGANISATION -> {
                TracesOf traces = new TracesOf(subject);
                touched = touched.asking(traces);
                Traces found = context.answerIfKnown(traces).orElse(Traces.NONE);
                for (OrganisationId organisation : organisations(subject, found)) {
                    touched = touched.reading(OrganisationState.KIND, organisation)
                            .and(holdsOn(organisation));
                }
                for (ClaimId claim : found.held()) {
                    touched = touched.and(holdsOn(claim));
                }
                return touched;
            }
            case CLAIM -> claims.add(new ClaimId(subject.id()));
            case INVOICE -> {
                touched = touched.reading(InvoiceState.KIND, subject.stream());
                known.ifKnown(InvoiceState.KIND, subject.stream())
                        .ifPresent(invoice -> claims.addAll(invoice.claims()));
            }
            case PRE_APPROVAL -> {
                touched = touched.reading(PreApprovalState.KIND, subject.stream());
                known.ifKnown(PreApprovalState.KIND, subject.stream())
                        .ifPresent(asked -> claims.addAll(drewEver(asked)));
            }
        }
        for (ClaimId claim : claims) {
            touched = touched.reading(ClaimState.KIND, claim).and(holdsOn(claim));
        }
        OrganisationId partner = partner(subject, known);
        return partner == null ? touched : touched.and(holdsOn(partner));
    }

    private static Touched holdsOn(AggregateId target) {
        return Touched.NOTHING.reading(HoldsState.KIND, HoldsId.on(target));
    }

    private static List<OrganisationId> organisations(Subject subject, Traces found) {
        return subject.kind() == ErasureKind.ORGANISATION
                ? List.of(new OrganisationId(subject.id()))
                : found.organisations();
    }

    private static Set<ClaimId> draws(PreApprovalState asked) {
        return asked instanceof PreApprovalState.Granted granted
                ? Set.copyOf(granted.draws().keySet())
                : Set.of();
    }

    /** Also those that draw nothing any more: under hold, nothing that a claim drew on is erased (H-5). */
    private static Set<ClaimId> drewEver(PreApprovalState asked) {
        return asked instanceof PreApprovalState.Granted granted ? granted.claims() : Set.of();
    }

    private static @Nullable OrganisationId partner(Subject subject, Streams known) {
        return switch (subject.kind()) {
            case PERSON -> null;
            case ORGANISATION -> new OrganisationId(subject.id());
            case CLAIM ->
                known.ifKnown(ClaimState.KIND, subject.stream())
                        .map(claim -> claim.file().organisation())
                        .orElse(null);
            case INVOICE ->
                known.ifKnown(InvoiceState.KIND, subject.stream())
                        .map(InvoiceState::organisation)
                        .orElse(null);
            case PRE_APPROVAL ->
                known.ifKnown(PreApprovalState.KIND, subject.stream())
                        .map(PreApprovalState::organisation)
                        .orElse(null);
        };
    }

    /** How a subject stands; empty if nobody knows it. */
    static Optional<Standing> of(Subject subject, Streams streams, Context context) {
        return switch (subject.kind()) {
            case PERSON -> person(subject, streams, context);
            case ORGANISATION -> organisation(subject, streams, context);
            case CLAIM -> {
                Set<ClaimId> claim = Set.of(new ClaimId(subject.id()));
                yield ofClaims(subject, claim, claim, null, streams, context);
            }
            case INVOICE ->
                streams.find(InvoiceState.KIND, subject.stream())
                        .flatMap(invoice ->
                                ofClaims(subject, invoice.holders(), invoice.claims(), null, streams, context));
            case PRE_APPROVAL ->
                streams.find(PreApprovalState.KIND, subject.stream())
                        .flatMap(asked -> ofClaims(
                                subject,
                                draws(asked),
                                drewEver(asked),
                                keptAfter(asked.asked().period(), context),
                                streams,
                                context));
        };
    }

    private static Optional<Standing> person(Subject subject, Streams streams, Context context) {
        if (subject.id().startsWith(OrganisationId.KIND + "-") || subject.id().startsWith(ClaimId.KIND + "-")) {
            return Optional.empty(); // their keys have the same name
        }
        UserId person = new UserId(subject.id());
        Traces traces = context.answer(new TracesOf(subject));
        List<String> memberOf = new ArrayList<>();
        List<String> knownTo = new ArrayList<>();
        for (OrganisationId organisation : traces.organisations()) {
            streams.find(OrganisationState.KIND, organisation).ifPresent(state -> {
                if (state.members().containsKey(person)) {
                    memberOf.add(organisation.value());
                }
                knownTo.add(organisation.value());
            });
        }
        List<AggregateId> holders = new ArrayList<>(traces.organisations());
        holders.addAll(traces.held());
        return knownTo.isEmpty()
                ? Optional.empty()
                : Optional.of(new Standing(null, null, held(holders, streams), memberOf, knownTo));
    }

    private static Optional<Standing> organisation(Subject subject, Streams streams, Context context) {
        return streams.find(OrganisationState.KIND, subject.stream()).map(state -> {
            LocalDate closed = state.closedOn();
            List<AggregateId> holders =
                    new ArrayList<>(context.answer(new TracesOf(subject)).held());
            holders.add(state.id());
            return new Standing(
                    state.id(),
                    closed == null ? null : keptAfter(EarningPeriod.usedOn(closed), context),
                    held(holders, streams),
                    closed == null ? List.of(subject.id()) : List.of(),
                    List.of(subject.id(), ExceptionsId.of(state.id()).value()));
        });
    }

    /**
     * A subject that is evidence as long as some claims are.
     *
     * @param claims those that hold of it
     * @param everHeld also those that hold nothing of it any more: a hold on them holds it too
     */
    private static Optional<Standing> ofClaims(
            Subject subject,
            Collection<ClaimId> claims,
            Set<ClaimId> everHeld,
            @Nullable Deadline least,
            Streams streams,
            Context context) {
        OrganisationId partner = partner(subject, streams);
        if (partner == null) {
            return Optional.empty();
        }
        List<Deadline> kept = new ArrayList<>();
        List<String> inUse = new ArrayList<>();
        List<AggregateId> holders = new ArrayList<>(List.of(partner));
        holders.addAll(everHeld);
        if (least != null) {
            kept.add(least);
        }
        for (ClaimId id : claims) {
            ClaimState claim = streams.get(ClaimState.KIND, id);
            if (!isOver(claim)) {
                inUse.add(id.value());
            }
            if (isEvidence(claim.status())) {
                Deadline until = kept(claim, context);
                if (until != null) {
                    kept.add(until);
                }
            }
        }
        Deadline last =
                kept.stream().max(Comparator.comparing(Deadline::before)).orElse(null);
        return Optional.of(new Standing(partner, last, held(holders, streams), inUse, told(subject, partner)));
    }

    /** Why a claim had an exception is told among those of its organisation. */
    private static List<String> told(Subject subject, OrganisationId partner) {
        return subject.kind() == ErasureKind.CLAIM
                ? List.of(subject.id(), ExceptionsId.of(partner).value())
                : List.of(subject.id());
    }

    private static @Nullable Deadline kept(ClaimState claim, Context context) {
        ZoneId zone = context.catalogue(claim.file().period())
                .zone(claim.file().details().location());
        return open(Deadline.endOf(claim.file().told().keepOriginalsUntil(), zone), context.now());
    }

    private static @Nullable Deadline keptAfter(EarningPeriod period, Context context) {
        LocalDate kept =
                context.catalogue(period).keepOriginalsUntil(period.usage().last());
        return open(Deadline.endOf(kept, ZoneOffset.UTC), context.now());
    }

    private static @Nullable Deadline open(Deadline until, Instant now) {
        return until.isOver(now) ? null : until;
    }

    private static List<String> held(Collection<? extends AggregateId> targets, Streams streams) {
        return targets.stream()
                .map(target -> streams.find(HoldsState.KIND, HoldsId.on(target))
                        .filter(HoldsState::isHeld)
                        .map(HoldsState::target)
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether money may have moved, or may still: nobody decided about what was taken back. */
    private static boolean isEvidence(ClaimStatus status) {
        return switch (status) {
            case EDITING, DISCARDED, EXPIRED, WITHDRAWN -> false;
            case SUBMITTED, UNDER_REVIEW, ACTION_REQUIRED, APPROVED, REJECTED, DISPUTED -> true;
        };
    }

    private static boolean isOver(ClaimState claim) {
        return switch (claim.status()) {
            case EDITING, SUBMITTED, UNDER_REVIEW, ACTION_REQUIRED, DISPUTED -> false;
            case DISCARDED, EXPIRED, WITHDRAWN, APPROVED -> true;
            case REJECTED -> claim instanceof ClaimState.Rejected rejected && rejected.finalRejection();
        };
    }
}
