package dev.coopclaims.query.tasks;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.fundbalances.FundQueries;
import dev.coopclaims.query.fundbalances.FundRow;
import dev.coopclaims.query.organisation.OrganisationNow;
import dev.coopclaims.query.overview.ClaimQueries;
import dev.coopclaims.query.overview.ClaimRow;
import dev.coopclaims.query.overview.ClaimSelection;
import dev.coopclaims.query.overview.ClaimSort;
import dev.coopclaims.query.overview.ListedClaim;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.reviewqueue.Decidable;
import dev.coopclaims.query.reviewqueue.QueueFilter;
import dev.coopclaims.query.reviewqueue.ReviewQueueEndpoint;
import dev.coopclaims.query.tasks.Task.Reason;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Read;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What waits for the reader, earliest deadline first; a reviewer's own claims come before the others. */
public final class TaskQueries {
    private static final String STATUS = ListedClaim.STATUS;
    private static final String DEADLINE = "next.deadline.before";
    /** A closed organisation has nothing to do on its drafts. */
    private static final Bson NO_DRAFT = Filters.ne(STATUS, ClaimStatus.EDITING.name());

    private final ClaimQueries claims;
    private final FundQueries funds;
    private final Decidable decidable;
    private final Clock clock;
    private final Duration draftWarning;

    /**
     * @param clock domain time (T-6)
     * @param draftWarning how long before its deadline a draft is a task (C-12)
     */
    public TaskQueries(
            ClaimQueries claims, FundQueries funds, Decidable decidable, Clock clock, Duration draftWarning) {
        this.claims = claims;
        this.funds = funds;
        this.decidable = decidable;
        this.clock = clock;
        this.draftWarning = draftWarning;
    }

    /**
     * A page of the list.
     *
     * @param filter which reviews are wanted; does not affect partners' tasks, but must not be malformed
     * @throws Refusal MALFORMED for a malformed filter or cursor
     */
    public Page<Task> list(QueueFilter filter, Read read, PageRequest request) {
        Actor actor = read.actor();
        claims.requireProgramme(filter.programme());
        Instant now = clock.instant();
        List<ClaimSelection> sections = sections(filter, read, now);
        int funded = ofFunds(actor) == null ? 0 : 1;
        List<ViewDocument<ListedClaim>> found = new ArrayList<>();
        Place place = Place.of(request.cursor(), sections.size() + funded);
        while (place != null && place.section() < sections.size() && found.size() < request.limit()) {
            PageRequest piece = PageRequest.of(request.limit() - found.size(), place.cursor());
            Page<ViewDocument<ListedClaim>> page =
                    claims.find(sections.get(place.section()), ClaimSort.BY_DEADLINE, read, piece);
            found.addAll(page.items());
            if (page.next() != null) {
                // The page is full, or has come as far as one page does.
                place = new Place(place.section(), page.next());
                break;
            }
            place = place.section() + 1 < sections.size() + funded ? new Place(place.section() + 1, null) : null;
        }
        Function<ViewDocument<ListedClaim>, ClaimRow> rows = claims.rows(found, read);
        List<Task> tasks = new ArrayList<>(found.stream()
                .map(claim -> task(claim.content(), rows.apply(claim), actor, now))
                .toList());
        if (place != null && place.section() == sections.size() && tasks.size() < request.limit()) {
            Page<Task> ofFunds = funds(actor, read, PageRequest.of(request.limit() - tasks.size(), place.cursor()));
            tasks.addAll(ofFunds.items());
            place = ofFunds.next() == null ? null : new Place(place.section(), ofFunds.next());
        }
        return new Page<>(tasks, place == null ? null : place.toString());
    }

    /** The last part of the list, for those who can do something about funds. */
    private Page<Task> funds(Actor actor, Read read, PageRequest request) {
        Reason reason = Objects.requireNonNull(ofFunds(actor));
        Page<FundRow> found =
                reason == Reason.RATE_MISSING ? funds.lackingRates(read, request) : funds.expiring(read, request);
        return Pages.map(found, fund -> Task.of(reason, fund));
    }

    /** Why funds wait for the reader; nothing if they never do. */
    private static @Nullable Reason ofFunds(Actor actor) {
        if (actor.isVendor()) {
            return actor.is(Role.FINANCE) ? Reason.RATE_MISSING : null;
        }
        return Reason.FUND_EXPIRING;
    }

