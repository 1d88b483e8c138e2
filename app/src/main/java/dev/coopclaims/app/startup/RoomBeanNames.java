package dev.coopclaims.app.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ConfigurationBeanNameGenerator;
import org.springframework.core.type.MethodMetadata;

/** Prefixes bean names with their room's package: both sides have, say, {@code claimEndpoints}. */
final class RoomBeanNames extends AnnotationBeanNameGenerator implements ConfigurationBeanNameGenerator {
    private static final String ROOMS = "dev.coopclaims.";
    private static final String APP = "dev.coopclaims.app.";

    @Override
    public String deriveBeanName(MethodMetadata method, @Nullable String name) {
        String own = name == null ? method.getMethodName() : name;
        String owner = method.getDeclaringClassName();
        return owner.startsWith(ROOMS) && !owner.startsWith(APP)
                ? owner.substring(ROOMS.length(), owner.lastIndexOf('.') + 1) + own
                : own;
    }
}
