package dev.coopclaims.eventstore.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a class of this package warns of, until this is closed. */
public final class Warnings implements AutoCloseable {

    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final Logger logger;
    private final Level before;

    private Warnings(String type) {
        logger = (Logger) LoggerFactory.getLogger(Warnings.class.getPackageName() + "." + type);
        before = logger.getLevel();
        said.start();
        logger.setLevel(Level.WARN);
        logger.addAppender(said);
    }

    /** @param type the simple name of the class, which may be hidden */
    public static Warnings of(String type) {
        return new Warnings(type);
    }

    /** The messages so far. */
    public List<String> messages() {
        return said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Override
    public void close() {
        logger.detachAppender(said);
        logger.setLevel(before);
    }
}
