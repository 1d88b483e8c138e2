package dev.coopclaims.eventstore.append;

import dev.coopclaims.eventstore.log.CommitLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The heads of streams as far as this node has seen them: a bounded cache that is never ahead of the log. It refuses
 * what the unique index cannot detect: a commit that starts inside another one, and one that leaves a gap behind the
 * head.
 */
public final class StreamHeads {

    private final CommitLog log;
    private final Map<String, Long> heads;

    StreamHeads(CommitLog log, int maxStreams) {
        this.log = log;
        this.heads = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > maxStreams;
            }
        };
    }

    /** Records that a stream has an event of this sequence and that the commit holding it was seen completely. */
    public synchronized void observe(String stream, long sequence) {
        heads.merge(stream, sequence, Math::max);
    }

    /** Whether the stream's known head has this sequence; if so, a commit ends there. */
    public boolean endsAt(String stream, long sequence) {
        OptionalLong head = known(stream);
        return head.isPresent() && head.getAsLong() == sequence;
    }

    void observe(EncodedCommit commit) {
        for (StreamSpan span : commit.streams()) {
            if (span.type() != null) {
                observe(span.id(), span.last());
            }
        }
    }

    synchronized void forget(String stream) {
        heads.remove(stream);
    }

    /**
     * Checks whether a commit continues its streams, as far as this node knows; one that passes may still be refused by
     * the index. A stream that does not exist may start anywhere. Asks the server only about a stream that is not
     * cached and does not start at 0, and about a gap.
     *
     * @throws com.mongodb.MongoException when the server had to be asked and cannot be reached
     */
    Optional<SequenceConflictException> conflict(EncodedCommit commit) {
        for (StreamSpan span : commit.streams()) {
            OptionalLong known = known(span.id());
            boolean unknownInside = known.isEmpty() && span.first() > 0;
            boolean gap = known.isPresent() && span.first() > known.getAsLong() + 1;
            if (unknownInside || gap) {
                known = log.headOf(span.id());
                known.ifPresent(head -> observe(span.id(), head));
            }
            if (known.isPresent() && span.first() != known.getAsLong() + 1) {
                return Optional.of(new SequenceConflictException(
                        span.id(),
                        "stream " + span.id() + " ends at sequence " + known.getAsLong()
                                + ", so a commit cannot continue it at " + span.first()));
            }
        }
        return Optional.empty();
    }

    /**
     * The new streams that a commit starts at a sequence other than 0; there are hardly ever any. Their sequence 0 must
     * be reserved, or another node that has not seen them could start them there.
     */
    List<StreamSpan> begunBehindTheStart(EncodedCommit commit) {
        return commit.streams().stream()
                .filter(span -> span.type() != null
                        && span.first() > 0
                        && known(span.id()).isEmpty())
                .toList();
    }

    private synchronized OptionalLong known(String stream) {
        Long head = heads.get(stream);
        return head == null ? OptionalLong.empty() : OptionalLong.of(head);
    }
}
