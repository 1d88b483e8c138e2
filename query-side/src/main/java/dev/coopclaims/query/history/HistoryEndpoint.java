package dev.coopclaims.query.history;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.organisation.Memberships;
import dev.coopclaims.query.overview.ClaimQueries;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.web.Order;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Reach;
import dev.coopclaims.query.web.Read;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The timeline of a claim (H-1). */
@RestController
@Tag(name = "Claims")
public final class HistoryEndpoint {

    private final Pages pages;
    private final ClaimQueries claims;

    public HistoryEndpoint(Pages pages, ClaimQueries claims) {
        this.pages = pages;
        this.claims = claims;
    }

    @GetMapping("/api/claims/{claim}/history")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(summary = "Everything that was done to a claim, in order of time")
    public ResponseEntity<Page<HistoryItem>> history(
            @PathVariable ClaimId claim,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Read read) {
        PageRequest wanted = PageRequest.of(limit, cursor);
        Reach reach = Memberships.of(read);
        // Nothing of a foreign claim is read, so that it is not found as quickly as an unknown one.
        claims.requireSeen(claim.value(), reach, read);
        Page<ViewDocument<HistoryEntry>> page = pages.read(
                read.of(HistoryEntry.VIEW),
                visible(claim.value(), reach, read.actor()),
                Order.ascending(ViewDocument.POSITION),
                wanted);
        if (page.items().isEmpty() && wanted.cursor() == null) {
            throw Refusal.of(RequestCode.NO_SUCH_CLAIM);
        }
        Predicate<ClaimId> others = others(page, reach, read);
        return read.page(
                Pages.map(page, entry -> HistoryItem.of(entry, read.actor().isVendor(), others)));
    }

    /** Which of the other claims named by the entries are within the reader's reach. */
    private Predicate<ClaimId> others(Page<ViewDocument<HistoryEntry>> page, Reach reach, Read read) {
        if (reach.isUnlimited()) {
            return other -> true;
        }
        return claims.numbers(
                page.items().stream()
                        .flatMap(entry -> OtherClaims.of(entry.content().what()))
                        .collect(Collectors.toSet()),
                reach,
                read)::containsKey;
    }

    // Every claim has a first entry that both sides see, so an empty history means that the reader may not see the
    // claim.
    private static Bson visible(String claim, Reach reach, Actor actor) {
        return and(
                eq("claim", claim),
                reach.visibility().filter("organisation"),
                actor.isVendor() ? new BsonDocument() : eq("vendorOnly", false));
    }
}
