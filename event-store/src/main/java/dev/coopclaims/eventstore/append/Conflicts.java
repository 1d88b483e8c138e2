package dev.coopclaims.eventstore.append;

import com.mongodb.MongoException;
import dev.coopclaims.eventstore.log.CommitLog;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names the stream in which a commit conflicts with another one. */
final class Conflicts {

    private static final Logger logger = LoggerFactory.getLogger(Conflicts.class);

    private final CommitLog log;
    private final StreamHeads heads;

    Conflicts(CommitLog log, StreamHeads heads) {
        this.log = log;
        this.heads = heads;
    }

    /** What its caller is told, and that the heads of its streams are not what this node took them for. */
    SequenceConflictException of(EncodedCommit commit, String message) {
        commit.streams().forEach(span -> heads.forget(span.id()));
        return new SequenceConflictException(conflictingStream(commit), message);
    }

    /** The server does not say in a field which stream it was, so ask it; with one stream there is no question. */
    private String conflictingStream(EncodedCommit commit) {
        List<StreamSpan> streams = commit.streams();
        try {
            // Those without events first: a request that was stored before conflicts in its aggregates too.
            for (StreamSpan span : streams.size() == 1 ? List.<StreamSpan>of() : streams) {
                if (span.type() == null
                        && log.commitBeginning(span.id(), span.first()).isPresent()) {
                    return span.id();
                }
            }
            for (StreamSpan span : streams.size() == 1 ? List.<StreamSpan>of() : streams) {
                if (log.commitBeginning(span.id(), span.first()).isPresent()) {
                    return span.id();
                }
            }
        } catch (MongoException e) {
            logger.debug("Could not look up which stream of a commit conflicts", e);
        }
        return streams.getFirst().id();
    }
}