    /** The parts of the list, each read to its end before the next one begins. */
    private List<ClaimSelection> sections(QueueFilter filter, Read read, Instant now) {
        Actor actor = read.actor();
        List<Bson> reviews = filter.conditions();
        if (actor.is(Role.REVIEWER)) {
            Bson open = decidable.by(read);
            List<Bson> ofNobody = new ArrayList<>(reviews);
            ofNobody.add(ReviewQueueEndpoint.ofNobody());
            return List.of(
                    ClaimSelection.of(QueueFilter.WAITING, actor.user().value(), reviews, open),
                    ClaimSelection.of(QueueFilter.WAITING, null, ofNobody, open));
        }
        if (actor.isVendor()) {
            return List.of();
        }
        boolean closed = OrganisationNow.of(actor.organisation(), read).isClosed();
        return List.of(ClaimSelection.awaitingPartner(closed ? List.of(NO_DRAFT) : List.of(), ofPartner(actor, now)));
    }

    /** The same as {@link #reasons}, as a condition of a query. */
    private Bson ofPartner(Actor actor, Instant now) {
        Date instant = Date.from(now);
        List<Bson> any = new ArrayList<>(List.of(
                Filters.eq(STATUS, ClaimStatus.ACTION_REQUIRED.name()),
                Filters.eq("uploads.colleague", actor.user().value()),
                Filters.ne("originals", List.of()),
                Filters.and(
                        Filters.eq(STATUS, ClaimStatus.EDITING.name()),
                        Filters.gt(DEADLINE, instant),
                        Filters.lte(DEADLINE, Date.from(now.plus(draftWarning))))));
        if (mayDispute(actor)) {
            any.add(Filters.and(Filters.eq(STATUS, ClaimStatus.REJECTED.name()), Filters.gt(DEADLINE, instant)));
        }
        return Filters.or(any);
    }

    private static boolean mayDispute(Actor actor) {
        return actor.is(Role.PARTNER_ADMIN) || actor.is(Role.GLOBAL_ADMIN);
    }

    private Task task(ListedClaim claim, ClaimRow row, Actor actor, Instant now) {
        boolean ofVendor = actor.isVendor();
        return new Task(
                ofVendor ? reviews(claim) : reasons(claim, actor, now),
                row,
                null,
                claim.uploads().stream()
                        .filter(asked -> !ofVendor && asked.colleague().equals(actor.user()))
                        .map(asked -> new Task.Upload(asked.request(), asked.kind(), asked.text(), asked.until()))
                        .toList(),
                claim.originals().stream()
                        .filter(ignored -> !ofVendor)
                        .map(asked -> new Task.Originals(asked.request(), asked.due()))
                        .toList());
    }

    private static Set<Reason> reviews(ListedClaim claim) {
        return Set.of(claim.progress().status() == ClaimStatus.DISPUTED ? Reason.DISPUTE_DUE : Reason.REVIEW_DUE);
    }

    private Set<Reason> reasons(ListedClaim claim, Actor actor, Instant now) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        Deadline deadline = claim.next().deadline();
        boolean runs = deadline != null && !deadline.isOver(now);
        if (claim.progress().status() == ClaimStatus.ACTION_REQUIRED) {
            reasons.add(Reason.ACTION_REQUIRED);
        }
        if (claim.uploads().stream().anyMatch(asked -> asked.colleague().equals(actor.user()))) {
            reasons.add(Reason.UPLOAD_REQUESTED);
        }
        if (!claim.originals().isEmpty()) {
            reasons.add(Reason.ORIGINALS_REQUESTED);
        }
        if (claim.progress().status() == ClaimStatus.EDITING
                && deadline != null
                && runs
                && !now.plus(draftWarning).isBefore(deadline.before())) {
            reasons.add(Reason.DRAFT_NEAR_DEADLINE);
        }
        if (claim.progress().status() == ClaimStatus.REJECTED && runs && mayDispute(actor)) {
            reasons.add(Reason.REJECTION_OPEN);
        }
        return reasons;
    }

    /** Where the list continues: in which section, and where in it. */
    private record Place(int section, @Nullable String cursor) {
        private static final char SEPARATOR = '.';

        static @Nullable Place of(@Nullable String cursor, int sections) {
            if (cursor == null) {
                return sections == 0 ? null : new Place(0, null);
            }
            for (int section = 0; section < sections; section++) {
                String prefix = section + String.valueOf(SEPARATOR);
                if (cursor.startsWith(prefix)) {
                    String inner = cursor.substring(prefix.length());
                    return new Place(section, inner.isEmpty() ? null : inner);
                }
            }
            throw Refusal.of(RequestCode.CURSOR_OF_OTHER_LIST);
        }

        @Override
        public String toString() {
            return section + String.valueOf(SEPARATOR) + (cursor == null ? "" : cursor);
        }
    }
}
