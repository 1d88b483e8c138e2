package dev.coopclaims.query.halfyear;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.catalogue.AlreadyThere;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.FundingEntity;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.fundbalances.FundBalances;
import dev.coopclaims.query.preapproval.ListedPreApproval;
import dev.coopclaims.query.preapproval.PreApprovalStatus;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.Views;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What is there before a half-year begins: pre-approvals of it, and funds that were earned or rolled over for it. They will go by
 * the version of the catalogue that is in force then, and whoever publishes one is told.
 */
public final class HalfYearsAhead implements AlreadyThere.Finder {
    private static final String PERIOD = "period";
    private static final int PAGE = 1_000;
    private static final int TOLD_AT_MOST = 100;

    private final Views views;
    private final Predicate<View<?>> complete;

    /**
     * @param views that may be behind
     * @param complete whether a view holds everything, as far as it has come
     */
    public HalfYearsAhead(Views views, Predicate<View<?>> complete) {
        this.views = views;
        this.complete = complete;
    }

    @Override
    public Optional<AlreadyThere.Found> of(Catalogue version, @Nullable LocalDate until) {
        if (!complete.test(ListedPreApproval.VIEW) || !complete.test(FundBalances.VIEW)) {
            return Optional.empty();
        }
        Bson periods = periods(version.effectiveFrom(), until);
        List<AlreadyThere> found = new ArrayList<>();
        all(ListedPreApproval.VIEW, periods)
                .filter(document -> document.content().status() != PreApprovalStatus.DECLINED)
                .map(document -> preApproval(document.key(), document.content(), version))
                .forEach(found::add);
        all(FundBalances.VIEW, periods)
                .flatMap(document -> fund(document.content(), version).stream())
                .forEach(found::add);
        found.sort(Comparator.comparing(AlreadyThere::fits));
        int told = Math.min(found.size(), TOLD_AT_MOST);
        return Optional.of(new AlreadyThere.Found(found.subList(0, told), found.size() - told));
    }

    /** Labels have two digits of a year of this century, so their order is that of the periods. */
    private static Bson periods(LocalDate from, @Nullable LocalDate until) {
        Bson beginning = Filters.gte(PERIOD, EarningPeriod.usedOn(from).label());
        return until == null
                ? beginning
                : Filters.and(
                        beginning,
                        Filters.lt(PERIOD, EarningPeriod.usedOn(until).label()));
    }

    private <V extends Record> Stream<ViewDocument<V>> all(View<V> view, Bson periods) {
        List<ViewDocument<V>> all = new ArrayList<>();
        List<ViewDocument<V>> page = views.of(view).find(periods, Sorts.ascending(ViewDocument.KEY), PAGE);
        all.addAll(page);
        while (page.size() == PAGE) {
            Bson behind = Filters.gt(ViewDocument.KEY, page.getLast().key());
            page = views.of(view).find(Filters.and(periods, behind), Sorts.ascending(ViewDocument.KEY), PAGE);
            all.addAll(page);
        }
        return all.stream();
    }

    private static AlreadyThere preApproval(String id, ListedPreApproval asked, Catalogue version) {
        String what = "Pre-approval %s (%s, %s) is of %s"
                .formatted(id, asked.status().name().toLowerCase(Locale.ROOT), asked.requested(), asked.period());
        String lacking = Stream.of(
                        lackingProgramme(asked.programme(), version),
                        lackingActivity(asked, version),
                        asked.location() == null
                                        || version.location(asked.location()).isPresent()
                                ? null
                                : "has no location " + asked.location(),
                        version.currencies().contains(asked.requested().currency())
                                ? null
                                : "takes no claims in " + asked.requested().currency())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new AlreadyThere(
                AlreadyThere.Kind.PRE_APPROVAL,
                id,
                lacking == null,
                lacking == null
                        ? what + " and will go by this version."
                        : what + ", but this version " + lacking + ": no claim will be able to name it.");
    }

    private static @Nullable String lackingProgramme(String code, Catalogue version) {
        Programme programme = version.programme(code).orElse(null);
        return programme == null
                ? "has no programme " + code
                : programme.coopEligible() ? null : "takes no co-op claims for " + code;
    }

    private static @Nullable String lackingActivity(ListedPreApproval asked, Catalogue version) {
        Activity activity = version.activity(asked.activity()).orElse(null);
        return activity == null
                ? "has no activity " + asked.activity()
                : activity.programmes().contains(asked.programme())
                        ? null
                        : "does not open " + asked.activity() + " to " + asked.programme();
    }

    /** Funds that were merely earned are told only if something lacks: there are as many as partners. */
    private static Optional<AlreadyThere> fund(FundBalances fund, Catalogue version) {
        boolean given = !fund.standing().adjusted().isZero();
        String what =
                "The fund %s of %s, in which %s is available,".formatted(fund.fund(), fund.period(), fund.available());
        String lacking = lackingProgramme(fund.programme(), version);
        if (lacking != null) {
            String rest = given ? ", and what adjustments and roll-overs brought to it will be forfeited" : "";
            return told(
                    fund, false, what + " will be converted to rebate, because this version " + lacking + rest + ".");
        }
        FundingEntity entity = version.entity(fund.entity()).orElse(null);
        if (entity == null) {
            return told(fund, false, what + " is of an entity that this version no longer has.");
        }
        return given
                ? told(
                        fund,
                        true,
                        what + " was given " + fund.standing().adjusted()
                                + " by adjustments and roll-overs and will go by this version.")
                : Optional.empty();
    }

    private static Optional<AlreadyThere> told(FundBalances fund, boolean fits, String sentence) {
        return Optional.of(new AlreadyThere(AlreadyThere.Kind.FUND, fund.fund().value(), fits, sentence));
    }
}
