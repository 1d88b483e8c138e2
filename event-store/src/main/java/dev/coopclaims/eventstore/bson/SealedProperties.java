package dev.coopclaims.eventstore.bson;

import dev.coopclaims.eventstore.sealing.FieldSealing;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/** Makes Jackson tell the generator which texts are marked. It looks for marks once for each type. */
final class SealedProperties extends JacksonModule {

    private final FieldSealing sealing;

    SealedProperties(FieldSealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public String getModuleName() {
        return SealedProperties.class.getName();
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext setup) {
        setup.addSerializerModifier(new Marking(sealing));
    }

    private static final class Marking extends ValueSerializerModifier {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient FieldSealing sealing;

        Marking(FieldSealing sealing) {
            this.sealing = sealing;
        }

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription.Supplier description, List<BeanPropertyWriter> usual) {
            List<BeanPropertyWriter> properties = new ArrayList<>(usual.size());
            for (BeanPropertyWriter property : usual) {
                String subject = sealing.subjectOf(
                        description.getBeanClass(), property.getMember().getName());
                properties.add(subject == null ? property : new Sealed(property, subject));
            }
            return properties;
        }
    }

    private static final class Sealed extends BeanPropertyWriter {

        @Serial
        private static final long serialVersionUID = 1L;

        private final String subject;

        Sealed(BeanPropertyWriter usual, String subject) {
            super(usual);
            this.subject = subject;
        }

        @Override
        public void serializeAsProperty(Object bean, JsonGenerator json, SerializationContext context)
                throws Exception {
            TextWriter texts = ((BsonGenerator) json).texts();
            texts.seal(subject);
            super.serializeAsProperty(bean, json, context);
            texts.seal(null);
        }
    }
}
