package dev.coopclaims.app.wiring;

import dev.coopclaims.command.web.BodyReader;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.module.SimpleModule;

/** Lets {@link BodyReader} read every record of ours that is a body; the kernel's types have their own readers. */
final class BodyModule extends SimpleModule {
    private static final long serialVersionUID = 1L;
    private static final String OURS = "dev.coopclaims.";
    private static final String KERNEL = "dev.coopclaims.kernel.";

    BodyModule() {
        super("coop-claims-bodies", Version.unknownVersion());
        setDeserializerModifier(new Bodies());
    }

    private static final class Bodies extends ValueDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
            Class<?> type = bean.getBeanClass();
            boolean body = type.isRecord()
                    && type.getName().startsWith(OURS)
                    && !type.getName().startsWith(KERNEL);
            return body ? new BodyReader(type) : deserializer;
        }
    }
}
