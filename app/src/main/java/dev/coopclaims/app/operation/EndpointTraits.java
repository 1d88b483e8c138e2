package dev.coopclaims.app.operation;

import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Located;
import dev.coopclaims.command.web.Unversioned;
import dev.coopclaims.query.web.Read;
import io.swagger.v3.oas.models.Operation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * Sees in an endpoint's signature and annotations which headers it takes and gives; they stand in the operation until
 * {@link WireHeaders} has told them.
 */
final class EndpointTraits implements OperationCustomizer {
    private static final String TRAITS = "x-traits";
    private static final String COMMAND_SIDE = "dev.coopclaims.command.";

    /** What an endpoint is. */
    enum Trait {
        /** Of the command side: its answer says where the log ends. */
        DECIDES,
        /** It takes the version at which a command is wanted. */
        EXPECTS_VERSION,
        /** Its answer is of one version. */
        TAGGED,
        /** Its answer says where the new thing is. */
        LOCATED,
        /** It reads views, which have a position. */
        READS_VIEWS
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod endpoint) {
        Method method = endpoint.getMethod();
        boolean decides = endpoint.getBeanType().getName().startsWith(COMMAND_SIDE);
        boolean reads = takes(method, Read.class);
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        add(traits, Trait.DECIDES, decides);
        add(traits, Trait.EXPECTS_VERSION, takes(method, Caller.class));
        add(traits, Trait.READS_VIEWS, reads);
        add(traits, Trait.LOCATED, method.isAnnotationPresent(Located.class));
        boolean answers =
                method.isAnnotationPresent(GetMapping.class) && method.getReturnType() == ResponseEntity.class;
        add(traits, Trait.TAGGED, (decides || reads || answers) && !method.isAnnotationPresent(Unversioned.class));
        operation.addExtension(TRAITS, traits);
        return operation;
    }

    /** Of an endpoint that is none of ours, none. */
    @SuppressWarnings("unchecked") // nobody else knows the name
    static Set<Trait> of(Operation operation) {
        return operation.getExtensions() == null
                ? Set.of()
                : (Set<Trait>) operation.getExtensions().getOrDefault(TRAITS, Set.of());
    }

    /** They are no part of the description. */
    static void forget(Operation operation) {
        if (operation.getExtensions() != null
                && operation.getExtensions().remove(TRAITS) != null
                && operation.getExtensions().isEmpty()) {
            operation.setExtensions(null);
        }
    }

    private static void add(Set<Trait> traits, Trait trait, boolean has) {
        if (has) {
            traits.add(trait);
        }
    }

    private static boolean takes(Method method, Class<?> type) {
        return Arrays.asList(method.getParameterTypes()).contains(type);
    }
}
