package dev.coopclaims.command.erasure;

import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.hold.TooLate;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.command.preapproval.PreApprovalState;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.erasure.ErasureKind;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * H-5, H-6: a hold would promise to keep what is being erased already: the claim or organisation itself, of an organisation
 * its claims, invoices, pre-approvals and people, and of a claim its organisation and what it ever drew on. A person who acted in a
 * claim is seen by the second look alone, as long as the keys are there (record 53).
 */
public final class NoHoldOnceErasureBegan implements TooLate {

    @Override
    public Touched touches(AggregateId on, @Nullable OrganisationId partner, Streams known, Context context) {
        Touched touched = Touched.NOTHING.reading(ErasureState.KIND, erasure(on));
        if (partner == null) {
            return touched;
        }
        ErasuresUnderWay question = new ErasuresUnderWay(partner);
        touched = touched.asking(question);
        for (Subject subject : context.answerIfKnown(question).orElse(List.of())) {
            touched = touched.reading(ErasureState.KIND, subject.erasure());
            if (on instanceof ClaimId) {
                touched = touched.and(claimsOf(subject));
            }
        }
        return touched;
    }

    private static Touched claimsOf(Subject subject) {
        return switch (subject.kind()) {
            case INVOICE -> Touched.NOTHING.reading(InvoiceState.KIND, subject.stream());
            case PRE_APPROVAL -> Touched.NOTHING.reading(PreApprovalState.KIND, subject.stream());
            case CLAIM, ORGANISATION, PERSON -> Touched.NOTHING;
        };
    }

    @Override
    public void refuse(AggregateId on, OrganisationId partner, Streams streams, Context context) {
        List<Subject> concerned = new ArrayList<>(List.of(subject(on)));
        context.answer(new ErasuresUnderWay(partner)).stream()
                .filter(subject -> concerns(on, partner, subject, streams))
                .forEach(concerned::add);
        for (Subject subject : concerned) {
            streams.find(ErasureState.KIND, subject.erasure()).ifPresent(state -> {
                if (state instanceof ErasureState.Begun || state instanceof ErasureState.Destroyed) {
                    throw Refusal.conflict(
                            RefusalCode.HOLD_TOO_LATE.at("", state.subject().id()));
                }
            });
        }
    }

    /** Whether a hold would have to keep the subject. */
    private static boolean concerns(AggregateId on, OrganisationId partner, Subject subject, Streams streams) {
        if (on instanceof ClaimId claim) {
            return switch (subject.kind()) {
                case ORGANISATION -> subject.id().equals(partner.value());
                case INVOICE ->
                    streams.find(InvoiceState.KIND, subject.stream())
                            .filter(invoice -> invoice.claims().contains(claim))
                            .isPresent();
                case PRE_APPROVAL ->
                    streams.find(PreApprovalState.KIND, subject.stream())
                            .filter(asked -> Retention.drewEver(asked).contains(claim))
                            .isPresent();
                case CLAIM, PERSON -> false;
            };
        }
        return subject.kind() != ErasureKind.PERSON
                || streams.find(ErasureState.KIND, subject.erasure())
                        .filter(state -> state.streams().contains(partner.value()))
                        .isPresent();
    }

    private static ErasureId erasure(AggregateId on) {
        return subject(on).erasure();
    }

    private static Subject subject(AggregateId on) {
        return Subject.ofStream(on.value()).orElseThrow(() -> new IllegalStateException("cannot be held: " + on));
    }
}
