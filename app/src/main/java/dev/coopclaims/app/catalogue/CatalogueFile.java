package dev.coopclaims.app.catalogue;

import dev.coopclaims.command.catalogue.CatalogueMistakes;
import dev.coopclaims.command.catalogue.CatalogueMistakes.Mistake;
import dev.coopclaims.command.catalogue.CatalogueReader;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.DocumentKind;
import dev.coopclaims.kernel.catalogue.DrawingOrder;
import dev.coopclaims.kernel.catalogue.FundingEntity;
import dev.coopclaims.kernel.catalogue.Location;
import dev.coopclaims.kernel.catalogue.MetricKind;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.catalogue.RejectionReason;
import dev.coopclaims.kernel.money.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Turns the catalogue's YAML into a {@link Catalogue} that is consistent as a whole: every code it names exists, every
 * figure is within its bounds, and the listed periods agree with the rule that computes them (T-2).
 */
public final class CatalogueFile implements CatalogueReader {
    /** No more than the rates of the year before are read. */
    private static final int MOST_RATE_DAYS = 366;

    private static final Currency STAND_IN = Currency.getInstance("USD");

    private final Holidays holidays;

    public CatalogueFile(Holidays holidays) {
        this.holidays = holidays;
    }

    /**
     * Reads and checks the catalogue.
     *
     * @param source its name, for messages
     * @throws CatalogueMistakes naming the place of every mistake
     */
    @Override
    public Catalogue read(String yaml, String source) {
        JsonNode tree;
        try {
            tree = YamlForm.tree(yaml);
        } catch (YamlForm.Unreadable unreadable) {
            throw new CatalogueMistakes(source, List.of(unreadable.mistake()));
        }
        List<Mistake> mistakes = new ArrayList<>();
        CatalogueNode top = new CatalogueNode(tree, "", mistakes);
        CatalogueFields.check(top);
        Catalogue catalogue = catalogue(top);
        if (!mistakes.isEmpty()) {
            throw new CatalogueMistakes(source, YamlLines.of(yaml, mistakes).placed());
        }
        return catalogue;
    }

    private Catalogue catalogue(CatalogueNode top) {
        top.at("schema_version").number(1, 1, 0);
        Map<String, String> redirects =
                top.at("redirects").map(place -> place.at("label").text());
        Map<String, Programme> programmes = top.at("programmes").byCode(place -> programme(place, redirects));
        Map<String, FundingEntity> entities = top.at("entities").byCode(this::entity);
        Map<String, Location> locations = top.at("locations").byCode(place -> location(place, entities));
        Map<String, String> expenseTypes =
                top.at("expense_types").map(place -> place.at("label").text());
        Map<String, Boolean> metricsWaived =
                top.at("expense_types").map(place -> place.at("metrics_waived").truth(false));
        Map<String, String> ineligible =
                top.at("ineligible_expenses").byCode(place -> place.at("code").text());
        Map<String, DocumentKind> kinds = top.at("document_kinds").map(CatalogueFile::documentKind);
        Map<String, MetricKind> metrics = top.at("metric_kinds")
                .map(place -> new MetricKind(
                        lastOf(place.path()),
                        place.at("type").oneOfSmall(MetricKind.Type.class).orElse(MetricKind.Type.TEXT)));
        Map<String, String> requirements = top.at("core_requirement_codes").map(CatalogueNode::text);
        Map<String, String> categories =
                top.at("categories").byCode(place -> place.at("name").text());
        Map<String, RejectionReason> reasons = top.at("rejection_reasons").byCode(CatalogueFile::rejectionReason);
        var known = new ActivityReader.Known(
                programmes, categories, requirements, kinds, metrics, expenseTypes, ineligible);
        Map<String, Activity> activities = new ActivityReader(known).read(top.at("activities"));
        var limits = TimeLimitsReader.limits(top.at("sla"));
        Set<Currency> currencies = currencies(top.at("currencies_accepted").at("default"));
        CatalogueChecks.thresholds(top.at("programmes"), currencies, entities.values());
        LocalDate from = CatalogueChecks.halfYear(top.at("effective_from"));
        CatalogueChecks.periods(top.at("periods"), limits.claimingDaysAfterUsageEnd(), from);
        return new Catalogue(
                CatalogueChecks.version(top.at("catalogue_version")),
                from,
                programmes,
                entities,
                locations,
                expenseTypes,
                waived(metricsWaived),
                ineligible.keySet(),
                kinds,
                metrics,
                requirements,
                categories,
                activities,
                reasons,
                limits,
                TimeLimitsReader.reviewCalendar(
                        top.at("validation_team"), top.at("sla").at("business_calendar"), holidays),
                currencies,
                documentRule(top, "MAX_FILE_BYTES").at("value").number(1, Integer.MAX_VALUE, 0),
                explanationRequired(documentRule(top, "EXPLANATION_REQUIRED"), kinds),
                drawing(top.at("drawing"), entities));
    }

