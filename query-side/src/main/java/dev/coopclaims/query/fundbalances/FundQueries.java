package dev.coopclaims.query.fundbalances;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.fund.Qualification;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.catalogue.ClaimPeriods;
import dev.coopclaims.query.organisation.Memberships;
import dev.coopclaims.query.parameter.RequestParameters;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.web.Order;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Read;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** Queries for funds, answered within what the reader may see. */
public final class FundQueries {
    /** The most funds that one answer sums up; for more, name an organisation. */
    public static final int MAX_SUMMED_FUNDS = 100_000;

    /** A fund of which nothing is known may be anybody's. */
    private static final Bson ANY_KEY = new BsonDocument();

    private static final String CLAIMABLE_UNTIL = "standing.claimableUntil.before";
    private static final int BATCH_FUNDS = 5_000;
    private static final Order NEWEST_FIRST = Order.descending("period").thenAscending(ViewDocument.KEY);

    private final Pages pages;
    private final RequestParameters named;
    private final ClaimPeriods periods;
    private final Clock clock;
    private final Duration warning;

    /**
     * @param clock domain time (T-6)
     * @param warning how long before it expires a fund expires soon (F-7)
     */
    public FundQueries(Pages pages, RequestParameters named, ClaimPeriods periods, Clock clock, Duration warning) {
        this.pages = pages;
        this.named = named;
        this.periods = periods;
        this.clock = clock;
        this.warning = warning;
    }

    /** One fund. If the reader may not see it, the refusal is the same as for a fund that does not exist. */
    public FundRow one(String fund, Read read) {
        return read.of(FundBalances.VIEW)
                .find(fund, Memberships.of(read).funds())
                .map(found -> row(found.content(), read.actor()))
                .orElseThrow(() -> Refusal.of(RequestCode.NO_SUCH_FUND));
    }

    /**
     * The funds that the reader may see, newest period first.
     *
     * @throws Refusal MALFORMED for a part that is none; NOT_FOUND for an organisation that the reader may not see
     */
    public Page<FundRow> list(FundFilter filter, Read read, PageRequest request) {
        Page<ViewDocument<FundBalances>> found =
                pages.read(read.of(FundBalances.VIEW), wanted(filter, read), NEWEST_FIRST, request);
        return Pages.map(found, fund -> row(fund.content(), read.actor()));
    }

    /**
     * All funds that the reader may see.
     *
     * @throws Refusal MALFORMED when a part of the filter is, or there are more than {@link #MAX_SUMMED_FUNDS}; NOT_FOUND as {@link #list}; UNAVAILABLE when one
     *     of them stands still, or one of which nothing is known
     */
    public List<FundRow> all(FundFilter filter, Read read) {
        ViewReader<FundBalances> funds = read.of(FundBalances.VIEW);
        Bson wanted = wanted(filter, read);
        List<FundRow> rows = new ArrayList<>();
        String last = "";
        while (true) {
            List<ViewDocument<FundBalances>> batch = funds.findWhole(
                    Filters.and(wanted, Filters.gt(ViewDocument.KEY, last)),
                    Sorts.ascending(ViewDocument.KEY),
                    BATCH_FUNDS,
                    ANY_KEY);
            batch.forEach(fund -> rows.add(row(fund.content(), read.actor())));
            if (batch.size() < BATCH_FUNDS) {
                return rows;
            }
            if (rows.size() >= MAX_SUMMED_FUNDS) {
                throw Refusal.of(RequestCode.TOO_MANY_FUNDS, MAX_SUMMED_FUNDS);
            }
            last = batch.getLast().key();
        }
    }

    /**
     * Whether the fund's amounts are an estimate for the actor: for partners, until its claiming period opens (F-8).
     */
    public boolean isEstimate(EarningPeriod period, Actor actor) {
        return !actor.isVendor() && clock.instant().isBefore(periods.claimingOpens(period));
    }

    /**
     * The funds that expire soon, and of which something is left, the next one first (F-7). Nothing of a fund expires before it is decided
     * whether its period qualifies (F-2). A page may have fewer although the list
     * goes on.
     */
    public Page<FundRow> expiring(Read read, PageRequest request) {
        Instant now = clock.instant();
        Bson due = Filters.and(
                Filters.eq("standing.expired", false),
                Filters.gt(CLAIMABLE_UNTIL, Date.from(now)),
                Filters.lte(CLAIMABLE_UNTIL, Date.from(now.plus(warning))));
        Page<ViewDocument<FundBalances>> found = tasks(due, Order.ascending(CLAIMABLE_UNTIL), read, request);
        return new Page<>(
                found.items().stream()
                        .filter(fund -> fund.content().available().isPositive()
                                && fund.content().standing().qualification() != Qualification.UNDECIDED)
                        .map(fund -> row(fund.content(), read.actor()))
                        .toList(),
                found.next());
    }

    /** The funds of which nothing is decided because FINANCE has to publish a rate first, the oldest period first (F-2). */
    public Page<FundRow> lackingRates(Read read, PageRequest request) {
        // Any currency is above the empty text; an empty list has none.
        Page<ViewDocument<FundBalances>> found =
                tasks(Filters.gte(FundBalances.LACKING, ""), Order.ascending("period"), read, request);
        return Pages.map(found, fund -> row(fund.content(), read.actor()));
    }

    /** @param due changes with time, so a cursor does not depend on it */
    private Page<ViewDocument<FundBalances>> tasks(Bson due, Order order, Read read, PageRequest request) {
        ViewReader<FundBalances> reader = read.of(FundBalances.VIEW);
        Order whole = order.thenAscending(ViewDocument.KEY);
        return pages.read(
                reader,
                Memberships.of(read).funds(),
                whole,
                request,
                (wanted, behind) -> new Pages.Found<>(
                        reader.find(Filters.and(wanted, due), whole.sort(), request.limit() + 1), null));
    }

    private FundRow row(FundBalances fund, Actor actor) {
        return FundRow.of(fund, periods.claiming(fund.period()), isEstimate(fund.period(), actor), clock.instant());
    }

    private Bson wanted(FundFilter filter, Read read) {
        named.programme(filter.programme());
        named.organisation(filter.organisation(), read);
        return filter.within(Memberships.of(read).funds());
    }
}
