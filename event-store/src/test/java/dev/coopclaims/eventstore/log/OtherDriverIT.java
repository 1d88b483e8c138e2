package dev.coopclaims.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.nodes.WrappedClient;
import dev.coopclaims.testkit.RealMongod;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * A driver that has something else inside: a class that it does not have, a method that has another name. For this the
 * event store's own classes are loaded once more, with other names in the one class that uses the internals.
 */
class OtherDriverIT {

    private static final String PACKAGE = "dev.coopclaims.eventstore.";
    private static final String USER_OF_INTERNALS = PACKAGE + "log.PinnedTail";

    private final String database = RealMongod.freshDatabase();
    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(LiveTails.class);

    OtherDriverIT() {
        said.start();
        logger.addAppender(said);
        logger.setAdditive(false);
    }

    @AfterEach
    void close() {
        logger.setAdditive(true);
        logger.detachAppender(said);
        client.getDatabase(database).drop();
        client.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com/mongodb/client/internal/MongoClientImpl",
                "com/mongodb/internal/selector/WritableServerSelector",
                "com/mongodb/internal/validator/NoOpFieldNameValidator",
                "getTimeoutSettings",
                "simpleOperationContext",
                "selectServer",
                "getConnection"
            })
    void without_what_is_looked_for_inside_there_is_no_live_tail_and_the_log_says_so_once(String missing)
            throws ReflectiveOperationException {
        ClassLoader other = new OtherNames(missing);
        Class<?> logs = Class.forName(PACKAGE + "log.MongoCommitLog", true, other);
        Object log = logs.getMethod("open", MongoClient.class, String.class, String.class)
                .invoke(null, client, RealMongod.uri(), database);
        Method liveTail = logs.getMethod("liveTail");

        assertThat(liveTail.invoke(log)).isEqualTo(Optional.empty());
        assertThat(liveTail.invoke(log)).isEqualTo(Optional.empty());

        assertThat(said.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel().toString()).isEqualTo("ERROR");
            assertThat(event.getFormattedMessage()).contains("other internals", "take turns", "Use the driver version");
        });
    }

    @Test
    void a_client_that_is_wrapped_has_no_live_tail_and_writes_all_the_same() {
        MongoCommitLog log = MongoCommitLog.open(WrappedClient.of(client), RealMongod.uri(), database);
        assertThat(log.liveTail()).isEmpty();
        assertThat(log.liveTail()).isEmpty();
        assertThat(log.tail()).isEqualTo(Tail.EMPTY);
        assertThat(said.list).hasSizeLessThanOrEqualTo(1);
    }

    /** The event store's classes, loaded anew; a name in the one is replaced by another of the same length. */
    private static final class OtherNames extends ClassLoader {
        private final String missing;

        OtherNames(String missing) {
            super(OtherDriverIT.class.getClassLoader());
            this.missing = missing;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith(PACKAGE)) {
                    return super.loadClass(name, resolve);
                }
                Class<?> known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                byte[] code = code(name);
                if (name.equals(USER_OF_INTERNALS)) {
                    code = renamed(code);
                }
                return defineClass(name, code, 0, code.length);
            }
        }

        private byte[] code(String name) throws ClassNotFoundException {
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                return file.readAllBytes();
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        private byte[] renamed(byte[] code) {
            String text = new String(code, StandardCharsets.ISO_8859_1);
            assertThat(text).contains(missing);
            String another = missing.substring(0, missing.length() - 1) + "_";
            return text.replace(missing, another).getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
