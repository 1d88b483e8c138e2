package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.cap.CapShare;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.command.policy.Pseudonyms.Of;
import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.cap.CapName;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.catalogue.Cap;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.source.InvoiceId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Groups a claim's costs as the cap counts them (P-3): per organisation, programme, period, person or conference. */
record CapCount(ClaimContent claim, Activity activity, Cap cap, Map<CostId, Money> amounts, Pseudonyms people) {
    private static final String PERSON = "person";
    private static final String CONFERENCE = "conference";

    /** The costs that cannot be counted, because they name no people or no conference. */
    List<Violation> missing(List<Cost> costs) {
        List<Violation> missing = new ArrayList<>();
        for (Cost cost : costs) {
            if (countsPeople() && people(cost).isEmpty()) {
                missing.add(RefusalCode.ATTENDEES_MISSING.at("/costs/" + cost.id() + "/attendees", activity.name()));
            }
            if (cap.per().contains(CONFERENCE) && conference(cost).isEmpty()) {
                missing.add(RefusalCode.CONFERENCE_MISSING.at("/costs/" + cost.id() + "/conference", activity.name()));
            }
        }
        return missing;
    }

    /** One count for each use of the cap, in the order of the costs; costs that cannot be counted are left out. */
    List<Counted> counted(List<Cost> costs) {
        SequencedMap<CapId, Group> groups = new LinkedHashMap<>();
        for (Cost cost : costs) {
            if ((countsPeople() && people(cost).isEmpty())
                    || (cap.per().contains(CONFERENCE) && conference(cost).isEmpty())) {
                continue;
            }
            parts(cost)
                    .forEach((person, amount) -> groups.computeIfAbsent(
                                    id(cost, person), id -> new Group(words(cost, person), name()))
                            .add(cost, amount));
        }
        List<Counted> counted = new ArrayList<>();
        groups.forEach((id, group) -> counted.add(new Counted(
                id,
                group.amount(),
                wanted -> new CapShare(
                        id,
                        claim.organisation(),
                        claim.id(),
                        claim.label(),
                        group.name,
                        wanted.of(group.persons),
                        group.words,
                        group.path()))));
        return counted;
    }

    /**
     * What is counted together.
     *
     * @param amount in the claim's currency
     * @param share the share of the cap, once its limit is known
     */
    record Counted(CapId id, Money amount, Function<Wanted, CapShare> share) {}

    /** The wanted use of people who are counted together. */
    interface Wanted {
        CapShare.Wanted of(SequencedSet<String> persons);
    }

    private boolean countsPeople() {
        return cap.kind() == Cap.Kind.HEADCOUNT || cap.per().contains(PERSON);
    }

    /**
     * Splits the cost's amount equally among its people; the first ones get one smallest unit more if it does not
     * divide. If the cap is not per person, the whole amount counts for nobody in particular.
     */
    private SequencedMap<String, Money> parts(Cost cost) {
        Money whole = amounts.getOrDefault(cost.id(), cost.requested());
        SequencedMap<String, Money> parts = new LinkedHashMap<>();
        if (!cap.per().contains(PERSON)) {
            parts.put("", whole);
            return parts;
        }
        SequencedSet<String> people = people(cost);
        int scale = whole.amount().scale();
        BigDecimal each = whole.amount().divide(BigDecimal.valueOf(people.size()), scale, RoundingMode.DOWN);
        BigDecimal rest = whole.amount().subtract(each.multiply(BigDecimal.valueOf(people.size())));
        BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
        for (String person : people) {
            boolean more = rest.signum() > 0;
            Money part = new Money(more ? each.add(unit) : each, whole.currency());
            rest = more ? rest.subtract(unit) : rest;
            if (part.isPositive()) {
                parts.put(person, part);
            }
        }
        return parts;
    }

    private CapId id(Cost cost, String person) {
        List<String> parts = new ArrayList<>();
        parts.add(claim.organisation().value());
        parts.add(activity.code());
        parts.add(cap.identity());
        cap.per().stream()
                .sorted()
                .map(per -> per + "=" + value(per, cost, person))
                .forEach(parts::add);
        return CapId.of(parts);
    }

    private String value(String per, Cost cost, String person) {
        return switch (per) {
            case "organisation" -> claim.organisation().value();
            case "programme" -> claim.programme();
            case "usage_period", "earning_period" -> claim.period().label();
            case PERSON -> people.of(Of.PERSON, claim.organisation(), person);
            case CONFERENCE -> people.of(Of.CONFERENCE, claim.organisation(), conference(cost));
            default -> throw new IllegalStateException("the catalogue counts a cap per " + per);
        };
    }

    private CapName name() {
        boolean perPeriod = cap.per().contains("usage_period") || cap.per().contains("earning_period");
        return new CapName(
                activity.code(),
                cap.expenseTypes(),
                cap.per(),
                cap.per().contains("programme") ? claim.programme() : null,
                perPeriod ? claim.period() : null);
    }

    private String words(Cost cost, String person) {
        return cap.per().stream()
                .map(per -> switch (per) {
                    case PERSON -> per + " (" + spelled(cost, person) + ")";
                    case CONFERENCE -> per + " (" + cost.conference() + ")";
                    default -> per.replace('_', ' ');
                })
                .collect(Collectors.joining(", "));
    }

    private static String spelled(Cost cost, String person) {
        return cost.attendees().stream()
                .filter(name -> normalised(name).equals(person))
                .findFirst()
                .orElse(person);
    }

    /** The normalised names, each once: another spelling does not make another person. */
    private static SequencedSet<String> people(Cost cost) {
        return cost.attendees().stream()
                .map(CapCount::normalised)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String conference(Cost cost) {
        String conference = cost.conference();
        return conference == null ? "" : normalised(conference);
    }

    private static String normalised(String name) {
        return InvoiceId.normalised(name).replaceAll("\\s+", " ");
    }

    /** Costs that are counted together. */
    private final class Group {
        private final String words;
        private final CapName name;
        private final SequencedSet<String> persons = new LinkedHashSet<>();
        private final List<Money> parts = new ArrayList<>();
        private final SequencedSet<CostId> costs = new LinkedHashSet<>();

        Group(String words, CapName name) {
            this.words = words;
            this.name = name;
        }

        void add(Cost cost, Money amount) {
            costs.add(cost.id());
            parts.add(amount);
            people(cost)
                    .forEach(name -> persons.add(people.of(Of.PERSON, claim.organisation(), conference(cost), name)));
        }

        Money amount() {
            return parts.stream().reduce(Money.zero(claim.currency()), Money::plus);
        }

        String path() {
            return costs.size() == 1 ? "/costs/" + costs.getFirst() : "/costs";
        }
    }
}
