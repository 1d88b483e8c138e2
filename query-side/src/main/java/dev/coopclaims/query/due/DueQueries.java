package dev.coopclaims.query.due;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.organisation.Memberships;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.web.Order;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Read;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Queries for what is due. They are for operators, who see what belongs to every organisation, and no claim's contents; not for
 * those whose membership has limits.
 */
public final class DueQueries {
    private static final Order BY_TIME = Order.ascending(DueItem.DUE);

    private final Pages pages;
    private final DueAttempts attempts;

    public DueQueries(Pages pages, DueAttempts attempts) {
        this.pages = pages;
        this.attempts = attempts;
    }

    /**
     * A page of the list.
     *
     * @param failed true for items that failed, false for the others, absent for all
     */
    Page<DueRow> list(
            @Nullable DueKind kind,
            @Nullable Instant dueBefore,
            @Nullable Boolean failed,
            Read read,
            PageRequest request) {
        Memberships.requireUnlimited(read);
        List<Bson> wanted = new ArrayList<>(List.of(new Document()));
        if (kind != null) {
            wanted.add(Filters.eq(DueItem.KIND, kind.name()));
        }
        if (dueBefore != null) {
            wanted.add(Filters.lt(DueItem.DUE, dueBefore));
        }
        if (failed != null) {
            Bson ofFailed = Filters.in(ViewDocument.KEY, attempts.failed());
            wanted.add(failed ? ofFailed : Filters.nor(ofFailed));
        }
        Page<ViewDocument<DueItem>> page = pages.read(read.of(DueItem.VIEW), Filters.and(wanted), BY_TIME, request);
        Map<String, Attempt> known =
                attempts.of(page.items().stream().map(ViewDocument::key).toList());
        return Pages.map(page, document -> DueRow.of(document, known.get(document.key())));
    }

    /** @throws Refusal forbidden if the reader's membership is limited; not found if nothing of that key is due any more */
    void retry(String item, Read read) {
        Memberships.requireUnlimited(read);
        if (read.of(DueItem.VIEW).find(item).isEmpty()) {
            throw Refusal.of(RequestCode.NOT_DUE);
        }
        attempts.forget(List.of(item));
    }
}