    private static DrawingOrder drawing(CatalogueNode place, Map<String, FundingEntity> entities) {
        List<String> order = place.at("order").codes(entities, "entity");
        if (Set.copyOf(order).size() < order.size()) {
            place.at("order").wrong("an entity is listed twice");
        }
        CatalogueNode days = place.at("rates_count_for_days");
        return new DrawingOrder(
                place.at("on_the_spot_first").truth(true),
                order,
                days.exists() ? days.number(1, MOST_RATE_DAYS, 1) : DrawingOrder.DEFAULT.ratesCountForDays());
    }

    private static Set<String> waived(Map<String, Boolean> metricsWaived) {
        return metricsWaived.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Programme programme(CatalogueNode place, Map<String, String> redirects) {
        boolean eligible = place.at("coop_eligible").truth(true);
        String redirect = place.at("redirect").exists() ? place.at("redirect").text() : "";
        if (!redirect.isEmpty() && !redirects.containsKey(redirect)) {
            place.at("redirect").wrong("unknown redirect '" + redirect + "'");
        }
        if (!eligible && redirect.isEmpty()) {
            place.wrong("a programme without co-op claims says where to go instead: redirect");
        }
        Programme.EarningsSplit split = null;
        List<Programme.Threshold> thresholds = new ArrayList<>();
        if (eligible) {
            CatalogueNode parts = place.at("earnings_split");
            split = new Programme.EarningsSplit(
                    parts.at("rebate_pct").number(0, 100, -1),
                    parts.at("coop_pct").number(0, 100, -1),
                    parts.at("rebate_payout").exists()
                            ? parts.at("rebate_payout").text()
                            : null);
            if (split.rebatePercent() + split.coopPercent() != 100) {
                parts.wrong("rebate_pct and coop_pct must make 100");
            }
            for (CatalogueNode step : place.at("threshold_history").items()) {
                LocalDate from = step.at("from").date();
                step.money()
                        .ifPresent(amount ->
                                thresholds.add(new Programme.Threshold(from == null ? LocalDate.EPOCH : from, amount)));
            }
            if (thresholds.isEmpty()) {
                place.at("threshold")
                        .money()
                        .ifPresent(amount -> thresholds.add(new Programme.Threshold(LocalDate.EPOCH, amount)));
            }
        }
        return new Programme(
                place.at("code").text(),
                place.at("name").text(),
                eligible,
                redirects.get(redirect),
                place.at("surface").truth(false),
                split,
                thresholds,
                place.at("requires_tax_invoice").truth(false),
                place.at("reimbursed_pct").number(1, 100, 100));
    }

    private FundingEntity entity(CatalogueNode place) {
        String calendar = place.at("calendar").text();
        if (!calendar.isEmpty() && !holidays.knows(calendar)) {
            place.at("calendar").wrong("no public holidays known for '" + calendar + "'");
        }
        return new FundingEntity(
                place.at("code").text(),
                place.at("name").text(),
                place.at("currency").parsed(Money::currencyOf).orElse(STAND_IN),
                calendar,
                place.at("zone").<ZoneId>parsed(ZoneId::of).orElse(ZoneOffset.UTC));
    }

    private static Location location(CatalogueNode place, Map<String, FundingEntity> entities) {
        String entity = place.at("entity").text();
        if (!entity.isEmpty() && !entities.containsKey(entity)) {
            place.at("entity").wrong("unknown entity '" + entity + "'");
        }
        return new Location(
                place.at("code").text(),
                place.at("zone").<ZoneId>parsed(ZoneId::of).orElse(ZoneOffset.UTC),
                entity,
                place.at("requires_tax_invoice").truth(false));
    }

    private static DocumentKind documentKind(CatalogueNode place) {
        return new DocumentKind(
                lastOf(place.path()),
                place.at("stage").oneOfSmall(DocumentKind.Stage.class).orElse(DocumentKind.Stage.CLAIM),
                place.at("cost_evidence").truth(false),
                place.at("is_link").truth(false));
    }

    private static RejectionReason rejectionReason(CatalogueNode place) {
        CatalogueNode stage = place.at("stage");
        return new RejectionReason(
                place.at("code").text(),
                place.at("text").text(),
                place.at("outcome").oneOf(RejectionReason.Outcome.class).orElse(RejectionReason.Outcome.EITHER),
                stage.exists()
                        ? stage.oneOfSmall(RejectionReason.Stage.class).orElse(RejectionReason.Stage.REVIEW)
                        : RejectionReason.Stage.REVIEW);
    }

    private static Set<Currency> currencies(CatalogueNode place) {
        Set<Currency> currencies = place.items().stream()
                .flatMap(item -> item.parsed(Money::currencyOf).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (currencies.isEmpty()) {
            place.wrong("at least one currency is accepted");
        }
        return currencies;
    }

    /** The entry of {@code document_rules} with that name; missing when there is none. */
    private static CatalogueNode documentRule(CatalogueNode top, String name) {
        return top.at("document_rules").items().stream()
                .filter(item -> item.at("rule").text().equals(name))
                .findFirst()
                .orElse(top.at("document_rules").at(name));
    }

    private static Set<String> explanationRequired(CatalogueNode rule, Map<String, DocumentKind> kinds) {
        List<String> named = rule.at("applies_to").codes(kinds, "document kind");
        return rule.at("default_enabled").truth(false) ? Set.copyOf(named) : Set.of();
    }

    static String lastOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
