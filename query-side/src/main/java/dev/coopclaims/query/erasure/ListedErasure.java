package dev.coopclaims.query.erasure;

import com.mongodb.client.model.Indexes;
import dev.coopclaims.kernel.erasure.ErasureKind;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.projection.View;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The erasure of a subject (H-6); its id is the key. Of several requests one after the other it shows the last.
 *
 * @param subject the id of the person or the stream
 * @param partner whose it is; absent for a person
 * @param confirmation absent until somebody has agreed
 * @param keepUntil how long it has to be kept; absent when that is not what it waits for
 * @param heldBy the claims and organisations whose holds it waits for
 * @param inUseBy what still works with it
 * @param begunAt from when on nobody could take it back; absent before
 * @param destroyedAt when no key was left; absent before
 * @param over when it was done or withdrawn, by whom, and why it was withdrawn; absent before
 * @param doneBefore when earlier requests of the same subject were done
 * @param version the sequence of its last event; commands take it as {@code If-Match}
 */
public record ListedErasure(
        ErasureKind kind,
        String subject,
        @Nullable OrganisationId partner,
        ErasureStatus status,
        String reason,
        Step request,
        @Nullable Step confirmation,
        @Nullable Deadline keepUntil,
        List<String> heldBy,
        List<String> inUseBy,
        @Nullable Instant begunAt,
        @Nullable Instant destroyedAt,
        @Nullable Step over,
        List<Instant> doneBefore,
        long version) {

    /** One document for each subject whose erasure was ever asked for. */
    public static final View<ListedErasure> VIEW = new View<>(
            "erasures",
            1,
            ListedErasure.class,
            new ErasureFold(),
            List.of(
                    Indexes.descending("request.at", "_id"),
                    Indexes.compoundIndex(Indexes.ascending("status"), Indexes.descending("request.at", "_id"))));

    /** The path of the status, for queries. */
    public static final String STATUS = "status";

    public ListedErasure {
        heldBy = List.copyOf(heldBy);
        inUseBy = List.copyOf(inUseBy);
        doneBefore = List.copyOf(doneBefore);
    }

    /**
     * Who did something, and when.
     *
     * @param text why, if that was said
     */
    public record Step(Instant at, Author by, @Nullable String text) {}
}
