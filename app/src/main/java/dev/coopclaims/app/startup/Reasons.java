package dev.coopclaims.app.startup;

import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import dev.coopclaims.eventstore.log.UnsuitableServerException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;

/** Why the application could not start, for the user. */
final class Reasons {
    private static final Logger LOG = LoggerFactory.getLogger(Reasons.class);
    private static final int MAX_CAUSES = 30;

    private Reasons() {}

    static CannotStart of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            CannotStart known = known(cause);
            if (known != null) {
                LOG.debug("cannot start", failure);
                return known;
            }
            cause = cause.getCause();
        }
        LOG.error("cannot start", failure);
        return new CannotStart("an unexpected failure, logged above", "Please report it with the log.", failure);
    }

    private static @Nullable CannotStart known(Throwable cause) {
        return switch (cause) {
            case CannotStart told -> told;
            case PortInUseException taken ->
                new CannotStart(
                        "port " + taken.getPort() + " is in use by another program.",
                        "Stop that program, or choose another port with --port N (0 finds a free one).",
                        taken);
            case UnsuitableServerException unsuitable ->
                new CannotStart(text(unsuitable), "Nothing was written to it.", unsuitable);
            case MongoSecurityException refused ->
                new CannotStart(
                        "the MongoDB server rejects the user or password of the URI.",
                        "Check MONGODB_URI or --mongodb-uri.",
                        refused);
            case MongoException gone ->
                new CannotStart(
                        "the MongoDB server cannot be reached, or fails.",
                        "Check MONGODB_URI or --mongodb-uri, and that the replica set has a primary. Without a URI,"
                                + " a folder is used. The driver says: " + text(gone),
                        gone);
            default -> null;
        };
    }

    private static String text(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
