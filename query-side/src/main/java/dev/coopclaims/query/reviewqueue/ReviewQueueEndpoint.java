package dev.coopclaims.query.reviewqueue;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.overview.ClaimQueries;
import dev.coopclaims.query.overview.ClaimRow;
import dev.coopclaims.query.overview.ClaimSelection;
import dev.coopclaims.query.overview.ClaimSort;
import dev.coopclaims.query.overview.ListedClaim;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Read;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The review queue (V-1). */
@RestController
@Tag(name = "Review")
public final class ReviewQueueEndpoint {
    private static final String ME = "me";
    private static final String NOBODY = "nobody";

    private final ClaimQueries claims;
    private final Decidable decidable;

    public ReviewQueueEndpoint(ClaimQueries claims, Decidable decidable) {
        this.claims = claims;
        this.decidable = decidable;
    }

    @GetMapping("/api/review-queue")
    @AllowedTo(Access.VENDOR_READERS)
    @Operation(
            summary = "Claims that wait for a reviewer, earliest deadline first",
            description =
                    "V-1, D-2. Reviewers are not offered what R-3 closes to them: claims of an organisation of which"
                            + " they are members, and disputes of their own rejections.")
    public ResponseEntity<Page<ClaimRow>> queue(
            @RequestParam(required = false) @Nullable String programme,
            @Parameter(description = "language of the documents, an IETF tag") @RequestParam(required = false) @Nullable
                    String language,
            @Parameter(description = "smallest requested amount; requires a currency")
                    @RequestParam(required = false)
                    @Nullable
                    String minAmount,
            @Parameter(description = "largest requested amount; requires a currency")
                    @RequestParam(required = false)
                    @Nullable
                    String maxAmount,
            @RequestParam(required = false) @Nullable String currency,
            @Parameter(description = "me, nobody, or the id of a reviewer; the list is empty for an id without reviews")
                    @RequestParam(required = false)
                    @Nullable
                    String assigned,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Read read) {
        QueueFilter filter = new QueueFilter(programme, language, minAmount, maxAmount, currency);
        return read.page(list(filter, assigned, read, PageRequest.of(limit, cursor)));
    }

    /**
     * A page of the queue.
     *
     * @param assigned {@code me}, {@code nobody} or a reviewer's id; null: assigned to anybody or nobody
     */
    public Page<ClaimRow> list(QueueFilter filter, @Nullable String assigned, Read read, PageRequest request) {
        claims.requireProgramme(filter.programme());
        List<Bson> wanted = new ArrayList<>(filter.conditions());
        if (NOBODY.equals(assigned)) {
            wanted.add(ofNobody());
        }
        ClaimSelection selection =
                ClaimSelection.of(QueueFilter.WAITING, reviewer(assigned, read.actor()), wanted, decidable.by(read));
        return claims.rows(claims.find(selection, ClaimSort.BY_DEADLINE, read, request), read);
    }

    private static @Nullable String reviewer(@Nullable String assigned, Actor actor) {
        return switch (assigned) {
            case null -> null;
            case NOBODY -> null;
            case ME -> actor.user().value();
            default -> user(assigned);
        };
    }

    private static String user(String assigned) {
        try {
            return new UserId(assigned).value();
        } catch (IllegalArgumentException malformed) {
            throw Refusal.of(RequestCode.ASSIGNED_UNKNOWN);
        }
    }

    /** Claims not assigned to anybody yet. */
    public static Bson ofNobody() {
        return Filters.eq(ListedClaim.REVIEWER_ID, null);
    }
}
