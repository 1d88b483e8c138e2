package dev.coopclaims.app.request;

import dev.coopclaims.kernel.refusal.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.web.bind.annotation.PathVariable;

/** Reads the ids in an address. An impossible id is answered as not found, not as malformed. */
final class IdsInPaths implements ConditionalGenericConverter {
    private static final String KERNEL = "dev.coopclaims.kernel.";
    private static final int SHOWN_CHARS = 100;

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Record.class));
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        return target.hasAnnotation(PathVariable.class)
                && target.getType().getName().startsWith(KERNEL);
    }

    /** @throws Refusal not found when it is not an id of that kind */
    @Override
    public Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor target) {
        String text = String.valueOf(source);
        try {
            return target.getType().getConstructor(String.class).newInstance(text);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException) {
                throw Refusal.notFound("There is no "
                        + (text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…") + ".");
            }
            throw new IllegalStateException(refused);
        } catch (ReflectiveOperationException noId) {
            throw new IllegalStateException(
                    "not an id type: " + target.getType().getName(), noId);
        }
    }
}
