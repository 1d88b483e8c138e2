package dev.coopclaims.kernel;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Which events and fields stay on the vendor's side (H-2), according to their {@link VendorOnly} marks. */
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

    /** Whether a partner learns nothing of the event. */
    public static boolean keeps(DomainEvent event) {
        return event.getClass().isAnnotationPresent(VendorOnly.class);
    }

    /** The event's fields that partners never see. */
    public static Set<String> fields(DomainEvent event) {
        return FIELDS.get(event.getClass());
    }
}
