package dev.coopclaims.query.overview;

import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.progress.ClaimProgress;
import dev.coopclaims.query.progress.NextStep;
import dev.coopclaims.query.progress.WhoMustAct;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.text.SearchWords;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One claim in the list (F-6); its id is the key.
 *
 * @param language of its documents, as an IETF tag; absent when not said
 * @param next {@link ClaimProgress#next()}, stored because lists are filtered and sorted by it
 * @param words the words that {@code q} searches: of number, title, suppliers and invoice numbers, see {@link
 *     SearchWords}
 * @param sortKeys its places in the orders of the list
 * @param costs the source of the sum and the suppliers, in the order in which they were added
 * @param uploads open requests to colleagues for uploads
 * @param originals requests for originals that have not arrived
 * @param awaitsPartner whether it may wait for the partner's people, for whatever; stored because tasks are found by it
 */
public record ListedClaim(
        ClaimId claim,
        OrganisationId organisation,
        String number,
        String programme,
        EarningPeriod period,
        Currency currency,
        String location,
        String activity,
        String title,
        @Nullable String language,
        ClaimProgress progress,
        NextStep next,
        List<String> words,
        ClaimSortKeys sortKeys,
        List<ListedCost> costs,
        List<AskedUpload> uploads,
        List<AskedOriginals> originals,
        boolean awaitsPartner) {

    /** The stored fields by which lists are filtered. */
    public static final String STATUS = "progress.status";

    static final String ORGANISATION = "organisation";
    static final String PERIOD = "period";
    public static final String ORIGIN = "progress.origin";
    public static final String REVIEWER_ID = "progress.reviewer.user";
    public static final String REJECTED_BY = "progress.rejection.by";
    public static final String REQUESTED = "progress.amounts.requested";
    public static final String AWAITS_PARTNER = "awaitsPartner";

    public static final View<ListedClaim> VIEW =
            new View<>("overview", 9, ListedClaim.class, new ListedClaimFold(), ClaimIndexes.all());

    public ListedClaim {
        words = List.copyOf(words);
        costs = List.copyOf(costs);
        uploads = List.copyOf(uploads);
        originals = List.copyOf(originals);
    }

    /** A newly started claim. */
    static ListedClaim of(ClaimStarted started, ClaimProgress progress) {
        return new ListedClaim(
                started.claim(),
                started.organisation(),
                started.number(),
                started.programme(),
                started.period(),
                started.currency(),
                started.location(),
                started.activity(),
                started.title(),
                started.language(),
                progress,
                progress.next(),
                words(started.number(), started.title(), List.of()),
                ClaimSortKeys.of(started.claim(), started.number(), started.title(), progress),
                List.of(),
                List.of(),
                List.of(),
                true);
    }

    /** What is requested: what was submitted, before that the sum of the costs (C-6). */
    public Money requested() {
        Money submitted = progress.amounts().requested();
        return submitted != null
                ? submitted
                : costs.stream().map(ListedCost::requested).reduce(Money.zero(currency), Money::plus);
    }

    ListedClaim with(ClaimDetailsChanged changed) {
        return new ListedClaim(
                claim,
                organisation,
                number,
                programme,
                period,
                currency,
                changed.location(),
                changed.activity(),
                changed.title(),
                changed.language(),
                progress,
                next,
                words(number, changed.title(), costs),
                sortKeys.with(claim, changed.title()),
                costs,
                uploads,
                originals,
                awaitsPartner);
    }

    /** A locked claim no longer waits for colleagues' uploads, because they are no longer possible (C-3). */
    ListedClaim with(ClaimProgress changed) {
        return with(changed, words, costs, changed.isLocked() ? List.of() : uploads, originals);
    }

    /** Adds the cost, or replaces what was known of it. */
    ListedClaim with(ListedCost cost) {
        int known = costs.stream().map(ListedCost::cost).toList().indexOf(cost.cost());
        if (known < 0) {
            return withCosts(appended(costs, cost));
        }
        List<ListedCost> changed = new ArrayList<>(costs);
        changed.set(known, cost);
        return withCosts(changed);
    }

    ListedClaim without(CostId cost) {
        return withCosts(without(costs, known -> known.cost().equals(cost)));
    }

    ListedClaim with(AskedUpload asked) {
        return waitingFor(appended(uploads, asked), originals);
    }

    ListedClaim without(UploadRequestId request) {
        return waitingFor(without(uploads, asked -> asked.request().equals(request)), originals);
    }

    /** Adds the request, or replaces what was known of it: it may have more time by now. */
    ListedClaim with(AskedOriginals asked) {
        return waitingFor(
                uploads, appended(without(originals, known -> known.request().equals(asked.request())), asked));
    }

    ListedClaim without(OriginalsRequestId request) {
        return waitingFor(uploads, without(originals, asked -> asked.request().equals(request)));
    }

    /** The claim ended without a decision: it waits for neither uploads nor originals any more (V-8). */
    ListedClaim waitingForNothing() {
        return waitingFor(List.of(), List.of());
    }

    private ListedClaim withCosts(List<ListedCost> changed) {
        return with(progress, words(number, title, changed), changed, uploads, originals);
    }

    private ListedClaim waitingFor(List<AskedUpload> wantedUploads, List<AskedOriginals> wantedOriginals) {
        return with(progress, words, costs, wantedUploads, wantedOriginals);
    }

    private ListedClaim with(
            ClaimProgress now,
            List<String> foundBy,
            List<ListedCost> ofCosts,
            List<AskedUpload> wantedUploads,
            List<AskedOriginals> wantedOriginals) {
        return new ListedClaim(
                claim,
                organisation,
                number,
                programme,
                period,
                currency,
                location,
                activity,
                title,
                language,
                now,
                now.next(),
                foundBy,
                sortKeys.with(claim, now),
                ofCosts,
                wantedUploads,
                wantedOriginals,
                now.next().whoMustAct() == WhoMustAct.PARTNER
                        || !wantedUploads.isEmpty()
                        || !wantedOriginals.isEmpty());
    }

    private static <T> List<T> appended(List<T> list, T entry) {
        return Stream.concat(list.stream(), Stream.of(entry)).toList();
    }

    private static <T> List<T> without(List<T> list, Predicate<T> which) {
        return list.stream().filter(which.negate()).toList();
    }

    private static List<String> words(String number, String title, List<ListedCost> costs) {
        return SearchWords.of(
                Stream.concat(Stream.of(number, title), costs.stream().flatMap(ListedCost::bill)));
    }

    /**
     * What the list needs of a cost.
     *
     * @param supplier who billed it; absent for in-house work
     * @param invoice the number of the bill; likewise
     */
    public record ListedCost(
            CostId cost,
            Money requested,
            @Nullable String supplier,
            @Nullable String invoice) {

        static ListedCost of(Cost cost) {
            SupplierInvoice bill = cost.invoice();
            return new ListedCost(
                    cost.id(),
                    cost.requested(),
                    bill == null ? null : bill.supplierName(),
                    bill == null ? null : bill.number());
        }

        /** The texts of the bill that can be searched. */
        Stream<String> bill() {
            return Stream.concat(Stream.ofNullable(supplier), Stream.ofNullable(invoice));
        }
    }

    /**
     * A document that a colleague was asked for (C-3).
     *
     * @param kind the document kind that is wanted
     */
    public record AskedUpload(
            UploadRequestId request,
            UserId colleague,
            String kind,
            String text,
            @Nullable Deadline until) {}

    /** Originals that a reviewer asked for (V-8). */
    public record AskedOriginals(OriginalsRequestId request, Deadline due) {}
}
