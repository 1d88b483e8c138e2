package dev.coopclaims.query.history;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The other claims that an event names: whether a reader may know of them is asked together. */
final class OtherClaims {

    private OtherClaims() {}

    static Stream<ClaimId> of(DomainEvent event) {
        return switch (event) {
            case ClaimStarted started -> Stream.ofNullable(started.copiedFrom());
            case ClaimSubmitted submitted -> of(submitted.warnings());
            case ClaimResubmitted resubmitted -> of(resubmitted.warnings());
            default -> Stream.empty();
        };
    }

    private static Stream<ClaimId> of(List<SubmissionWarning> warnings) {
        return warnings.stream().map(SubmissionWarning::otherClaim).filter(Objects::nonNull);
    }
}
