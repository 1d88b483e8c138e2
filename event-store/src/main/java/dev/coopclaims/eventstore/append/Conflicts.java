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

    /** The exception for the caller; also forgets the cached heads of the commit's streams, which were wrong. */
    SequenceConflictException of(EncodedCommit commit, String message) {
        commit.streams().forEach(span -> heads.forget(span.id()));
        return new SequenceConflictException(conflictingStream(commit), message);
    }

    /** The server's error has no field for the stream, so look it up; a commit of one stream needs no look-up. */
    private String conflictingStream(EncodedCommit commit) {
        List<StreamSpan> streams = commit.streams();
        try {
            // Entries without events come first: a request that was stored before conflicts in its aggregates too.
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
            logger.debug("Could not look up the conflicting stream of a commit", e);
        }
        return streams.getFirst().id();
    }
}
