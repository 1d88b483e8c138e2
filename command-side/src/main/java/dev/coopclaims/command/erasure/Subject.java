package dev.coopclaims.command.erasure;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.erasure.ErasureKind;
import dev.coopclaims.kernel.hold.HoldsId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.util.Optional;

/**
 * What is to be erased.
 *
 * @param id of the person or the stream
 */
public record Subject(ErasureKind kind, String id) {

    /** A person. */
    public static Subject of(UserId person) {
        return new Subject(ErasureKind.PERSON, person.value());
    }

    /** A claim. */
    static Subject of(ClaimId claim) {
        return new Subject(ErasureKind.CLAIM, claim.value());
    }

    /** A stream, known by the kind that its id carries; empty if streams of that kind hold no personal data of their own. */
    public static Optional<Subject> ofStream(String id) {
        int kind = id.indexOf('-');
        return switch (kind < 0 ? "" : id.substring(0, kind)) {
            case OrganisationId.KIND ->
                Optional.of(new Subject(ErasureKind.ORGANISATION, new OrganisationId(id).value()));
            case ClaimId.KIND -> Optional.of(new Subject(ErasureKind.CLAIM, new ClaimId(id).value()));
            case InvoiceId.KIND -> Optional.of(new Subject(ErasureKind.INVOICE, new InvoiceId(id).value()));
            case PreApprovalId.KIND ->
                Optional.of(new Subject(ErasureKind.PRE_APPROVAL, new PreApprovalId(id).value()));
            default -> Optional.empty();
        };
    }

    /** Under which id its erasure is known. */
    public ErasureId erasure() {
        return ErasureId.of(kind, id);
    }

    /** The holds on it; empty for what can have none. */
    public Optional<HoldsId> holds() {
        return kind == ErasureKind.CLAIM || kind == ErasureKind.ORGANISATION
                ? Optional.of(HoldsId.on(stream()))
                : Optional.empty();
    }

    /** The stream; a person has none. */
    AggregateId stream() {
        return switch (kind) {
            case PERSON -> throw new IllegalStateException("a person has no stream: " + id);
            case ORGANISATION -> new OrganisationId(id);
            case CLAIM -> new ClaimId(id);
            case INVOICE -> new InvoiceId(id);
            case PRE_APPROVAL -> new PreApprovalId(id);
        };
    }
}
