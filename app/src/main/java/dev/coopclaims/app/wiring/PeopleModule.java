package dev.coopclaims.app.wiring;

import dev.coopclaims.query.history.Sentence;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.people.People;
import dev.coopclaims.query.web.Read;
import java.util.function.Function;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.Version;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes people as this reader may see them (H-1). Writing a person fails unless a read has determined which names the
 * reader may see, so an answer made in another way cannot reveal too much.
 */
final class PeopleModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    PeopleModule() {
        super("coop-claims-people", Version.unknownVersion());
        addSerializer(Author.class, new Writer<>(Author.class, author -> people().of(author)));
        addSerializer(Sentence.class, new Writer<>(Sentence.class, sentence -> sentence.told(people())));
    }

    private static People people() {
        Object people = RequestContextHolder.currentRequestAttributes()
                .getAttribute(Read.PEOPLE, RequestAttributes.SCOPE_REQUEST);
        if (people instanceof People told) {
            return told;
        }
        throw new IllegalStateException("An answer that names people must be made by a read");
    }

    private static final class Writer<T> extends StdSerializer<T> {
        private final transient Function<T, Object> told;

        private Writer(Class<T> type, Function<T, Object> told) {
            super(type);
            this.told = told;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writePOJO(told.apply(value));
        }
    }
}
