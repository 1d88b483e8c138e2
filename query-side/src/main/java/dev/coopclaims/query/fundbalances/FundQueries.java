package dev.coopclaims.query.fundbalances;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.catalogue.ClaimPeriods;
import dev.coopclaims.query.organisation.Memberships;
import dev.coopclaims.query.parameter.Named;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.web.Order;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Pages;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The questions about funds, answered within what the asking person sees. */
public final class FundQueries {
    /** Most funds that one answer sums up; more is asked for organisation by organisation. */
    public static final int MAX_SUMMED_FUNDS = 100_000;

    private static final int BATCH_FUNDS = 5_000;
    private static final String ORGANISATION = "organisation";
    private static final Order NEWEST_FIRST = Order.descending("period").thenAscending(ViewDocument.KEY);

    private final Pages pages;
    private final ViewReader<FundBalances> funds;
    private final Memberships memberships;
    private final Named named;
    private final ClaimPeriods periods;
    private final Clock clock;

    /** @param clock domain time (T-6) */
    public FundQueries(
            Pages pages,
            ViewReader<FundBalances> funds,
            Memberships memberships,
            Named named,
            ClaimPeriods periods,
            Clock clock) {
        this.pages = pages;
        this.funds = funds;
        this.memberships = memberships;
        this.named = named;
        this.periods = periods;
        this.clock = clock;
    }

    /** One fund; for what the actor does not see the refusal is that of what does not exist. */
    public FundRow one(String fund, Actor actor) {
        return funds.find(fund, memberships.of(actor).funds())
                .map(found -> row(found.content(), actor))
                .orElseThrow(() -> Refusal.notFound("There is no such fund."));
    }

    /**
     * The funds of an organisation, or all that the actor sees, newest period first.
     *
     * @throws Refusal NOT_FOUND for an organisation that the actor does not see
     */
    public Page<FundRow> list(@Nullable String organisation, Actor actor, PageRequest request) {
        Page<ViewDocument<FundBalances>> found = pages.read(funds, filter(organisation, actor), NEWEST_FIRST, request);
        return Pages.map(found, fund -> row(fund.content(), actor));
    }

    /**
     * All funds of an organisation, or all that the actor sees.
     *
     * @throws Refusal MALFORMED when they are more than {@link #MAX_SUMMED_FUNDS}; NOT_FOUND as {@link #list}
     */
    public List<FundRow> all(@Nullable String organisation, Actor actor) {
        Bson wanted = filter(organisation, actor);
        List<FundRow> rows = new ArrayList<>();
        String last = "";
        while (true) {
            List<ViewDocument<FundBalances>> batch = funds.find(
                    Filters.and(wanted, Filters.gt(ViewDocument.KEY, last)),
                    Sorts.ascending(ViewDocument.KEY),
                    BATCH_FUNDS);
            batch.forEach(fund -> rows.add(row(fund.content(), actor)));
            if (batch.size() < BATCH_FUNDS) {
                return rows;
            }
            if (rows.size() >= MAX_SUMMED_FUNDS) {
                throw Refusal.malformed("more than " + MAX_SUMMED_FUNDS + " funds: name an organisation");
            }
            last = batch.getLast().key();
        }
    }

    /** Whether the fund's amounts are an estimate to the actor: to partners, until its claiming period opens (F-8). */
    public boolean isEstimate(EarningPeriod period, Actor actor) {
        return !actor.isVendor() && clock.instant().isBefore(periods.claimingOpens(period));
    }

    private FundRow row(FundBalances fund, Actor actor) {
        return FundRow.of(fund, periods.claiming(fund.period()), isEstimate(fund.period(), actor));
    }

    private Bson filter(@Nullable String organisation, Actor actor) {
        named.organisation(organisation, actor);
        Bson seen = memberships.of(actor).funds();
        return organisation == null ? seen : Filters.and(seen, Filters.eq(ORGANISATION, organisation));
    }
}
