package dev.coopclaims.command.web.rows;

import dev.coopclaims.command.web.BodyType;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The columns that CSV of one kind of record has, and where a body in JSON holds what stands in them. */
final class Columns {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<Class<?>> NUMBERS = Set.of(BigDecimal.class, Integer.class, int.class);

    /** @param inside the object that holds it; absent for the record itself */
    private record Place(String name, @Nullable String inside, boolean required, boolean number) {}

    private final Map<String, Place> places = new LinkedHashMap<>();

    Columns(Class<? extends Record> type) {
        for (BodyType.Component component : BodyType.of(type).components()) {
            if (component.raw() == Money.class) {
                for (String part : List.of("amount", "currency")) {
                    add(new Place(part, component.name(), component.required(), false));
                }
            } else {
                add(new Place(component.name(), null, component.required(), NUMBERS.contains(component.raw())));
            }
        }
    }

    private void add(Place place) {
        if (places.put(place.name(), place) != null) {
            throw new IllegalArgumentException("two columns " + place.name());
        }
    }

    /** @throws Refusal malformed when the header has unknown or doubled columns, or lacks one that is required */
    void require(List<String> header) {
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!places.containsKey(column) || !seen.add(column)) {
                throw Refusal.of(RequestCode.COLUMN_UNKNOWN, column);
            }
        }
        String missing = places.values().stream()
                .filter(Place::required)
                .map(Place::name)
                .filter(column -> !seen.contains(column))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw Refusal.of(RequestCode.COLUMN_MISSING, missing);
        }
    }

    /** The record; an empty field is absent. */
    ObjectNode object(List<String> header, List<String> fields) {
        ObjectNode object = NODES.objectNode();
        for (int i = 0; i < fields.size(); i++) {
            Place place = places.get(header.get(i));
            if (place != null && !fields.get(i).isEmpty()) {
                ObjectNode into = place.inside() == null ? object : object.withObjectProperty(place.inside());
                put(into, place, fields.get(i));
            }
        }
        return object;
    }

    private static void put(ObjectNode into, Place place, String text) {
        try {
            if (place.number()) {
                BigDecimal number = new BigDecimal(text);
                into.set(
                        place.name(),
                        number.scale() == 0 ? NODES.numberNode(number.toBigInteger()) : NODES.numberNode(number));
            } else {
                into.put(place.name(), text);
            }
        } catch (NumberFormatException noNumber) {
            into.put(place.name(), text); // the binder tells that a number was expected
        }
    }
}
