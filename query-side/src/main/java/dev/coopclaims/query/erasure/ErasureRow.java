package dev.coopclaims.query.erasure;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.erasure.ErasureKind;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.people.Author;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An erasure as people see it (H-6). Absent components are left out.
 *
 * @param subject the id of the person or the stream
 * @param partner whose it is; absent for a person
 * @param waitsFor what stands against it, as it was last found
 * @param begunAt from when on nobody could take it back
 * @param destroyedAt when no key was left
 * @param doneAt when nothing held a copy any more
 * @param doneBefore when earlier requests of the same subject were done
 * @param version what commands take as {@code If-Match}
 */
public record ErasureRow(
        ErasureId erasure,
        ErasureKind kind,
        String subject,
        @Nullable OrganisationId partner,
        ErasureStatus status,
        String reason,
        Instant requestedAt,
        Author requestedBy,
        @Nullable Instant confirmedAt,
        @Nullable Author confirmedBy,
        List<Wait> waitsFor,
        @Nullable Instant begunAt,
        @Nullable Instant destroyedAt,
        @Nullable Instant doneAt,
        @Nullable Withdrawal withdrawn,
        List<Instant> doneBefore,
        long version) {

    public ErasureRow {
        waitsFor = List.copyOf(waitsFor);
        doneBefore = List.copyOf(doneBefore);
    }

    /** What an erasure waits for. */
    public enum Why {
        /** It has to be kept until a day (H-5). */
        RETENTION,
        /** A claim or an organisation is under hold (H-5). */
        HOLD,
        /** A claim has not come to its end, an organisation is open, or a person is a member. */
        IN_USE
    }

    /**
     * One thing that it waits for.
     *
     * @param of the claim or the organisation; absent for the time of keeping
     * @param until absent if nobody knows
     */
    public record Wait(
            Why why, @Nullable String of, @Nullable Deadline until) {}

    /** That it was taken back or turned down. */
    public record Withdrawal(
            Instant at, Author by, @Nullable String reason) {}

    /**
     * One erasure.
     *
     * @param claims claims in which a person took part, newest first: texts there are kept under the claim's own key, and
     *     may name the person
     * @param moreClaims whether there are more than these
     */
    public record Detailed(ErasureRow erasure, List<Mention> claims, boolean moreClaims) {
        public Detailed {
            claims = List.copyOf(claims);
        }
    }

    /** A claim in which texts may name a person. */
    public record Mention(ClaimId claim, @Nullable String number) {}

    static ErasureRow of(String key, ListedErasure listed) {
        ListedErasure.Step confirmation = listed.confirmation();
        ListedErasure.Step over = listed.over();
        boolean withdrawn = listed.status() == ErasureStatus.WITHDRAWN;
        return new ErasureRow(
                new ErasureId(key),
                listed.kind(),
                listed.subject(),
                listed.partner(),
                listed.status(),
                listed.reason(),
                listed.request().at(),
                listed.request().by(),
                confirmation == null ? null : confirmation.at(),
                confirmation == null ? null : confirmation.by(),
                waits(listed),
                listed.begunAt(),
                listed.destroyedAt(),
                over == null || withdrawn ? null : over.at(),
                over == null || !withdrawn ? null : new Withdrawal(over.at(), over.by(), over.text()),
                listed.doneBefore(),
                listed.version());
    }

    private static List<Wait> waits(ListedErasure listed) {
        Deadline keepUntil = listed.keepUntil();
        return Stream.of(
                        keepUntil == null ? Stream.<Wait>empty() : Stream.of(new Wait(Why.RETENTION, null, keepUntil)),
                        listed.heldBy().stream().map(held -> new Wait(Why.HOLD, held, null)),
                        listed.inUseBy().stream().map(used -> new Wait(Why.IN_USE, used, null)))
                .flatMap(waits -> waits)
                .toList();
    }
}
