package dev.coopclaims.kernel;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What of events stays on the vendor's side (H-2), by their {@link VendorOnly} marks. */
public final class VendorSide {
    private static final ClassValue<Set<String>> FIELDS = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> event) {
            return Arrays.stream(event.getRecordComponents())
                    .filter(component -> component.isAnnotationPresent(VendorOnly.class))
                    .map(RecordComponent::getName)
                    .collect(Collectors.toUnmodifiableSet());
        }
    };

    private VendorSide() {}

    /** Whether a partner learns nothing of the event at all. */
    public static boolean keeps(DomainEvent event) {
        return event.getClass().isAnnotationPresent(VendorOnly.class);
    }

    /** The event's fields that a partner is not told. */
    public static Set<String> fields(DomainEvent event) {
        return FIELDS.get(event.getClass());
    }
}
