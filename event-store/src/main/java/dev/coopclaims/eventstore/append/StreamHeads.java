package dev.coopclaims.eventstore.append;

import dev.coopclaims.eventstore.log.CommitLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The heads of streams, as far as this node has seen them: bounded, and never higher than the truth. It refuses what the
 * unique index cannot see: a commit that starts inside another one, and one that leaves a gap behind the head.
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

    /** Notes that a stream has an event of this sequence, and that a whole commit ends there or was read beyond. */
    public synchronized void observe(String stream, long sequence) {
        heads.merge(stream, sequence, Math::max);
    }

    /** Whether the stream's head, as far as it is known, is there: then a commit ends there. */
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
     * Whether a commit continues its streams, as far as can be known; a commit that passes may still meet the index. A
     * stream that does not exist may start anywhere. Asks the server only for a stream that is not remembered and does
     * not start at 0, and for a gap.
     *
     * @throws com.mongodb.MongoException when the server had to be asked and is out of reach
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
     * The streams that a commit without conflict begins elsewhere than at 0; nearly never any. Their 0 must be reserved, or
     * another node that has not seen them could begin them there.
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
