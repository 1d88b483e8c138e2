package dev.coopclaims.kernel.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How a claim draws on the funds of several entities (F-5).
 *
 * @param onTheSpotFirst whether the entity of the claim's location comes before all others
 * @param entities codes of the entities that come next, in this order; the others follow in the catalogue's order
 * @param ratesCountForDays how many calendar days after it was published an exchange rate still counts, 1 or more
 */
public record DrawingOrder(boolean onTheSpotFirst, List<String> entities, int ratesCountForDays) {
    /** The local entity, then the catalogue's order; rates count for a year. */
    public static final DrawingOrder DEFAULT = new DrawingOrder(true, List.of(), 366);

    public DrawingOrder {
        entities = List.copyOf(entities);
    }

    /**
     * All entities in the order in which they are drawn on.
     *
     * @param all in the catalogue's order
     * @param onTheSpot the entity of the claim's location; an unknown one changes nothing
     */
    public List<String> of(Collection<String> all, String onTheSpot) {
        List<String> order = new ArrayList<>();
        if (onTheSpotFirst && all.contains(onTheSpot)) {
            order.add(onTheSpot);
        }
        entities.stream().filter(code -> !order.contains(code)).forEach(order::add);
        all.stream().filter(code -> !order.contains(code)).forEach(order::add);
        return order;
    }
}
